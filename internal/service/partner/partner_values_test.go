package partner_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const partnerValuesType = "impact_partner_values"

var partnerValuesSubject = acctest.Resource(partnerValuesType, "partner_id")

// partnerValuesConfig declares values of a partner; HCL that is empty is left out.
func partnerValuesConfig(partnerID, value1, value2, value3 string) string {
	block := acctest.Block{"partner_id": acctest.Quoted(partnerID)}
	return partnerValuesSubject.Config(block.With("value1", value1).With("value2", value2).With("value3", value3))
}

// setValues changes the values of a partner as a person in the web app does.
func setValues(w *acctest.World, partnerID string, values ...string) {
	p := w.Account.Partner(partnerID)
	p.Values = [3]string(values)
	w.Account.SetPartner(p)
}

// expectValues are the attributes value1 to value3; "" stands for null.
func expectValues(values ...string) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for i, value := range values {
		check := acctest.Exactly(value)
		if value == "" {
			check = knownvalue.Null()
		}
		checks = append(checks, partnerValuesSubject.Has([]string{"value1", "value2", "value3"}[i], check))
	}
	return checks
}

func TestAccPartnerValues_lifecycle(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		id := w.PartnerIDs[0] // its values are "vip", "north-america" and none
		wantLive := func(want ...string) func() {
			return func() {
				if got := w.Account.Partner(id).Values; got != [3]string(want) {
					t.Errorf("live: %q, want %q", got, want)
				}
			}
		}
		w.RunLife(
			resource.TestStep{ // a value that is not declared is left alone
				Config:            partnerValuesConfig(id, `"gold"`, "", `"tennis"`),
				ConfigPlanChecks:  partnerValuesSubject.Planned(plancheck.ResourceActionCreate),
				ConfigStateChecks: expectValues("gold", "north-america", "tennis"),
			},
			partnerValuesSubject.Import(),
			partnerValuesSubject.ImportByIdentity(),
			resource.TestStep{
				PreConfig:         wantLive("gold", "north-america", "tennis"),
				Config:            partnerValuesConfig(id, `"silver"`, "", `"tennis"`),
				ConfigPlanChecks:  partnerValuesSubject.Planned(plancheck.ResourceActionUpdate),
				ConfigStateChecks: expectValues("silver", "north-america", "tennis"),
			},
			resource.TestStep{ // one that is no longer declared stays as it is
				Config:            partnerValuesConfig(id, "", "", `"tennis"`),
				ConfigPlanChecks:  partnerValuesSubject.Planned(plancheck.ResourceActionNoop),
				ConfigStateChecks: expectValues("silver", "north-america", "tennis"),
			},
			resource.TestStep{
				Config:            partnerValuesConfig(id, "", `""`, `"tennis"`),
				ConfigStateChecks: []statecheck.StateCheck{partnerValuesSubject.Has("value2", acctest.Exactly(""))},
			},
			resource.TestStep{
				PreConfig: wantLive("silver", "", "tennis"),
				Config:    partnerValuesConfig(id, "", "", ""),
			},
		)
		wantLive("silver", "", "tennis")() // destroying leaves them
	})
}

func TestAccPartnerValues_anotherPartner(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		a, b := w.PartnerIDs[0], w.PartnerIDs[1]
		w.RunAtProtocol(
			resource.TestStep{Config: partnerValuesConfig(a, `"gold"`, "", "")},
			resource.TestStep{
				Config:           partnerValuesConfig(b, `"gold"`, "", ""),
				ConfigPlanChecks: partnerValuesSubject.Planned(plancheck.ResourceActionDestroyBeforeCreate),
			},
		)
		for _, id := range []string{a, b} {
			if got := w.Account.Partner(id).Values[0]; got != "gold" {
				t.Errorf("partner %s: %q", id, got)
			}
		}
	})
}

func TestAccPartnerValues_drift(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		id := w.PartnerIDs[2]
		config := partnerValuesConfig(id, `"gold"`, "", "")
		w.RunAtProtocol(
			resource.TestStep{Config: config},
			resource.TestStep{ // what is declared is restored, and what is not is kept
				PreConfig:         func() { setValues(w, id, "bronze", "south", "golf") },
				Config:            config,
				ConfigPlanChecks:  partnerValuesSubject.Planned(plancheck.ResourceActionUpdate, partnerValuesSubject.PlannedValue("value1", acctest.Exactly("gold"))),
				ConfigStateChecks: expectValues("gold", "south", "golf"),
			},
		)
	})
}

