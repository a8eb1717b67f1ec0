package token_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	tfconfig "github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const tokenAddress = "impact_access_token.test"

// tokenConfig declares a token whose write-only Auth Token comes from an
// ephemeral variable; extra is HCL.
// Unless extra says otherwise every GET is asked about, so that excess is found.
func tokenConfig(sid, scopes string, extra ...string) string {
	if !strings.Contains(strings.Join(extra, "\n"), "verification") {
		extra = append(extra, `verification = "reads"`)
	}
	return fmt.Sprintf(`
variable "token" {
  type      = string
  ephemeral = true
}
resource "impact_access_token" "test" {
  name          = "reporting"
  account_type  = "brand"
  scopes        = %s
  account_sid   = %q
  auth_token_wo = var.token
  %s
}`, scopes, sid, strings.Join(extra, "\n  "))
}

// storedConfig is tokenConfig for an Auth Token that is kept in state.
func storedConfig(sid, scopes string, extra ...string) string {
	config := tokenConfig(sid, scopes, extra...)
	config = strings.Replace(config, "ephemeral = true", "sensitive = true", 1)
	return strings.Replace(config, "auth_token_wo = var.token", "auth_token = var.token", 1)
}

// given is the value of the variable that holds the Auth Token.
func given(token string) tfconfig.Variables {
	return tfconfig.Variables{"token": tfconfig.StringVariable(token)}
}

const (
	declaredScopes = `{ campaigns = ["read"], deals = ["read", "write"] }`
	otherScopes    = `{ campaigns = ["read"], deals = ["read"], jobs = ["read"] }`
)

// provenCalls are those of the declaredScopes that can be asked about.
var provenCalls = []string{"GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /Deals", "GET /Deals/{DealId}", "PUT /Deals/{DealId}", "DELETE /Deals/{DealId}"}

// liveScopes are the declaredScopes as a person toggles them.
func liveScopes() mockimpact.Scopes {
	return mockimpact.Scopes{"campaigns": {"read"}, "deals": {"read", "write"}}
}

// tokenWorld is a brand with a token of its own to declare, and enough budget
// for the verifications of many steps.
func tokenWorld(t *testing.T) (*acctest.World, *mockimpact.Token) {
	t.Helper()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Account.SetLimit(mockimpact.BudgetRequests, 100_000, time.Hour)
	return w, w.Account.AddToken(mockimpact.TokenOptions{Name: "reporting", Scopes: liveScopes()})
}

func expectToken(attribute string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(tokenAddress, tfjsonpath.New(attribute), value)
}

func expectStatus(status string) statecheck.StateCheck {
	return expectToken("status", knownvalue.StringExact(status))
}

// calls matches a set of calls.
func calls(want ...string) knownvalue.Check {
	var checks []knownvalue.Check
	for _, call := range want {
		checks = append(checks, knownvalue.StringExact(call))
	}
	return knownvalue.SetExact(checks)
}

// rowsOf is how findings show calls of a brand under the label of their category.
func rowsOf(label string, calls ...string) string {
	text := "\n  " + label
	for _, call := range calls {
		method, path, _ := strings.Cut(call, " ")
		text += "\n    - " + method + " /Advertisers/<AccountSID>" + path
	}
	return text
}

// unsureName ends a list of rows with a label that nobody has seen on the page.
const unsureName = "\n* The page may name or group this otherwise: find its rows by path and method."

func planned(checks ...plancheck.PlanCheck) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: checks}
}

func plannedValue(attribute string, value knownvalue.Check) plancheck.PlanCheck {
	return plancheck.ExpectKnownValue(tokenAddress, tfjsonpath.New(attribute), value)
}

func plannedAction(action plancheck.ResourceActionType) plancheck.PlanCheck {
	return plancheck.ExpectResourceAction(tokenAddress, action)
}

// hexDigits is the shape of a fingerprint.
var hexDigits = regexp.MustCompile(`^[0-9a-f]{12}$`)

// planFunc does something when Terraform has planned.
type planFunc func()

// CheckPlan implements plancheck.PlanCheck.
func (f planFunc) CheckPlan(context.Context, plancheck.CheckPlanRequest, *plancheck.CheckPlanResponse) {
	f()
}

// Rows that several tests expect: those whose refusal or grant proves something
// where no list shows an object.
var (
	campaignRows  = rowsOf("Campaigns", "GET /Campaigns")
	dealReadRows  = rowsOf("Deals *", "GET /Deals")
	dealWriteRows = rowsOf("Deals *", "PUT /Deals/<DealID>", "DELETE /Deals/<DealID>")
	jobRows       = rowsOf("Jobs *", "GET /Jobs")
	// The same where the campaign that is granted gives a control.
	allDealReadRows = rowsOf("Deals *", "GET /Deals", "GET /Deals/<DealID>")
	allJobRows      = rowsOf("Jobs *", "GET /Jobs", "GET /Jobs/<JobID>", "GET /Jobs/<JobID>/Download")
	noteRows        = rowsOf("Notes *", "GET /Campaigns/<CampaignID>/Notes", "GET /Campaigns/<CampaignID>/Notes/<NoteID>")
)
