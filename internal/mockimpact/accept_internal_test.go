package mockimpact

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// eachWrite calls check for every write of the catalogue, with the account's
// token and what the document requires.
func eachWrite(t *testing.T, check func(t *testing.T, tok *Token, operation catalog.Operation, needs writeNeeds)) {
	t.Helper()
	for _, accountType := range catalog.AccountTypes() {
		for _, operation := range catalog.Operations(accountType) {
			if operation.Permission() != catalog.Write {
				continue
			}
			t.Run(accountType+" "+operation.String(), func(t *testing.T) {
				t.Parallel()
				account := New(AcceptingWrites()).AddAccount(accountType, "Acme")
				check(t, account.AddToken(TokenOptions{Name: "full"}), operation, needsOf(accountType, operation))
			})
		}
	}
}

// write is a request that names object id and has the fields.
type write struct {
	operation catalog.Operation
	id, media string
	fields    []string
	query     []string
}

// send returns the status and whether anything changed.
func (q write) send(t *testing.T, tok *Token) (status int, changed bool) {
	t.Helper()
	srv := tok.acc.srv
	query := url.Values{}
	for _, name := range q.query {
		query.Set(name, "1")
	}
	body, contentType := q.body(t)
	target := catalog.PathRoot(tok.acc.Type) + "/" + tok.SID + concrete(q.operation.Path, q.id) + "?" + query.Encode()
	r := httptest.NewRequestWithContext(t.Context(), q.operation.Method, target, bytes.NewReader(body))
	r.SetBasicAuth(tok.SID, tok.Value())
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	before, recorder := srv.Dump(), httptest.NewRecorder()
	srv.ServeHTTP(recorder, r)
	return recorder.Code, !bytes.Equal(before, srv.Dump())
}

func (q write) body(t *testing.T) (content []byte, contentType string) {
	t.Helper()
	values := url.Values{}
	for _, name := range q.fields {
		values.Set(name, "1")
	}
	switch q.media {
	case rule.FormMedia:
		return []byte(values.Encode()), rule.FormMedia
	case rule.JSONMedia:
		members := map[string]string{}
		for name := range values {
			members[name] = "1"
		}
		content, err := json.Marshal(members)
		if err != nil {
			t.Fatal(err)
		}
		return content, rule.JSONMedia
	case rule.MultipartMedia:
		var buffer bytes.Buffer
		writer := multipart.NewWriter(&buffer)
		for name := range values {
			if err := writer.WriteField(name, "1"); err != nil {
				t.Fatal(err)
			}
		}
		if err := writer.Close(); err != nil {
			t.Fatal(err)
		}
		return buffer.Bytes(), writer.FormDataContentType()
	}
	return nil, ""
}

// concrete puts an id in place of every parameter.
func concrete(template, id string) string {
	segments := strings.Split(template, "/")
	for i, segment := range segments {
		if strings.HasPrefix(segment, "{") {
			segments[i] = id
		}
	}
	return strings.Join(segments, "/")
}

func TestAcceptedWritesLeaveAMark(t *testing.T) {
	t.Parallel()
	eachWrite(t, func(t *testing.T, tok *Token, operation catalog.Operation, needs writeNeeds) {
		if len(needs.fields) == 0 {
			needs.fields[""] = nil
		}
		for media, fields := range needs.fields {
			complete := write{operation: operation, id: "1", media: media, fields: fields, query: needs.query}
			if status, changed := complete.send(t, tok); status != http.StatusOK || !changed {
				t.Errorf("%q complete: status %d, changed %t", media, status, changed)
			}
			for name, incomplete := range complete.without() {
				if status, changed := incomplete.send(t, tok); status != http.StatusBadRequest || changed {
					t.Errorf("%q without %s: status %d, changed %t", media, name, status, changed)
				}
			}
		}
	})
}

// without is the request once without each of its fields and parameters.
func (q write) without() map[string]write {
	variants := map[string]write{}
	for i, name := range q.fields {
		variant := q
		variant.fields = slices.Delete(slices.Clone(q.fields), i, i+1)
		variants[name] = variant
	}
	for i, name := range q.query {
		variant := q
		variant.query = slices.Delete(slices.Clone(q.query), i, i+1)
		variants[name] = variant
	}
	return variants
}

// A request without anything is a write wherever the document requires nothing.
func TestEmptyRequestsAreAcceptedWhereNothingIsRequired(t *testing.T) {
	t.Parallel()
	eachWrite(t, func(t *testing.T, tok *Token, operation catalog.Operation, needs writeNeeds) {
		nothingRequired := len(needs.fields) == 0 || needs.optional
		for _, fields := range needs.fields {
			nothingRequired = nothingRequired || len(fields) == 0
		}
		want := http.StatusBadRequest
		if nothingRequired && len(needs.query) == 0 {
			want = http.StatusOK
		}
		status, changed := write{operation: operation, id: "1"}.send(t, tok)
		if status != want || changed != (want == http.StatusOK) {
			t.Errorf("status %d, changed %t, want %d", status, changed, want)
		}
	})
}

func TestObjectZeroDoesNotExist(t *testing.T) {
	t.Parallel()
	eachWrite(t, func(t *testing.T, tok *Token, operation catalog.Operation, needs writeNeeds) {
		if !strings.Contains(operation.Path, "{") {
			return
		}
		for media, fields := range needs.fields {
			zero := write{operation: operation, id: "0", media: media, fields: fields, query: needs.query}
			if status, changed := zero.send(t, tok); status != http.StatusNotFound || changed {
				t.Errorf("%q: status %d, changed %t", media, status, changed)
			}
		}
	})
}

func TestUndocumentedContentTypesAreNotAccepted(t *testing.T) {
	t.Parallel()
	tok := New(AcceptingWrites()).AddAccount(Brand, "Acme").AddToken(TokenOptions{Name: "full"})
	deals := catalog.Operation{Method: http.MethodPost, Path: "/Deals"}
	status, changed := write{operation: deals, media: rule.JSONMedia, fields: []string{"CampaignId", "Name", "Scope", "Type"}}.send(t, tok)
	if status != http.StatusBadRequest || changed {
		t.Errorf("status %d, changed %t", status, changed)
	}
}
