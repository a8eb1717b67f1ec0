package doctor_test

import (
	"slices"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/doctor"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// some is a token that may read campaigns but none of its contracts' details, so
// that it is refused an object that exists.
var some = []string{
	"GET /CompanyInformation", "GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /MediaPartners",
	"GET /Campaigns/{CampaignId}/Contracts", "GET /LegalEntities",
}

// Whatever an account answers where the documents are silent, the doctor names it.
func TestReadings(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		set  mockimpact.ReadingName
		to   string
		want string // where the doctor cannot say as much as the mock's switch
	}{
		{mockimpact.ObjectZero, "404", ""},
		{mockimpact.ObjectZero, "400", ""},
		{mockimpact.ObjectZero, "403", ""},
		{mockimpact.PermissionOrder, "before-object", ""},
		{mockimpact.PermissionOrder, "after-object", ""},
		{mockimpact.NotFoundBy, "api", ""},
		{mockimpact.NotFoundBy, "gateway", ""},
		{mockimpact.ScopeRefusal, "envelope", ""},
		{mockimpact.ScopeRefusal, "title", ""},
		{mockimpact.ScopeRefusal, "empty", ""},
		{mockimpact.AccountHome, "404", ""},
		{mockimpact.AccountHome, "403", ""},
		{mockimpact.AccountHome, "answers", ""},
		{mockimpact.AccountHome, "own-permission", "403"},
		{mockimpact.RateLimitHeaders, "by-account-type", "brand"},
		{mockimpact.RateLimitHeaders, "brand", ""},
		{mockimpact.RateLimitHeaders, "partner", ""},
		{mockimpact.RateLimitHeaders, "both", ""},
		{mockimpact.PageSize, "1000-lowered", ""},
		{mockimpact.PageSize, "20000-lowered", ""},
		{mockimpact.PageSize, "1000-400", ""},
		{mockimpact.PageSize, "1000-504", ""},
		{mockimpact.PageSize, "500-400", ""},
		{mockimpact.PageSize, "500-504", ""},
		{mockimpact.PageSize, "100-400", ""},
		{mockimpact.PageSize, "100-504", ""},
		{mockimpact.IDs, "documented", "mixed"},
		{mockimpact.IDs, "text", ""},
		{mockimpact.IDs, "numbers", ""},
		{mockimpact.StatusWords, "words", ""},
		{mockimpact.StatusWords, "contract-letters", ""},
		{mockimpact.StatusWords, "letters", ""},
		{mockimpact.Unset, "documented", "mixed"},
		{mockimpact.Unset, "null", ""},
		{mockimpact.Unset, "absent", ""},
		{mockimpact.URISID, "asking-token", ""},
		{mockimpact.URISID, "oldest-token", "other-token"},
	} {
		t.Run(string(test.set)+"="+test.to, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				p.SetReading(test.set, test.to)
				token := p.brand(some...)
				p.use(token.Account().AddToken(mockimpact.TokenOptions{Name: "younger", Operations: some}))
				want := test.want
				if want == "" {
					want = test.to
				}
				if got := reading(t, p.report(), string(test.set)); got.Value != want {
					t.Errorf("%q (%s), want %q", got.Value, got.Evidence, want)
				}
			})
		})
	}
}

// The same, of five sets that have many answers at once.
func TestReadingsTogether(t *testing.T) {
	t.Parallel()
	names := []mockimpact.ReadingName{
		mockimpact.ObjectZero, mockimpact.PermissionOrder, mockimpact.RateLimitHeaders, mockimpact.IDs, mockimpact.URISID,
		mockimpact.PageSize, mockimpact.Unset,
	}
	sets := mockimpact.CoveringReadings(1, names...)
	for _, set := range sets {
		t.Run(set.String(), func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				p.SetReadings(set)
				p.brand(some...)
				r := p.report()
				for _, name := range []mockimpact.ReadingName{mockimpact.ObjectZero, mockimpact.PageSize} {
					if got := reading(t, r, string(name)); got.Value != set.Get(name) {
						t.Errorf("%s is %q (%s), want %q", name, got.Value, got.Evidence, set.Get(name))
					}
				}
				order, want := reading(t, r, string(mockimpact.PermissionOrder)), set.Get(mockimpact.PermissionOrder)
				if set.Get(mockimpact.ObjectZero) == "403" {
					want = "" // a refusal is then told from nothing
				}
				if order.Value != want {
					t.Errorf("permission-order is %q (%s), want %q", order.Value, order.Evidence, want)
				}
				if r.Requests > 45 {
					t.Errorf("%d requests", r.Requests)
				}
			})
		})
	}
	if len(sets) < 5 {
		t.Errorf("only %d sets", len(sets))
	}
}

// A reading is named and answered as the mock's switch is, so that what an account
// showed can be set there.
func TestReadingsAreTheMocks(t *testing.T) {
	t.Parallel()
	examine(t, func(t *testing.T, p *patient) {
		p.brand(some...)
		beyond := []string{"", "mixed"}
		for _, r := range p.report().Readings {
			i := slices.IndexFunc(mockimpact.Readings(), func(m mockimpact.Reading) bool { return string(m.Name) == r.Name })
			if i < 0 {
				t.Errorf("the mock has no reading %q", r.Name)
				continue
			}
			if _, known := mockimpact.Readings()[i].Find(r.Value); !known && !slices.Contains(beyond, r.Value) {
				t.Errorf("the mock's %s has no answer %q", r.Name, r.Value)
			}
			if r.Evidence == "" {
				t.Errorf("%s rests on nothing", r.Name)
			}
		}
	})
}

// What did not show is not said.
func TestReadingsThatDoNotShow(t *testing.T) {
	t.Parallel()
	examine(t, func(t *testing.T, p *patient) {
		token := p.AddAccount(mockimpact.Brand, "Empty").AddToken(mockimpact.TokenOptions{})
		p.use(token)
		r := p.report()
		for name, evidence := range map[string]string{
			"permission-order": "the token was refused no object that exists, and only such a refusal shows it",
			"status-words":     "no answer held a state",
		} {
			if got := reading(t, r, name); got.Value != "" || got.Evidence != evidence {
				t.Errorf("%s: %+v", name, got)
			}
		}
		if got := reading(t, r, "object-zero"); got.Value != "404" {
			t.Errorf("%+v", got)
		}
		p.SetReading(mockimpact.ObjectZero, "403")
		if got := reading(t, p.report(), "object-zero"); got != (doctor.Reading{
			Name: "object-zero", Question: got.Question, Evidence: "GET /Jobs/0 was refused, and nothing shows that it is permitted",
		}) {
			t.Errorf("%+v", got)
		}
	})
}