func TestAccPartnerValues_errors(t *testing.T) {
	t.Parallel()
	refused := func(method string, status int, body string) mockimpact.Fault {
		return mockimpact.Fault{Method: method, Path: "/MediaPartners/{PartnerId}", Status: status, ContentType: "application/json", Body: body}
	}
	for name, test := range map[string]struct {
		fault mockimpact.Fault
		want  string
	}{
		"plan": {
			refused(http.MethodGet, http.StatusForbidden, `{"Status":"ERROR","Message":"Access Denied"}`),
			`Cannot read the partner whose values are to be adopted…403 Forbidden`,
		},
		"partner": {
			refused(http.MethodGet, http.StatusNotFound, `{"Status":"ERROR","Message":"Not found"}`),
			`The partner does not exist…with impact_partner_values.test…partner_id =…404 Not Found`,
		},
		"401": {
			refused(http.MethodPut, http.StatusUnauthorized, `{"Status":"ERROR","Message":"Unauthorized"}`),
			`Cannot adopt the set of partner values "…401 Unauthorized…the Auth Token was reset or deleted`,
		},
		"403": {
			refused(http.MethodPut, http.StatusForbidden, `{"Status":"ERROR","Message":"Access Denied"}`),
			`403 Forbidden…the token is disabled, or it lacks the permission for PUT /Advertisers/<AccountSID>/MediaPartners/<PartnerID>`,
		},
		"400 with a field": {
			refused(http.MethodPut, http.StatusBadRequest, `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"MPValue3","Message":"Too long"}]}`),
			`with impact_partner_values.test…value3 =…impact.com refused MPValue3: Too long.`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			w.Mock.Fault(test.fault)
			w.RunAtProtocol(resource.TestStep{
				Config:      partnerValuesConfig(w.PartnerIDs[0], "", "", `"tennis"`),
				ExpectError: acctest.Text(test.want),
			})
		})
	}
}

func TestAccPartnerValues_badConfig(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	for config, want := range map[string]string{
		partnerValuesConfig("P-1", `"gold"`, "", ""): `must be a number, as impact.com shows it`,
		partnerValuesConfig("1", `" "`, "", ""):      `value1 must not be white space only, got: " ". Write a text, or "" for none.`,
	} {
		w.RunAtProtocol(resource.TestStep{Config: config, PlanOnly: true, ExpectError: acctest.Text(want)})
	}
	acctest.NewPartner(t).RunAtProtocol(resource.TestStep{
		Config: partnerValuesConfig("1", `"gold"`, "", ""), PlanOnly: true,
		ExpectError: acctest.Text(`impact_partner_values needs a brand account, but the provider acts on a partner account.`),
	})
}

// A plan says which values of somebody else it would overwrite, and of no others.
func TestPartnerValues_overwriting(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	id := w.PartnerIDs[0]
	_, diagnostics := w.Protocol().Plan(partnerValuesType, nil, map[string]tftypes.Value{
		"partner_id": acctest.String(id), "value1": acctest.String("gold"), "value2": acctest.String("north-america"), "value3": acctest.String("tennis"),
	})
	want := []string{"warning at value1: A value of the partner will be overwritten: The partner " + id + ` has value1 = "vip", which nothing in this state has set: apply replaces it by "gold". ` +
		"To keep it, leave the attribute out or declare the value that is there."}
	if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
		t.Error(diff)
	}
	w.Mock.ResetJournal()
	_, diagnostics = w.Protocol().Plan(partnerValuesType, nil, map[string]tftypes.Value{"partner_id": acctest.Unknown(), "value1": acctest.String("gold")})
	if sent := w.Requests(); len(diagnostics) > 0 || len(sent) != 1 { // the proof of the credential
		t.Errorf("a partner that is not known yet: %q, %q", acctest.Render(diagnostics), sent)
	}
}

// Only what changes is sent, so what somebody else changed meanwhile stays.
func TestPartnerValues_requests(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	id := w.PartnerIDs[0]
	config := func(value1 string) map[string]tftypes.Value {
		return map[string]tftypes.Value{"partner_id": acctest.String(id), "value1": acctest.String(value1)}
	}
	made, diagnostics := w.Protocol().Apply(partnerValuesType, nil, config("vip"))
	acctest.FailOnErrors(t, diagnostics)
	if sent := w.Mock.Requests(http.MethodPut, ""); len(sent) > 0 {
		t.Errorf("values that are there already are sent: %q", sent[0].Body)
	}
	setValues(w, id, "vip", "south", "")
	_, diagnostics = w.Protocol().Apply(partnerValuesType, made, config("gold"))
	acctest.FailOnErrors(t, diagnostics)
	var bodies []string
	for _, x := range w.Mock.Requests(http.MethodPut, "") {
		bodies = append(bodies, string(x.Body))
	}
	if diff := cmp.Diff([]string{"MPValue1=gold"}, bodies); diff != "" {
		t.Error(diff)
	}
}

