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
func tokenConfig(sid, scopes string, extra ...string) string {
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

// scopes matches a map of scopes.
func scopes(want mockimpact.Scopes) knownvalue.Check {
	categories := map[string]knownvalue.Check{}
	for category, permissions := range want {
		var checks []knownvalue.Check
		for _, permission := range permissions {
			checks = append(checks, knownvalue.StringExact(permission))
		}
		categories[category] = knownvalue.SetExact(checks)
	}
	return knownvalue.MapExact(categories)
}

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
