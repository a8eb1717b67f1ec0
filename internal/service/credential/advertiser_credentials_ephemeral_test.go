package credential_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func advertiserEchoed(body string) string {
	return `
ephemeral "impact_advertiser_credentials" "test" {` + body + `}
provider "echo" {
  data = ephemeral.impact_advertiser_credentials.test
}
resource "echo" "test" {}
`
}

func expectAdvertiser(w *acctest.World, brand *mockimpact.Account, token *mockimpact.Token) []statecheck.StateCheck {
	return []statecheck.StateCheck{
		expectEcho("advertiser_id", knownvalue.StringExact(brand.ID)),
		expectEcho("name", knownvalue.StringExact(brand.Name())),
		expectEcho("state", knownvalue.StringExact("ACTIVE")),
		expectEcho("account_sid", knownvalue.StringExact(token.SID)),
		expectEcho("auth_token", knownvalue.StringExact(token.Value())),
		expectEcho("authorization_header", knownvalue.StringExact(impact.AuthorizationHeader(token.SID, token.Value()))),
		expectEcho("base_url", knownvalue.StringExact(w.URL()+"/Advertisers/"+token.SID)),
	}
}

func TestAccAdvertiserCredentials(t *testing.T) {
	t.Parallel()
	w := acctest.NewAgency(t)
	w.NeedsMock()
	brand := w.Mock.AddAccount(mockimpact.Brand, "Nutt")
	token := w.Account.Manage(brand)
	w.Account.Manage(w.Mock.AddAccount(mockimpact.Brand, "Another"))
	runEphemeral(w, resource.TestStep{
		Config:            advertiserEchoed(fmt.Sprintf("\n  advertiser_id = %q\n", brand.ID)),
		ConfigStateChecks: expectAdvertiser(w, brand, token),
	})
	if listed := w.Mock.Requests("GET", "/Advertisers"); len(listed) > 0 {
		t.Error("the credentials of all brands were read")
	}
}

// A provider that acts on a managed brand hands out that brand's credential.
func TestAccAdvertiserCredentials_passthrough(t *testing.T) {
	t.Parallel()
	w := acctest.NewPassthrough(t)
	w.NeedsMock()
	runEphemeral(w, resource.TestStep{
		Config:            advertiserEchoed(""),
		ConfigStateChecks: expectAdvertiser(w, w.Account, w.Account.Tokens()[0]),
	})
}

// Nothing of the credential is in state, plan or log; the search for that runs
// after every test.
func TestAccAdvertiserCredentials_leavesNoTrace(t *testing.T) {
	t.Parallel()
	w := acctest.NewPassthrough(t)
	w.NeedsMock()
	w.Run(resource.TestStep{Config: `
ephemeral "impact_advertiser_credentials" "test" {}
data "impact_credentials" "test" {}
`})
}

func TestAdvertiserCredentials_refuses(t *testing.T) {
	t.Parallel()
	const own = "{ID}" // the id of the agency's own brand
	for name, test := range map[string]struct {
		world              func(*testing.T) *acctest.World
		change             func(w *acctest.World, token *mockimpact.Token)
		advertiserID, want string
	}{
		"brand's credential": {
			acctest.NewBrand, nil, "7",
			"impact_advertiser_credentials needs the credential of an agency account, but the provider's is of a brand account.",
		},
		"no advertiser": {
			acctest.NewAgency, nil, "",
			"Set advertiser_id here or in the provider block. The data source impact_advertisers lists the brands that the agency manages, with their ids; so does its web app.",
		},
		"not a number": {
			acctest.NewAgency, nil, "IR7",
			"must be a number, as impact.com shows it",
		},
		"another agency's brand": {
			acctest.NewAgency, nil, "7",
			"The agency manages no advertiser 7. The data source impact_advertisers lists those that it does, and so does its web app.",
		},
		"dead credential": {
			acctest.NewAgency, func(_ *acctest.World, token *mockimpact.Token) { token.Delete() }, own,
			"The brand's credential is rejected…impact.com rejected Account SID {TOKEN} as a brand credential on {URL} (401).",
		},
		"credential of another form": {
			acctest.NewAgency, func(w *acctest.World, token *mockimpact.Token) {
				w.Mock.Fault(mockimpact.Fault{Path: "/Advertisers/*", Rewrite: func([]byte) []byte {
					return fmt.Appendf(nil, `{"Id":"%s","Name":"Nutt","RestAccountURL":"%s/%s"}`, token.Account().ID, token.SID, token.Value())
				}})
			}, own,
			"impact.com returned the advertiser, but its RestAccountURL is not of the documented form SID:AuthToken@host/Advertisers/SID.",
		},
		"no permission": {
			acctest.NewAgency, func(w *acctest.World, _ *mockimpact.Token) {
				w.Token.SetScopes(mockimpact.Scopes{"company_information": {"read"}})
			}, own,
			`Cannot read advertiser {ID}…it lacks the permission for GET /Agencies/<AccountSID>/Advertisers/<AdvertiserID> (probably in the category "Advertisers"). Enable it at https://app.impact.com/secure/agency`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := test.world(t)
			w.NeedsMock()
			fill := func(s string) string { return w.Fill(s) }
			if w.Account.Type == mockimpact.Agency {
				brand := w.Mock.AddAccount(mockimpact.Brand, "Nutt")
				token := w.Account.Manage(brand)
				if test.change != nil {
					test.change(w, token)
				}
				fill = func(s string) string { return w.Fill(fillIn(s, "{ID}", brand.ID, "{TOKEN}", token.SID)) }
			}
			config := acctest.Config{}
			if test.advertiserID != "" {
				config["advertiser_id"] = acctest.String(fill(test.advertiserID))
			}
			expectRefused(t, w, "impact_advertiser_credentials", config, fill(test.want))
		})
	}
}

func fillIn(s string, oldnew ...string) string { return strings.NewReplacer(oldnew...).Replace(s) }
