package provider_test

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// nobody listens there.
const nobody = "http://127.0.0.1:1"

// begin is a new world, and the step ready to be done in it.
func (s step) begin(t *testing.T) (*acctest.World, func() []*tfprotov6.Diagnostic) {
	t.Helper()
	w := s.world(t)
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	w.WithShortTimeouts(30 * time.Second)
	do := s.ready(w)
	w.Mock.ResetJournal()
	return w, do
}

// everyCell lets each request of the step fail: in every way where the thing is the
// first that sends it, in a few where another thing or an earlier step does.
func (s step) everyCell(t *testing.T, first, covered map[string]bool) (cells []cell) {
	t.Helper()
	w, do := s.begin(t)
	for _, text := range acctest.Render(do()) {
		if strings.Contains(text, "account type") || strings.Contains(text, "needs the credential of") {
			return nil // the account type does not have it
		}
		if strings.HasPrefix(text, "error") {
			t.Fatalf("without a failure: %s", text)
		}
	}
	sent := map[string]mockimpact.Exchange{}
	for _, x := range slices.Backward(w.Mock.Journal()) {
		sent[x.Operation()] = x
	}
	if slices.Contains([]string{"data scope_catalog", "data credentials", "data token_scopes"}, s.thing) {
		return nil // they judge what they are answered, and have texts of their own
	}
	fresh, reached := false, false
	for _, operation := range slices.Sorted(maps.Keys(sent)) {
		x := sent[operation]
		for _, r := range replies() {
			if s.skips(r, covered[operation] || !first[accountTypeOf(x)+"\t"+operation+"\t"+s.thing]) || r.unreachable && reached {
				continue
			}
			if !fresh {
				w, do = s.begin(t)
			}
			c := s.cell(w, do, x, r)
			fresh = !tookEffect(w)
			w.Mock.ResetJournal()
			cells = append(cells, c)
		}
		covered[operation], reached = true, true
	}
	return cells
}

// skips reports a reply that would only repeat what another cell is told: of a brand
// that an agency acts on what the brand is, of a request that is covered the same.
func (s step) skips(r reply, covered bool) bool {
	switch {
	case s.thing == "provider configure", s.thing == "ephemeral advertiser_credentials":
		return false // which have texts of their own
	case s.account == "agency for a brand":
		return r.name != "403, own"
	}
	return covered && !slices.Contains([]string{"403, own", "404, own", "500, own"}, r.name)
}

// accountTypeOf is the account type whose document has the request.
func accountTypeOf(x mockimpact.Exchange) string {
	if x.AdvertiserID != "" {
		return mockimpact.Brand
	}
	return x.AccountType
}

// cell does the step while one of its requests fails.
func (s step) cell(w *acctest.World, do func() []*tfprotov6.Diagnostic, x mockimpact.Exchange, r reply) cell {
	c := cell{step: s, reply: r, accountType: accountTypeOf(x), operation: x.Operation()}
	fault := r.fault
	fault.Method, fault.Path = x.Method, x.Template
	if r.field {
		fault.Body = strings.TrimSuffix(fault.Body, "}") + fmt.Sprintf(`,"Errors":[{"Field":%q,"Message":"Not allowed"}]}`, fieldOf(x))
	}
	if r.unreachable {
		w.Setenv("IMPACT_BASE_URL", nobody)
		defer w.Setenv("IMPACT_BASE_URL", w.URL())
	} else {
		defer w.Mock.Fault(fault).Remove()
	}
	c.diagnostics = do()
	c.secrets = w.Mock.Secrets()
	named := namesOf(w, append(w.Mock.Journal(), x))
	for _, d := range c.diagnostics {
		d.Summary, d.Detail = named(d.Summary), named(d.Detail)
	}
	c.request = named(x.Method + " " + x.Path)
	return c
}

// fieldOf is a field that the request sends, or one that nothing is known of.
func fieldOf(x mockimpact.Exchange) string {
	for _, name := range slices.Sorted(maps.Keys(x.Form)) {
		return name
	}
	return "Unheard"
}

// namesOf returns a function that writes, for what is another value in each world,
// what it is.
func namesOf(w *acctest.World, sent []mockimpact.Exchange) func(string) string {
	ids := map[string]string{w.Account.ID: "{AdvertiserId}"}
	for _, x := range sent {
		if x.AdvertiserID != "" {
			ids[x.AdvertiserID] = "{AdvertiserId}"
		}
		template, path := strings.Split(x.Template, "/"), strings.Split(x.Path, "/")
		for i := range template {
			if at := len(path) - len(template) + i; at >= 0 && strings.HasPrefix(template[i], "{") {
				ids[path[at]] = template[i]
			}
		}
	}
	host := strings.TrimPrefix(w.URL(), "http://")
	return func(text string) string {
		text = accountSID.ReplaceAllString(strings.ReplaceAll(text, host, "{host}"), "{AccountSID}")
		return word.ReplaceAllStringFunc(text, func(w string) string { return cmp.Or(ids[w], w) })
	}
}

var (
	accountSID = regexp.MustCompile(`\bIR[A-Za-z0-9]{20,}`)
	word       = regexp.MustCompile(`[A-Za-z0-9-]+`)
)

// tookEffect reports that something was written in spite of the failure.
func tookEffect(w *acctest.World) bool {
	return slices.ContainsFunc(w.Mock.Journal(), func(x mockimpact.Exchange) bool {
		return !x.Fault && x.Method != http.MethodGet && x.Status < 300
	})
}
