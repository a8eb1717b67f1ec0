package mockimpact

import (
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// TokenState is what a person sees in the web app's list of tokens.
type TokenState string

// The states of a token. A deleted one is gone for good.
const (
	TokenEnabled  TokenState = "enabled"
	TokenDisabled TokenState = "disabled"
	TokenDeleted  TokenState = "deleted"
)

// TokenOptions are what a person chooses when making an access token.
type TokenOptions struct {
	Name string
	// APIVersion is the newest of the account type when 0.
	APIVersion int
	// Scopes is full access when nil, and no access when empty.
	Scopes Scopes
	// Operations, when not nil, are the single operations that the token may use,
	// such as "GET /Campaigns", in place of Scopes.
	Operations []string
	// PassthroughScopes, on an agency's token, are the brand categories that it
	// may use on the brands that the agency manages. Nil means all of them when
	// Scopes is nil, else none.
	PassthroughScopes Scopes
	// SID and Value are random when empty.
	SID, Value string
}

// Token is a credential of an account: an access token, or one of a legacy pair.
type Token struct {
	// SID is the Account SID that HTTP Basic and the path carry; not secret.
	SID string

	acc      *Account
	options  TokenOptions
	held     permissions
	value    string
	state    TokenState
	legacy   bool
	readOnly bool
}

// AddToken makes an enabled access token.
func (a *Account) AddToken(options TokenOptions) *Token {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	t, err := a.addToken(options)
	if err != nil {
		misuse("%v", err)
	}
	return t
}

// AddLegacyPair makes the older kind of credentials: no name, no scopes, one may
// do everything and the other may only read. They can only be reset and upgraded.
func (a *Account) AddLegacyPair() (readWrite, readOnly *Token) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	readWrite, errWrite := a.addToken(TokenOptions{})
	readOnly, errRead := a.addToken(TokenOptions{})
	if errWrite != nil || errRead != nil {
		misuse("%v %v", errWrite, errRead)
	}
	readWrite.legacy, readOnly.legacy, readOnly.readOnly = true, true, true
	return readWrite, readOnly
}

func (a *Account) addToken(options TokenOptions) (*Token, error) {
	versions := catalog.APIVersions(a.Type)
	if options.APIVersion == 0 {
		options.APIVersion = versions[len(versions)-1].Number
	}
	if options.SID == "" {
		options.SID = a.randomSID()
	}
	if options.Value == "" {
		options.Value = randomText(alphanumeric + "-_~")
	}
	if !released(a.Type, options.APIVersion) {
		return nil, conflict("%s has no API version %d", a.Type, options.APIVersion)
	}
	if a.srv.tokens[options.SID] != nil {
		return nil, conflict("the SID %s is taken", options.SID)
	}
	if options.Operations != nil && options.Scopes != nil {
		return nil, conflict("a token has scopes or operations")
	}
	if err := a.checkScopes(options); err != nil {
		return nil, err
	}
	t := &Token{SID: options.SID, acc: a, options: options, state: TokenEnabled, held: options.Scopes.operations(a.Type)}
	if options.Operations != nil {
		if err := t.allow(options.Operations); err != nil {
			return nil, err
		}
	}
	t.issue(options.Value)
	a.tokens = append(a.tokens, t)
	a.srv.tokens[t.SID] = t
	return t, nil
}

func (t *Token) issue(value string) {
	t.value = value
	t.acc.srv.secrets = append(t.acc.srv.secrets, value)
}

func (t *Token) matches(value string) bool {
	return subtle.ConstantTimeCompare([]byte(t.value), []byte(value)) == 1
}

func released(accountType string, version int) bool {
	return slices.ContainsFunc(catalog.APIVersions(accountType), func(v catalog.APIVersion) bool {
		return v.Number == version
	})
}

const alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// randomText is 32 random letters so that finding it anywhere means that it leaked.
// randomSID has the form of the Account SIDs seen in public: 34 letters and digits,
// with the account's number among them.
func (a *Account) randomSID() string {
	text := randomText(alphanumeric)
	text = text[len(a.ID):]
	at := int(text[0]) % len(text)
	return "IR" + text[:at] + a.ID + text[at:]
}

func randomText(alphabet string) string {
	const length = 32
	text := make([]byte, 0, length)
	for random := make([]byte, 1); len(text) < length; {
		if _, err := rand.Read(random); err != nil {
			misuse("no randomness: %v", err)
		}
		// Bytes past the last full round of the alphabet would make its first
		// letters likelier.
		if n := int(random[0]); n < 256/len(alphabet)*len(alphabet) {
			text = append(text, alphabet[n%len(alphabet)])
		}
	}
	return string(text)
}

// conflictError is a change that the web app would not offer.
type conflictError string

func (e conflictError) Error() string { return string(e) }

func conflict(format string, args ...any) error { return conflictError(fmt.Sprintf(format, args...)) }
