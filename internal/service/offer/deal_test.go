package offer_test

import (
	"maps"
	"net/http"
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

var dealSubject = acctest.Resource("impact_deal")

// plainDeal is a deal with what is required.
func plainDeal(w *acctest.World) acctest.Block {
	return acctest.Block{"campaign_id": acctest.Quoted(w.CampaignID), "name": `"Ten off"`, "type": `"GENERAL_SALE"`, "scope": `"ENTIRE_STORE"`}
}

func dealConfig(h acctest.Block) string { return dealSubject.Config(h) }

func TestAccDeal_lifecycle(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		group := w.Account.AddPartnerGroup(w.CampaignID, "Not these")
		full := plainDeal(w).With(
			"description", `"Half & half, 50% off"`, "start_date", `"2026-01-01T00:00:00Z"`, "end_date", `"2099-12-31T23:59:59Z"`,
			"synch_ads_promo_codes", "true", "default_promo_code", `"APlusAnvils"`,
			"restricted_partner_ids", acctest.List(w.PartnerIDs[0], w.PartnerIDs[1]), "restricted_partner_group_ids", acctest.List(group.ID),
			"scope", `"PRODUCT"`, "product_name", `"Anvil"`, "product_file_name", `"anvil.png"`,
			"regular_price", "20", "deal_price", "14.5", "purchase_limit_quantity", "2",
			"discount_type", `"FIXED"`, "discount_amount", "5.5", "discount_currency", `"EUR"`,
		)
		// What a create cannot change stays; everything else changes in place.
		changed := full.With(
			"name", `"Up to half off"`, "description", `"New"`, "start_date", `"2026-02-01T00:00:00Z"`, "end_date", `"2098-01-01T00:00:00Z"`,
			"synch_ads_promo_codes", "false", "scope", `"CATEGORY"`, "categories", acctest.List("Tools", "Anvils & more"),
			"product_name", "", "product_file_name", "", "regular_price", "", "deal_price", "", "purchase_limit_quantity", "",
			"discount_type", `"PERCENT_RANGE"`, "discount_percent_range_start", "5", "discount_percent_range_end", "50.5",
			"discount_amount", "", "discount_currency", "",
		)
		w.RunLife(append([]resource.TestStep{{
			Config:           dealConfig(full),
			ConfigPlanChecks: dealSubject.Planned(plancheck.ResourceActionCreate),
			ConfigStateChecks: []statecheck.StateCheck{
				dealSubject.Has("id", acctest.Exactly("3")), // which the Uri writes 00003
				dealSubject.Has("state", acctest.Exactly("ACTIVE")),
				dealSubject.Has("discount_currency", acctest.Exactly("EUR")),
				dealSubject.Has("products", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"name": acctest.Exactly("Anvil"), "image_url": acctest.Exactly("anvil.png"),
					"before_price_amount": knownvalue.Float64Exact(20), "after_price_amount": knownvalue.Float64Exact(14.5),
				})})),
				dealSubject.Has("gift", knownvalue.Null()),
				dealSubject.Has("rebate_amount", knownvalue.Null()), // the API says 0
				dealSubject.Has("bogo_buy_quantity", knownvalue.Null()),
			},
		}}, append(importSteps(dealSubject, "product_file_name", "start_date", "end_date"),
			resource.TestStep{ // the same instants, otherwise spelled
				Config:           dealConfig(full.With("start_date", `"2025-12-31T16:00:00-08:00"`)),
				ConfigPlanChecks: dealSubject.Planned(plancheck.ResourceActionNoop),
			},
			resource.TestStep{
				Config:           dealConfig(changed),
				ConfigPlanChecks: dealSubject.Planned(plancheck.ResourceActionUpdate),
				ConfigStateChecks: []statecheck.StateCheck{
					dealSubject.Has("id", acctest.Exactly("3")),
					dealSubject.Has("categories", knownvalue.SetExact([]knownvalue.Check{acctest.Exactly("Tools"), acctest.Exactly("Anvils & more")})),
					dealSubject.Has("discount_percent_range_end", knownvalue.Float64Exact(50.5)),
					dealSubject.Has("discount_amount", knownvalue.Null()), // the API still shows it
					dealSubject.Has("product_name", knownvalue.Null()),
				},
			},
			resource.TestStep{ // a text is emptied; what the web app may manage is left alone
				Config: dealConfig(changed.With("description", "", "default_promo_code", "", "restricted_partner_ids", "", "restricted_partner_group_ids", "")),
				ConfigStateChecks: []statecheck.StateCheck{
					dealSubject.Has("description", knownvalue.Null()),
					dealSubject.Has("default_promo_code", acctest.Exactly("APlusAnvils")),
					dealSubject.Has("restricted_partner_ids", knownvalue.SetSizeExact(2)),
				},
			},
		)...)...)
		acctest.Gone(t, w.Account.Deals())
	})
}

