package provider_test

import (
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// A rotation without a gap, step by step as the guide tells it.
func TestAccExample_rotateAToken(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	blue := w.Account.AddToken(mockimpact.TokenOptions{Name: "reporting-blue", Operations: []string{"GET /Campaigns", "GET /Deals"}})
	s := &scenario{example: w.Example("rotate-a-token"), T: t, tokens: map[string]*mockimpact.Token{"blue": blue}, variables: map[string]string{}}
	s.example.Setenv("IMPACT_ACCOUNT_SID", w.Token.SID)
	s.example.Setenv("IMPACT_AUTH_TOKEN", w.Token.Value())

	type slot map[string]any
	declare := func(slots map[string]slot) {
		secrets := map[string]string{}
		for name, token := range s.tokens {
			if slots[name]["account_sid"] != nil {
				secrets[name] = token.Value()
			}
		}
		s.variables["slots"], s.variables["auth_tokens"] = encode(t, slots), encode(t, secrets)
	}
	old := slot{"account_sid": blue.SID, "issued_at": "2020-01-05T09:00:00Z"}
	declare(map[string]slot{"blue": old})
	s.expect(true, []string{"1 added", "[token_overdue]", `"blue" = "active"`, `"blue" = "2020-04-04T09:00:00Z"`}, "apply", "-auto-approve")

	declare(map[string]slot{"blue": old, "green": {}})
	s.expect(true, []string{`"green" = "requested"`, "[token_requested]"}, "apply", "-auto-approve")

	green := blue.Duplicate("reporting-green")
	s.tokens["green"] = green
	next := slot{"account_sid": green.SID}
	declare(map[string]slot{"blue": old, "green": next})
	s.expect(true, []string{`"blue" = "active"`, `"green" = "active"`, `account_sid = "` + blue.SID + `"`}, "apply", "-auto-approve")
	s.variables["in_use"] = "green"
	s.expect(true, []string{`account_sid = "` + green.SID + `"`}, "apply", "-auto-approve")

	dead := slot{"account_sid": blue.SID, "issued_at": old["issued_at"], "deleted": true}
	declare(map[string]slot{"blue": dead, "green": next})
	s.expect(true, []string{"[token_not_deleted]", "Apply fails until the live token agrees."}, "plan")
	s.expect(false, []string{"Error: An access token is not deleted [token_not_deleted]"}, "apply", "-auto-approve")
	blue.Delete()
	s.expect(true, []string{`"blue" = "deleted"`, `"green" = "active"`}, "apply", "-auto-approve")

	declare(map[string]slot{"green": next})
	s.expect(true, []string{"1 destroyed"}, "apply", "-auto-approve")
	s.expect(true, []string{"No changes."}, "plan", "-detailed-exitcode")
}
