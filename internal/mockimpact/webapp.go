package mockimpact

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
)

// webAppRoot is the path of what a signed-in person does in the web app. The
// real API has no such path and nothing in its place.
const webAppRoot = "/_mock/"

// Credential is a token with its secret, as GET /_mock/credentials shows it.
type Credential struct {
	AccountType string     `json:"account_type"`
	AccountID   string     `json:"account_id"`
	AccountName string     `json:"account_name"`
	TokenName   string     `json:"token_name"`
	AccountSID  string     `json:"account_sid"`
	AuthToken   string     `json:"auth_token"`
	APIVersion  int        `json:"api_version"`
	State       TokenState `json:"state"`
	Scopes      Scopes     `json:"scopes"`     // null is full access
	Operations  []string   `json:"operations"` // what the scopes come to; null is full access
}

// Credentials returns every token that is not deleted.
func (s *Server) Credentials() []Credential {
	var all []Credential
	for _, a := range s.Accounts() {
		name := a.Name()
		for _, t := range a.Tokens() {
			if t.State() == TokenDeleted {
				continue
			}
			all = append(all, Credential{
				AccountType: a.Type, AccountID: a.ID, AccountName: name, TokenName: t.label(),
				AccountSID: t.SID, AuthToken: t.Value(), APIVersion: t.APIVersion(), State: t.State(),
				Scopes: t.Scopes(), Operations: t.Operations(),
			})
		}
	}
	return all
}

func (t *Token) label() string {
	switch {
	case t.readOnly:
		return "legacy read-only"
	case t.legacy:
		return "legacy read/write"
	default:
		return t.Name()
	}
}

func (s *Server) serveWebApp(w http.ResponseWriter, r *http.Request) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /_mock/credentials", func(w http.ResponseWriter, _ *http.Request) { reveal(w, s.Credentials()) })
	mux.HandleFunc("GET /_mock/journal", func(w http.ResponseWriter, _ *http.Request) { reveal(w, s.journalLines()) })
	mux.HandleFunc("DELETE /_mock/journal", func(w http.ResponseWriter, _ *http.Request) {
		s.ResetJournal()
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("GET /_mock/dump", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(s.Dump()) })
	s.handleControls(mux)
	for action, change := range s.tokenActions() {
		mux.HandleFunc("POST /_mock/tokens/{sid}/"+action, func(w http.ResponseWriter, r *http.Request) {
			s.changeToken(w, r, change)
		})
	}
	mux.ServeHTTP(w, r)
}

// tokenChange is the body of an action on a token: what the action needs of it.
type tokenChange struct {
	Name       string `json:"name"`
	APIVersion int    `json:"api_version"`
	Scopes     Scopes `json:"scopes"`

	Operations []string `json:"operations"`
}

// tokenActions return the token to show: the one that changed, or the new one.
func (s *Server) tokenActions() map[string]func(*Token, tokenChange) (*Token, error) {
	same := func(act func(*Token, tokenChange) error) func(*Token, tokenChange) (*Token, error) {
		return func(t *Token, change tokenChange) (*Token, error) { return t, act(t, change) }
	}
	return map[string]func(*Token, tokenChange) (*Token, error){
		"reset":      same(func(t *Token, _ tokenChange) error { return t.reset() }),
		"disable":    same(func(t *Token, _ tokenChange) error { return t.set(TokenDisabled) }),
		"enable":     same(func(t *Token, _ tokenChange) error { return t.set(TokenEnabled) }),
		"delete":     same(func(t *Token, _ tokenChange) error { return t.set(TokenDeleted) }),
		"upgrade":    same(func(t *Token, change tokenChange) error { return t.upgrade(change.APIVersion) }),
		"scopes":     same(func(t *Token, change tokenChange) error { return t.setScopes(change.Scopes) }),
		"operations": same(func(t *Token, change tokenChange) error { return t.allow(change.Operations) }),
		"duplicate":  func(t *Token, change tokenChange) (*Token, error) { return t.duplicate(change.Name) },
	}
}

func (s *Server) changeToken(w http.ResponseWriter, r *http.Request, act func(*Token, tokenChange) (*Token, error)) {
	var change tokenChange
	if err := takeJSON(r, &change); err != nil && !errors.Is(err, io.EOF) {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.lock()
	t := s.tokens[r.PathValue("sid")]
	if t == nil {
		s.mu.Unlock()
		http.Error(w, "no such token", http.StatusNotFound)
		return
	}
	changed, err := act(t, change)
	s.mu.Unlock()
	if err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	reveal(w, map[string]string{
		"account_sid": changed.SID, "auth_token": changed.Value(), "state": string(changed.State()),
		"api_version": strconv.Itoa(changed.APIVersion()),
	})
}

// journalLine is an exchange for people; the answers stay out, for they may
// hold secrets.
type journalLine struct {
	Number     int    `json:"number"`
	AccountSID string `json:"account_sid"`
	Method     string `json:"method"`
	Path       string `json:"path"`
	Query      string `json:"query,omitempty"`
	Body       string `json:"body,omitempty"`
	Status     int    `json:"status"`
	Fault      bool   `json:"fault,omitempty"`
	Note       string `json:"note,omitempty"`
}

func (s *Server) journalLines() []journalLine {
	lines := []journalLine{}
	for _, x := range s.Journal() {
		lines = append(lines, journalLine{
			Number: x.Number, AccountSID: x.SID, Method: x.Method, Path: x.Path, Query: x.Query.Encode(),
			Body: string(x.Body), Status: x.Status, Fault: x.Fault, Note: x.Note,
		})
	}
	return lines
}

// takeJSON reads the body of a request to the web app; io.EOF is for none.
func takeJSON(r *http.Request, value any) error {
	decoder := json.NewDecoder(io.LimitReader(r.Body, maxBody))
	decoder.DisallowUnknownFields()
	return decoder.Decode(value)
}

func reveal(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	// A client that hung up does not read its answer.
	_ = encoder.Encode(value)
}
