package offer_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// errorTexts is what a resource's errors should say.
type errorTexts struct {
	address, noun, category, scope string
	field, attribute               string // one that a create sends
	config                         func(*acctest.World) string
}

// testErrors makes the create fail in every way that has a text of its own, and
// once only with 429.
func testErrors(t *testing.T, want errorTexts) {
	t.Helper()
	answer := func(status int, body string) mockimpact.Fault {
		return mockimpact.Fault{Method: http.MethodPost, Status: status, ContentType: "application/json", Body: body}
	}
	for name, test := range map[string]struct {
		fault mockimpact.Fault
		want  string
	}{
		"401": {
			answer(http.StatusUnauthorized, `{"Status":"ERROR","Message":"Unauthorized"}`),
			"Cannot create the " + want.noun + "…401 Unauthorized…the Auth Token was reset or deleted",
		},
		"404": {
			answer(http.StatusNotFound, `{"Status":"ERROR","Message":"Campaign not found"}`),
			"Cannot create the " + want.noun + "…Campaign not found…Check the ids",
		},
		"400 with a field": {
			answer(http.StatusBadRequest, `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"`+want.field+`","Message":"Not allowed"}]}`),
			"with " + want.address + "…" + want.attribute + " =…impact.com refused " + want.field + ": Not allowed.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			w.Mock.Fault(test.fault)
			w.RunAtProtocol(resource.TestStep{Config: want.config(w), ExpectError: acctest.Text(test.want)})
		})
	}
	t.Run("403", func(t *testing.T) {
		t.Parallel()
		w := acctest.NewBrand(t)
		w.NeedsMock()
		w.Token.SetScopes(mockimpact.Scopes{"company_information": {"read"}, want.scope: {"read"}})
		w.RunAtProtocol(resource.TestStep{
			Config:      want.config(w),
			ExpectError: acctest.Text(`403 Forbidden…the token is disabled, or it lacks the permission for POST /Advertisers/<AccountSID>/…in the category "` + want.category + `"…Enable it at https://app.impact.com/secure/advertiser`),
		})
	})
	t.Run("429 and then success", func(t *testing.T) {
		t.Parallel()
		w := acctest.NewBrand(t)
		w.NeedsMock()
		limited := answer(http.StatusTooManyRequests, `{"Status":"ERROR","Message":"Too Many Requests"}`)
		limited.Times, limited.Header = 1, http.Header{"X-Ratelimit-Reset": {"0"}}
		w.Mock.Fault(limited)
		w.RunAtProtocol(resource.TestStep{Config: want.config(w)})
	})
	t.Run("wrong account type", func(t *testing.T) {
		t.Parallel()
		brand, w := acctest.NewBrand(t), acctest.NewPartner(t)
		w.NeedsMock()
		typeName, _, _ := strings.Cut(want.address, ".")
		w.RunAtProtocol(resource.TestStep{
			Config: want.config(brand), PlanOnly: true,
			ExpectError: acctest.Text(typeName + " needs a brand account, but the provider acts on a partner account."),
		})
	})
}

// recordQueries notes the queries of the listings of a path so far.
func recordQueries(w *acctest.World, path string, queries *[]string) resource.TestCheckFunc {
	return func(*terraform.State) error {
		for _, exchange := range w.Mock.Journal() {
			if exchange.Method == http.MethodGet && exchange.Template == path {
				*queries = append(*queries, exchange.Query.Encode())
			}
		}
		return nil
	}
}
