package scope_test

import (
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

func TestProve(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		scopes   mockimpact.Scopes
		change   func(*mockimpact.Token)
		status   scope.Status
		provenBy string
		requests int
	}{
		"full access":     {nil, nil, scope.Valid, "GET /CompanyInformation", 1},
		"another scope":   {mockimpact.Scopes{"ads": {"read"}}, nil, scope.Valid, "GET /Ads", 5},
		"object 0 only":   {mockimpact.Scopes{"tasks": {"read"}}, nil, scope.Valid, "GET /Programs/0/Tasks", 26},
		"reset":           {nil, func(token *mockimpact.Token) { token.Reset() }, scope.Rejected, "GET /CompanyInformation", 1},
		"disabled":        {nil, (*mockimpact.Token).Disable, scope.ForbiddenEverywhere, "one read of every category", 27},
		"no scope at all": {mockimpact.Scopes{}, nil, scope.ForbiddenEverywhere, "one read of every category", 27},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			token := w.token(catalog.Brand, test.scopes)
			c := w.client(t, token)
			if test.change != nil {
				test.change(token)
			}
			proof, err := scope.Prove(t.Context(), c)
			if err != nil {
				t.Fatal(err)
			}
			if proof.Status != test.status || proof.ProvenBy != test.provenBy || (proof.Company != nil) != (test.provenBy == "GET /CompanyInformation" && test.status == scope.Valid) {
				t.Errorf("%+v", proof)
			}
			if n := len(w.Journal()); n != test.requests {
				t.Errorf("%d requests, want %d", n, test.requests)
			}
		})
	}
}

// What a proxy says, or nobody, proves nothing about the credential.
func TestProveDoesNotGuess(t *testing.T) {
	t.Parallel()
	const page = "<html><title>Sign in</title></html>"
	for name, fault := range map[string]mockimpact.Fault{
		"proxy's 401": {Status: 401, ContentType: "text/html", Body: page},
		"proxy's 403": {Status: 403, ContentType: "text/html", Body: page},
		"portal":      {Status: 200, ContentType: "text/html", Body: page},
		"5xx":         {Status: 503},
		"429":         {Status: 429},
		"400":         {Status: 400},
		"no answer":   {Drop: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.Fault(fault)
			if proof, err := scope.Prove(t.Context(), w.client(t, w.token(catalog.Brand, nil))); err == nil {
				t.Errorf("proven: %+v", proof)
			}
			if n := len(w.Journal()); n != 1 {
				t.Errorf("%d requests", n)
			}
		})
	}
}

func TestRejectionReason(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	token := w.token(catalog.Partner, nil)
	as := func(accountType impact.AccountType) *impact.Client {
		return w.client(t, token, func(config *impact.Config) { config.AccountType = accountType })
	}
	wrongType := "impact.com rejected Account SID " + token.SID + " as a brand credential on " + w.url +
		" (401). The same credential is accepted as partner: the account type is what is wrong."
	if got := scope.RejectionReason(t.Context(), as(impact.Brand)); got != wrongType {
		t.Error(got)
	}
	own := as(impact.Partner)
	token.Reset()
	reset := "impact.com rejected Account SID " + token.SID + " as a partner credential on " + w.url +
		" (401). Usual causes: the Auth Token was reset, the token was deleted, or SID and token do not belong together."
	if got := scope.RejectionReason(t.Context(), own); got != reset {
		t.Error(got)
	}
}

// Where the object is looked at first, a complaint about it is none to who was let
// in, so it proves nothing.
func TestProveDoesNotTakeComplaintsForProof(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.SetReading(mockimpact.PermissionOrder, "after-object")
	proof, err := scope.Prove(t.Context(), w.client(t, w.token(catalog.Brand, mockimpact.Scopes{})))
	if err != nil || proof.Status != scope.Undetermined {
		t.Errorf("%+v, %v", proof, err)
	}
}