func TestAccDeal_onlyRequired(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.RunAtProtocol(append([]resource.TestStep{{Config: dealConfig(plainDeal(w))}}, importSteps(dealSubject)...)...)
	})
}

func TestAccDeal_bogo(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	bogo := plainDeal(w).With(
		"type", `"BOGO"`, "bogo_buy_name", `"Anvil"`, "bogo_buy_quantity", "2", "bogo_buy_scope", `"PRODUCT"`,
		"bogo_get_name", `"Tools"`, "bogo_get_quantity", "1", "bogo_get_scope", `"CATEGORY"`, "bogo_get_discount_type", `"FREE"`,
		"bogo_get_image_file_name", `"https://www.example.com/tools.png"`,
	)
	w.RunAtProtocol(append([]resource.TestStep{{
		Config: dealConfig(bogo),
		ConfigStateChecks: []statecheck.StateCheck{
			dealSubject.Has("bogo_get_discount_amount", knownvalue.Null()),
			dealSubject.Has("bogo_get_image_url", acctest.Exactly("https://www.example.com/tools.png")),
		},
	}}, append(importSteps(dealSubject, "bogo_get_image_file_name"), resource.TestStep{
		Config:           dealConfig(bogo.With("bogo_get_discount_type", `"AMOUNT"`, "bogo_get_discount_amount", "2.5")),
		ConfigPlanChecks: dealSubject.Planned(plancheck.ResourceActionUpdate),
		ConfigStateChecks: []statecheck.StateCheck{
			dealSubject.Has("bogo_get_discount_amount", knownvalue.Float64Exact(2.5)),
			dealSubject.Has("bogo_get_discount_currency", acctest.Exactly("USD")),
		},
	})...)...)
}

func TestAccDeal_importByIdentity(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.RunAtProtocol(
		resource.TestStep{Config: dealConfig(plainDeal(w))},
		dealSubject.ImportByIdentity(),
	)
}

// The Uri of a deal pads its id, so a padded one is the same.
func TestAccDeal_importPaddedID(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.RunAtProtocol(
		resource.TestStep{Config: dealConfig(plainDeal(w))},
		resource.TestStep{ResourceName: dealSubject.Address, ImportState: true, ImportStateId: "00003", ImportStateVerify: true},
	)
}

func TestAccDeal_drift(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		declared := dealConfig(plainDeal(w).With("discount_type", `"PERCENT"`, "discount_percent", "10"))
		w.RunAtProtocol(
			resource.TestStep{Config: declared},
			resource.TestStep{ // somebody changes it in the web app
				PreConfig: func() {
					d := w.Account.Deals()[0]
					maps.Copy(d.Fields, map[string]string{"Name": "Renamed", "DiscountPercent": "20", "MinimumPurchaseAmount": "50"})
					w.Account.SetDeal(d)
				},
				Config:           declared,
				ConfigPlanChecks: dealSubject.Planned(plancheck.ResourceActionUpdate),
				ConfigStateChecks: []statecheck.StateCheck{
					dealSubject.Has("name", acctest.Exactly("Ten off")),
					dealSubject.Has("discount_percent", knownvalue.Float64Exact(10)),
					dealSubject.Has("minimum_purchase_amount", knownvalue.Float64Exact(50)),
				},
			},
			dealSubject.Drift( // somebody deletes it
				func() { w.Account.DeleteDeal(w.Account.Deals()[0].ID) }, declared, plancheck.ResourceActionCreate,
			),
		)
		acctest.Gone(t, w.Account.Deals())
	})
}

func TestAccDeal_lostAnswer(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, AfterEffect: true, Drop: true, Times: 1})
		w.RunAtProtocol(
			resource.TestStep{Config: dealConfig(plainDeal(w).With("discount_type", `"PERCENT_MAXIMUM"`, "discount_maximum_percent", "30"))},
			resource.TestStep{
				PreConfig: func() {
					if found := w.Account.Deals(); len(found) != 1 {
						t.Errorf("want one deal, got %v", found)
					}
				},
				Config: dealConfig(plainDeal(w).With("discount_type", `"PERCENT_MAXIMUM"`, "discount_maximum_percent", "40")),
			},
		)
	})
}