// Where impact.com does not clear a value that it is sent empty, the run says so, and
// the next plan has nothing to do.
func TestPartnerValues_emptyIsNotCleared(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	config := map[string]tftypes.Value{"partner_id": acctest.String(w.PartnerIDs[0]), "value1": acctest.String("")}
	w.Mock.Fault(mockimpact.Fault{Method: http.MethodPut, Status: http.StatusOK, ContentType: "application/json", Body: `{"Status":"OK"}`})
	p := w.Protocol()
	made, diagnostics := p.Apply(partnerValuesType, nil, config)
	acctest.FailOnErrors(t, diagnostics)
	if got := strings.Join(acctest.Render(diagnostics), "\n"); !strings.Contains(got, "impact.com shows other values than it was sent") || !strings.Contains(got, `value1: sent "", shown "vip"`) {
		t.Errorf("got %s", got)
	}
	p = w.Protocol()
	refreshed, diagnostics := p.Refresh(partnerValuesType, made)
	acctest.FailOnErrors(t, diagnostics)
	if changes, diagnostics := p.Changes(partnerValuesType, refreshed, config); changes {
		t.Errorf("the next plan has changes: %q", acctest.Render(diagnostics))
	}
}

func TestPartnerValues_destroyWarns(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	id := w.PartnerIDs[0]
	made, diagnostics := w.Protocol().Import(partnerValuesType, id, nil)
	acctest.FailOnErrors(t, diagnostics)
	p := w.Protocol()
	w.Mock.ResetJournal()
	_, diagnostics = p.Apply(partnerValuesType, made, nil)
	want := []string{"warning: The partner's values stay as they are: Every partner has these values, so nothing was deleted or changed at impact.com. Terraform no longer manages those of the partner " + id +
		`. To empty them, set them to "" and apply before the resource is destroyed.`}
	if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
		t.Error(diff)
	}
	if sent := w.Requests(); len(sent) > 0 {
		t.Errorf("destroying sends %q", sent)
	}
}

// Two resources of one partner are refused, before anything is sent: both new, or one
// new and one old. Two that swap their partners are not two of one.
func TestPartnerValues_twoOfOnePartner(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	a, b := w.PartnerIDs[0], w.PartnerIDs[1]
	config := func(id string) map[string]tftypes.Value {
		return map[string]tftypes.Value{"partner_id": acctest.String(id)}
	}
	want := "error: Two resources manage the same set of partner values: Another resource in this configuration manages the set of partner values " + a + " already: "
	expectTwo := func(what string, p *acctest.Protocol, other map[string]tftypes.Value) {
		t.Helper()
		_, diagnostics := p.Plan(partnerValuesType, nil, other)
		if got := acctest.Render(diagnostics); len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s: %q", what, got)
		}
	}
	p := w.Protocol()
	_, diagnostics := p.Plan(partnerValuesType, nil, config(a))
	acctest.FailOnErrors(t, diagnostics)
	expectTwo("two new ones", p, config(a))
	ofA, diagnostics := w.Protocol().Apply(partnerValuesType, nil, config(a))
	acctest.FailOnErrors(t, diagnostics)
	ofB, diagnostics := w.Protocol().Apply(partnerValuesType, nil, config(b))
	acctest.FailOnErrors(t, diagnostics)
	p = w.Protocol()
	_, diagnostics = p.Plan(partnerValuesType, ofA, config(a))
	acctest.FailOnErrors(t, diagnostics)
	expectTwo("a new one beside an old one", p, config(a))
	p = w.Protocol()
	for id, prior := range map[string]*acctest.Object{b: ofA, a: ofB} {
		_, diagnostics := p.Plan(partnerValuesType, prior, config(id))
		if got := acctest.Render(diagnostics); len(got) > 0 {
			t.Errorf("swapped: %q", got)
		}
	}
}

// Partners with values are listed under their ids, and can be adopted as they are.
func TestPartnerValuesListing(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	setValues(w, w.PartnerIDs[1], "", "", "")
	group := w.Account.AddPartnerGroup(w.CampaignID, "VIP", w.PartnerIDs[1:]...)
	for name, test := range map[string]struct {
		config map[string]tftypes.Value
		want   []string
	}{
		"all":   {nil, []string{w.PartnerIDs[0], w.PartnerIDs[2]}},
		"group": {map[string]tftypes.Value{"group_id": acctest.String(group.ID)}, []string{w.PartnerIDs[2]}},
	} {
		p := w.Protocol()
		found, diagnostics := p.List(partnerValuesType, test.config, 10)
		acctest.FailOnErrors(t, diagnostics)
		var got []string
		for _, each := range found {
			got = append(got, each.Identity["partner_id"])
			p.ExpectAdopted(partnerValuesType, each.Identity["partner_id"])
			if name := w.Account.Partner(each.Identity["partner_id"]).Name; each.DisplayName != name {
				t.Errorf("the values of %s are listed as %q", name, each.DisplayName)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
