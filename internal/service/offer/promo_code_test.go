package offer_test

import (
	"maps"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var codeSubject = acctest.Resource("impact_promo_code")

// code is a promo code with what is required.
func code(w *acctest.World) acctest.Block {
	return acctest.Block{
		"campaign_id": acctest.Quoted(w.CampaignID), "assigned_partner_id": acctest.Quoted(w.PartnerIDs[0]),
		"code": `"SUMMER25"`, "type": `"LI"`, "credit_policy": `"WINNER"`,
	}
}

func codeConfig(h acctest.Block) string { return codeSubject.Config(h) }

// inForce are the account's codes that nobody expired.
func inForce(w *acctest.World) (codes []mockimpact.PromoCode) {
	for _, each := range w.Account.PromoCodes() {
		if !each.Expired {
			codes = append(codes, each)
		}
	}
	return codes
}

func TestAccPromoCode_lifecycle(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		deal := w.Account.AddDeal(map[string]string{
			"CampaignId": w.CampaignID, "Name": "Ten off", "Type": "GENERAL_SALE", "Scope": "ENTIRE_STORE",
			"DiscountType": "FIXED", "DiscountAmount": "10.5",
		})
		full := code(w).With("start_date", `"2026-01-01T00:00:00Z"`, "end_date", `"2099-12-31T23:59:59Z"`, "deal_id", acctest.Quoted(deal.ID))
		w.RunLife(append([]resource.TestStep{{
			Config:           codeConfig(full),
			ConfigPlanChecks: codeSubject.Planned(plancheck.ResourceActionCreate),
			ConfigStateChecks: []statecheck.StateCheck{
				codeSubject.Has("state", acctest.Exactly("ACTIVE")),
				codeSubject.Has("campaign_name", acctest.Exactly("Summer sale")),
				codeSubject.Has("assigned_partner_name", acctest.Exactly("Wile E. Coyote")),
				codeSubject.Has("start_date", acctest.Exactly("2026-01-01T00:00:00Z")),
				codeSubject.Has("created_date", knownvalue.NotNull()),
				codeSubject.Has("deal_name", acctest.Exactly("Ten off")),
				codeSubject.Has("discount_amount", knownvalue.Float64Exact(10.5)),
				codeSubject.Has("discount_percent", knownvalue.Null()),
				codeSubject.Has("synch_ads_promo_codes", knownvalue.Bool(false)),
			},
		}}, append(importSteps(codeSubject, "start_date", "end_date"), // compared as text there; instants are equal
			resource.TestStep{ // the same instants, otherwise spelled
				Config:           codeConfig(full.With("start_date", `"2025-12-31T16:00:00-08:00"`, "end_date", `"2100-01-01T00:59:59+01:00"`)),
				ConfigPlanChecks: codeSubject.Planned(plancheck.ResourceActionNoop),
			},
			resource.TestStep{
				Config:           codeConfig(code(w).With("credit_policy", `"ALWAYS"`, "start_date", `"2026-01-01T00:00:00Z"`)),
				ConfigPlanChecks: codeSubject.Planned(plancheck.ResourceActionDestroyBeforeCreate),
				ConfigStateChecks: []statecheck.StateCheck{
					codeSubject.Has("end_date", knownvalue.Null()),
					codeSubject.Has("deal_id", knownvalue.Null()),
				},
			},
		)...)...)
		if codes := w.Account.PromoCodes(); len(codes) != 2 || len(inForce(w)) != 0 {
			t.Errorf("want two codes, both expired, got %v", codes)
		}
	})
}

func TestAccPromoCode_onlyRequired(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.RunAtProtocol(append([]resource.TestStep{{Config: codeConfig(code(w))}}, importSteps(codeSubject)...)...)
	})
}

func TestAccPromoCode_importByIdentity(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.RunAtProtocol(
		resource.TestStep{Config: codeConfig(code(w))},
		codeSubject.ImportByIdentity(),
	)
}

// The API changes nothing of a code, so every attribute that can be set makes a
// new one.
func TestPromoCode_everyChangeReplaces(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	const typeName = "impact_promo_code"
	declared := map[string]tftypes.Value{
		"campaign_id": acctest.String(w.CampaignID), "assigned_partner_id": acctest.String(w.PartnerIDs[0]),
		"code": acctest.String("SUMMER25"), "type": acctest.String("LI"), "credit_policy": acctest.String("WINNER"),
	}
	p := w.Protocol()
	object, diagnostics := p.Apply(typeName, nil, declared)
	acctest.FailOnErrors(t, diagnostics)
	for attribute, value := range map[string]string{
		"campaign_id": "77", "assigned_partner_id": w.PartnerIDs[1], "code": "WINTER25", "type": "RE", "credit_policy": "INVOLVED",
		"start_date": "2026-01-01T00:00:00Z", "end_date": "2099-01-01T00:00:00Z", "deal_id": "3", "deal_name": "Free",
	} {
		changed := maps.Clone(declared)
		changed[attribute] = acctest.String(value)
		if diff := cmp.Diff([]string{attribute}, p.Replaces(typeName, object, changed)); diff != "" {
			t.Errorf("%s: %s", attribute, diff)
		}
	}
	if replaced := p.Replaces(typeName, object, declared); len(replaced) != 0 {
		t.Errorf("no change replaces for %v", replaced)
	}
}

