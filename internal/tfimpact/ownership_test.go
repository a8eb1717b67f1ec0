package tfimpact_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// use makes the world's provider act with another token.
func use(w *acctest.World, token *mockimpact.Token) {
	w.Setenv("IMPACT_ACCOUNT_SID", token.SID)
	w.Setenv("IMPACT_AUTH_TOKEN", token.Value())
}

// digits is the account's number, as an Account SID shows it.
func digits(sid string) string { return regexp.MustCompile("[0-9]{6,}").FindString(sid) }

// An object stays that of its account: whatever is done to it with the credential of
// another one is refused before anything is sent.
func TestAnotherAccount(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	made, diagnostics := w.Protocol().Apply(groupType, nil, groupConfig(w, "VIP"))
	acctest.FailOnErrors(t, diagnostics)
	other := w.Mock.AddAccount(mockimpact.Brand, "Beta").AddToken(mockimpact.TokenOptions{Name: "full"})
	own := w.Token
	use(w, other)
	want := `error: The partner group belongs to another account: The state of the partner group "VIP" is that of an object of the brand account "` + own.Account().Name() + `" (Account SID …` + digits(own.SID) +
		`…), and the provider acts on the brand account "Beta" (Account SID ` + other.SID + `). Nothing was read or written.

Check account_sid and advertiser_id in the provider block, the IMPACT_… variables of this run, and that workspace and state are those of this account. If it is the same account under another name, refresh once with a token that was used before.`
	for name, operate := range map[string]func(*acctest.Protocol) []*tfprotov6.Diagnostic{
		"refresh": func(p *acctest.Protocol) []*tfprotov6.Diagnostic {
			_, diagnostics := p.Refresh(groupType, made)
			return diagnostics
		},
		"plan": func(p *acctest.Protocol) []*tfprotov6.Diagnostic {
			_, diagnostics := p.Plan(groupType, made, groupConfig(w, "VIP 2"))
			return diagnostics
		},
		"destroy": func(p *acctest.Protocol) []*tfprotov6.Diagnostic {
			_, diagnostics := p.Apply(groupType, made, nil)
			return diagnostics
		},
	} {
		p := w.Protocol()
		w.Mock.ResetJournal()
		if diff := cmp.Diff([]string{want}, acctest.Render(operate(p))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if sent := w.Requests(); len(sent) != 0 {
			t.Errorf("%s sends %q", name, sent)
		}
	}
	// Another token of the same account is no difference.
	use(w, own.Account().AddToken(mockimpact.TokenOptions{Name: "new"}))
	p := w.Protocol()
	refreshed, diagnostics := p.Refresh(groupType, made)
	if changes, more := p.Changes(groupType, refreshed, groupConfig(w, "VIP")); changes || len(diagnostics)+len(more) > 0 {
		t.Errorf("a new token: %q", acctest.Render(append(diagnostics, more...)))
	}
}

// The account is known at plan, so that Terraform refuses a plan that was made for
// another one.
func TestTheAccountIsPlanned(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	p := w.Protocol()
	for typeName, config := range map[string]map[string]tftypes.Value{
		groupType:                    groupConfig(w, "VIP"),
		"impact_company_information": {"website": acctest.String("https://www.example.org")}, // has a rule over its plans
	} {
		planned, diagnostics := p.Plan(typeName, nil, config)
		acctest.FailOnErrors(t, diagnostics)
		if got, want := p.Text(typeName, planned, "account"), "brand "+w.Account.Name(); got != want {
			t.Errorf("%s: account = %q, want %q", typeName, got, want)
		}
	}
}

// A plan that replaces what an account has once is made in two halves: they are one
// resource.
func TestAReplacementIsOneResource(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	const typeName = "impact_company_information"
	config := map[string]tftypes.Value{"website": acctest.String("https://www.example.org")}
	made, diagnostics := w.Protocol().Apply(typeName, nil, config)
	acctest.FailOnErrors(t, diagnostics)
	p := w.Protocol()
	first, diagnostics := p.Plan(typeName, made, config)
	acctest.FailOnErrors(t, diagnostics)
	second := p.Imported(typeName, nil)
	null, diagnostics := p.Apply(typeName, made, nil)
	acctest.FailOnErrors(t, diagnostics)
	second.State, second.Private = null.State, first.Private
	if _, diagnostics = p.Plan(typeName, second, config); len(diagnostics) > 0 {
		t.Errorf("the second half: %q", acctest.Render(diagnostics))
	}
	if _, diagnostics = p.Plan(typeName, nil, config); len(diagnostics) != 1 {
		t.Errorf("another resource: %q", acctest.Render(diagnostics))
	}
}

func TestTwoResourcesOfOneObject(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	p := w.Protocol()
	made, diagnostics := p.Apply(groupType, nil, groupConfig(w, "VIP"))
	acctest.FailOnErrors(t, diagnostics)
	id := w.CampaignID + "/" + p.Text(groupType, made, "id")
	double, diagnostics := p.Import(groupType, id, nil)
	acctest.FailOnErrors(t, diagnostics)
	next := w.Protocol()
	if _, diagnostics := next.Plan(groupType, made, groupConfig(w, "VIP")); len(diagnostics) > 0 {
		t.Errorf("the first: %q", acctest.Render(diagnostics))
	}
	_, diagnostics = next.Plan(groupType, double, groupConfig(w, "VIP"))
	want := "error: Two resources manage the same partner group: Another resource in this configuration manages the partner group " + id + " already: each would undo what the other writes. " +
		"Remove one of the two blocks; a removed block with destroy = false forgets the object without touching it. " +
		"Only resources under one provider block are compared: the same object in another configuration is not noticed."
	if diff := cmp.Diff(want, strings.Join(acctest.Render(diagnostics), "\n")); diff != "" {
		t.Error(diff)
	}
}