func TestAccDeal_errors(t *testing.T) {
	t.Parallel()
	testErrors(t, errorTexts{
		address: dealSubject.Address, noun: `deal "Ten off"`, category: "Deals", scope: "deals",
		field: "RestrictedMediaPartners", attribute: "restricted_partner_ids",
		config: func(w *acctest.World) string {
			return dealConfig(plainDeal(w).With("restricted_partner_ids", acctest.List(w.PartnerIDs[0])))
		},
	})
}

func TestAccDeal_errorOfAnUpdate(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodPut, Status: http.StatusBadRequest, ContentType: "application/json",
		Body: `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"DealScope","Message":"Not allowed"}]}`,
	})
	w.RunAtProtocol(
		resource.TestStep{Config: dealConfig(plainDeal(w))},
		resource.TestStep{
			Config:      dealConfig(plainDeal(w).With("scope", `"CATEGORY"`, "categories", acctest.List("Tools"))),
			ExpectError: acctest.Text(`Cannot update the deal "Ten off"…scope =…impact.com refused DealScope: Not allowed.`),
		},
	)
}

// Percentages of a range can only be updated. When that fails, the deal exists:
// it must stay in state, and the next apply completes it.
func TestDeal_halfCreated(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	const typeName = "impact_deal"
	config := texts(map[string]string{
		"campaign_id": w.CampaignID, "name": "Up to half off", "type": "GENERAL_SALE", "scope": "ENTIRE_STORE", "discount_type": "PERCENT_RANGE",
	})
	config["discount_percent_range_start"], config["discount_percent_range_end"] = acctest.Number(5), acctest.Number(50)
	fault := w.Mock.Fault(mockimpact.Fault{Method: http.MethodPut, Status: http.StatusForbidden})
	p := w.Protocol()
	object, diagnostics := p.Apply(typeName, nil, config)
	got := acctest.Render(diagnostics)
	if len(got) != 1 || !acctest.Text("warning: The deal was created but is not complete: PUT …403 Forbidden…Run plan again").MatchString(got[0]) {
		t.Fatalf("diagnostics: %q", got)
	}
	fault.Remove()
	object, diagnostics = p.Refresh(typeName, object)
	acctest.FailOnErrors(t, diagnostics)
	if changes, _ := p.Changes(typeName, object, config); !changes {
		t.Error("the plan does not show what is missing")
	}
	_, diagnostics = p.Apply(typeName, object, config)
	acctest.FailOnErrors(t, diagnostics)
	live := w.Account.Deals()
	if len(live) != 1 || live[0].Fields["DiscountPercentRangeEnd"] != "50" {
		t.Errorf("deals: %v", live)
	}
}

func TestDeal_whatReplaces(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	const typeName = "impact_deal"
	declared := texts(map[string]string{
		"campaign_id": w.CampaignID, "name": "Ten off", "type": "GENERAL_SALE", "scope": "ENTIRE_STORE",
		"start_date": "2026-01-01T00:00:00Z", "end_date": "2099-01-01T00:00:00Z",
	})
	p := w.Protocol()
	object, diagnostics := p.Apply(typeName, nil, declared)
	acctest.FailOnErrors(t, diagnostics)
	none := []string{}
	partners := tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(w.PartnerIDs[0])})
	for name, test := range map[string]struct {
		set  map[string]tftypes.Value
		want []string
	}{
		"nothing":      {nil, none},
		"name":         {texts(map[string]string{"name": "New"}), none},
		"date":         {texts(map[string]string{"start_date": "2026-02-01T00:00:00Z"}), none},
		"date removed": {map[string]tftypes.Value{"end_date": tftypes.NewValue(tftypes.String, nil)}, []string{"end_date"}},
		"campaign":     {texts(map[string]string{"campaign_id": "77"}), []string{"campaign_id"}},
		"type":         {texts(map[string]string{"type": "FREE_SHIPPING"}), []string{"type"}},
		"promo code":   {texts(map[string]string{"default_promo_code": "X"}), []string{"default_promo_code"}},
		"restrictions": {map[string]tftypes.Value{"restricted_partner_ids": partners}, []string{"restricted_partner_ids"}},
		"scope":        {texts(map[string]string{"scope": "PRODUCT", "product_name": "Anvil"}), none},
		"only currency": {map[string]tftypes.Value{
			"discount_type": acctest.String("FIXED"), "discount_currency": acctest.String("EUR"), "discount_amount": acctest.Number(5),
		}, []string{"discount_currency"}},
	} {
		changed := maps.Clone(declared)
		maps.Copy(changed, test.set)
		if diff := cmp.Diff(test.want, p.Replaces(typeName, object, changed)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