func TestAccPromoCode_drift(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		declared := codeConfig(code(w).With("end_date", `"2099-01-01T00:00:00Z"`))
		w.RunAtProtocol(
			resource.TestStep{Config: declared},
			codeSubject.Drift(func() { // somebody moves the end in the web app
				p := inForce(w)[0]
				p.End = p.End.Add(time.Hour)
				w.Account.SetPromoCode(p)
			}, declared, plancheck.ResourceActionDestroyBeforeCreate),
			codeSubject.Drift(func() { // somebody expires it
				p := inForce(w)[0]
				p.Expired = true
				w.Account.SetPromoCode(p)
			}, declared, plancheck.ResourceActionCreate),
			codeSubject.Drift( // it vanishes
				func() { w.Account.ForgetPromoCode(inForce(w)[0].ID) }, declared, plancheck.ResourceActionCreate,
			),
		)
		acctest.Gone(t, inForce(w))
	})
}

// A code that waits for its start, and one that ran until its end, are inactive
// but as declared.
func TestAccPromoCode_schedule(t *testing.T) {
	t.Parallel()
	for name, schedule := range map[string][]string{
		"to come": {"start_date", `"2099-01-01T00:00:00Z"`, "end_date", `"2099-02-01T00:00:00Z"`},
		"over":    {"start_date", `"2020-01-01T00:00:00Z"`, "end_date", `"2020-02-01T00:00:00Z"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			declared := codeConfig(code(w).With(schedule...))
			w.RunAtProtocol(
				resource.TestStep{
					Config:            declared,
					ConfigStateChecks: []statecheck.StateCheck{codeSubject.Has("state", acctest.Exactly("INACTIVE"))},
				},
				resource.TestStep{Config: declared, ConfigPlanChecks: codeSubject.Planned(plancheck.ResourceActionNoop)},
			)
		})
	}
}

// A create whose answer has no content is found by code and campaign, also
// beside an older code of the same name that is expired.
func TestAccPromoCode_silentWrites(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, AfterEffect: true, Status: http.StatusOK})
		w.Mock.Fault(mockimpact.Fault{Method: http.MethodDelete, AfterEffect: true, Status: http.StatusOK})
		old := w.Account.AddPromoCode(mockimpact.PromoCode{
			Code: "SUMMER25", Type: "LI", CreditPolicy: "WINNER", CampaignID: w.CampaignID, PartnerID: w.PartnerIDs[0], Expired: true,
		})
		w.RunAtProtocol(
			resource.TestStep{Config: codeConfig(code(w))},
			resource.TestStep{ // replaced: two old ones now
				Config:           codeConfig(code(w).With("end_date", `"2099-01-01T00:00:00Z"`)),
				ConfigPlanChecks: codeSubject.Planned(plancheck.ResourceActionDestroyBeforeCreate),
			},
		)
		if codes := w.Account.PromoCodes(); len(codes) != 3 || codes[0] != old || len(inForce(w)) != 0 {
			t.Errorf("want three codes, all expired, got %v", codes)
		}
	})
}

func TestAccPromoCode_lostAnswer(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, AfterEffect: true, Drop: true, Times: 1})
		var search []string
		w.RunAtProtocol(resource.TestStep{
			Config: codeConfig(code(w)),
			Check:  recordQueries(w, "/PromoCodes", &search),
		})
		if codes := w.Account.PromoCodes(); len(codes) != 1 {
			t.Errorf("want one code, got %v", codes)
		}
		if diff := cmp.Diff([]string{"PageSize=1000", "CampaignId=" + w.CampaignID + "&PageSize=1000"}, search); diff != "" {
			t.Errorf("how the code was looked for: %s", diff)
		}
	})
}

func TestAccPromoCode_errors(t *testing.T) {
	t.Parallel()
	testErrors(t, errorTexts{
		address: codeSubject.Address, noun: `promo code "SUMMER25"`, category: "Promo Codes", scope: "promo_codes",
		field: "AssignedPartnerId", attribute: "assigned_partner_id",
		config: func(w *acctest.World) string { return codeConfig(code(w)) },
	})
}

func TestPromoCode_badConfig(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	good := map[string]string{"campaign_id": "1000", "assigned_partner_id": "7", "code": "SUMMER25", "type": "LI", "credit_policy": "WINNER"}
	if got := p.Refusals("impact_promo_code", texts(good)); len(got) != 0 {
		t.Errorf("a good configuration is refused: %q", acctest.Render(got))
	}
	for attribute, test := range map[string][2]string{
		"type":                {"EXACT", `value must be one of: ["LI" "RE"]`},
		"credit_policy":       {"NEVER", `value must be one of: ["ALWAYS" "INVOLVED" "WINNER"]`},
		"campaign_id":         {"Summer", `must be a number, as impact.com shows it`},
		"assigned_partner_id": {"007", `must be a number, as impact.com shows it`},
		"deal_id":             {"00003", `must be a number, as impact.com shows it`},
		"code":                {"", `code must not be empty or white space only, got: "". Write a text`},
		"start_date":          {"2026-01-01", `"2026-01-01" is not a date and time in RFC 3339, such as 2026-06-01T00:00:00Z or`},
		"end_date":            {"tomorrow", `"tomorrow" is not a date and time in RFC 3339`},
		"state":               {"ACTIVE", `the provider has marked it as read-only`},
	} {
		config := texts(good)
		config[attribute] = acctest.String(test[0])
		expectError(t, p.Refusals("impact_promo_code", config), attribute, test[1])
	}
}
