package offer_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

func decimal(n float64) tftypes.Value { return tftypes.NewValue(tftypes.Number, n) }

// What the deals document makes impossible is refused before anything is planned.
func TestDeal_impossibleValues(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	for name, test := range map[string]struct {
		set       map[string]tftypes.Value
		attribute string
		text      string // empty for a configuration that is good
	}{
		"a negative percentage": {
			map[string]tftypes.Value{"discount_type": acctest.String("PERCENT"), "discount_percent": decimal(-5)}, "discount_percent",
			`Number out of range: discount_percent must be between 0 and 100, got: -5. It is a share of the price: from 0 to 100 percent.`,
		},
		"more than everything": {
			map[string]tftypes.Value{"discount_type": acctest.String("PERCENT"), "discount_percent": decimal(100.5)}, "discount_percent",
			`discount_percent must be between 0 and 100, got: 100.5.`,
		},
		"everything": {
			map[string]tftypes.Value{"discount_type": acctest.String("PERCENT"), "discount_percent": decimal(100)}, "", "",
		},
		"a negative amount": {
			map[string]tftypes.Value{"discount_type": acctest.String("FIXED"), "discount_amount": decimal(-0.5)}, "discount_amount",
			`discount_amount must be at least 0, got: -0.5. An amount or a quantity is never negative.`,
		},
		"a range upside down": {
			map[string]tftypes.Value{
				"discount_type": acctest.String("PERCENT_RANGE"), "discount_percent_range_start": decimal(60), "discount_percent_range_end": decimal(50.5),
			}, "discount_percent_range_end",
			`Range upside down: discount_percent_range_end is 50.5, which is less than discount_percent_range_start, 60. Write a number that is not less, or exchange the two.`,
		},
		"a range whose start is unknown": {
			map[string]tftypes.Value{
				"discount_type": acctest.String("PERCENT_RANGE"), "discount_percent_range_end": decimal(50),
				"discount_percent_range_start": tftypes.NewValue(tftypes.Number, tftypes.UnknownValue),
			}, "", "",
		},
		"a range of one percentage": {
			map[string]tftypes.Value{
				"discount_type": acctest.String("PERCENT_RANGE"), "discount_percent_range_start": decimal(50), "discount_percent_range_end": decimal(50),
			}, "", "",
		},
		"a quantity with decimals": {
			map[string]tftypes.Value{"scope": acctest.String("PRODUCT"), "product_name": acctest.String("Mug"), "purchase_limit_quantity": decimal(1.5)},
			"purchase_limit_quantity",
			`Not a whole number: purchase_limit_quantity must be a whole number, got 1.5. Write a number without decimals, such as 1.`,
		},
		"a negative quantity": {
			map[string]tftypes.Value{"scope": acctest.String("PRODUCT"), "product_name": acctest.String("Mug"), "purchase_limit_quantity": decimal(-1)},
			"purchase_limit_quantity", `purchase_limit_quantity must be at least 0, got: -1.`,
		},
		"an end before the start": {
			texts(map[string]string{"start_date": "2028-01-01T00:00:00Z", "end_date": "2027-01-01T00:00:00Z"}), "end_date",
			`Dates in the wrong order: end_date is 2027-01-01T00:00:00Z, which is before start_date, 2028-01-01T00:00:00Z. Write an instant that is not earlier, or exchange the two.`,
		},
		"an end before the start in another zone": { // 23:30Z the day before
			texts(map[string]string{"start_date": "2028-01-01T00:00:00Z", "end_date": "2028-01-01T01:30:00+02:00"}), "end_date",
			`is before start_date, 2028-01-01T00:00:00Z`,
		},
		"an end that only looks earlier": { // 01:00Z
			texts(map[string]string{"start_date": "2028-01-01T00:00:00Z", "end_date": "2027-12-31T23:00:00-02:00"}), "", "",
		},
		"an end at the start": {
			texts(map[string]string{"start_date": "2028-01-01T00:00:00Z", "end_date": "2028-01-01t02:00:00+02:00"}), "", "",
		},
		"a comma before the fraction": {
			texts(map[string]string{"end_date": "2027-01-01T00:00:00,5Z"}), "end_date", `"2027-01-01T00:00:00,5Z" is not a date and time in RFC 3339`,
		},
		"a name of white space": {texts(map[string]string{"name": " "}), "name", `Blank text: name must not be empty or white space only, got: " ". Write a text`},
	} {
		config := texts(map[string]string{"campaign_id": "1000", "name": "Ten off", "type": "GENERAL_SALE", "scope": "ENTIRE_STORE"})
		maps.Copy(config, test.set)
		got := p.Refusals("impact_deal", config)
		switch {
		case test.text != "":
			expectError(t, got, test.attribute, test.text)
		case len(got) != 0:
			t.Errorf("%s is refused: %q", name, acctest.Render(got))
		}
	}
}

// A code that is linked to a deal stays as it is when somebody renames the deal,
// and when the configuration calls the deal otherwise.
func TestPromoCode_dealRenamed(t *testing.T) {
	t.Parallel()
	const typeName = "impact_promo_code"
	for name, withID := range map[string]bool{"with the id of the deal": true, "with its name only": false} {
		w := acctest.NewBrand(t)
		w.NeedsMock()
		deal := w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": "Summer", "Type": "FREE_SHIPPING", "Scope": "ENTIRE_STORE"})
		p := w.Protocol()
		config := texts(map[string]string{
			"campaign_id": w.CampaignID, "assigned_partner_id": w.PartnerIDs[0], "code": "SUMMER1", "type": "LI", "credit_policy": "ALWAYS", "deal_name": "Summer",
		})
		if withID {
			config["deal_id"] = acctest.String(deal.ID)
		}
		object, diagnostics := p.Apply(typeName, nil, config)
		acctest.FailOnErrors(t, diagnostics)
		deal.Fields["Name"] = "Summer 2027"
		w.Account.SetDeal(deal)
		object, diagnostics = p.Refresh(typeName, object)
		acctest.FailOnErrors(t, diagnostics)
		if changes, diagnostics := p.Changes(typeName, object, config); changes || len(diagnostics) != 0 {
			t.Errorf("%s: a renamed deal changes the code: %q", name, acctest.Render(diagnostics))
		}
		if !withID {
			continue
		}
		id := p.Text(typeName, object, "id")
		p = w.Protocol() // of another configuration: one that manages the code already would refuse it
		imported, diagnostics := p.Import(typeName, id, nil)
		acctest.FailOnErrors(t, diagnostics)
		if changes, _ := p.Changes(typeName, imported, config); changes || len(p.Replaces(typeName, imported, config)) != 0 {
			t.Errorf("%s: the old name changes an imported code", name)
		}
		other := maps.Clone(config)
		other["deal_id"] = acctest.String("77")
		if got := p.Replaces(typeName, imported, other); !slices.Contains(got, "deal_id") {
			t.Errorf("another deal replaces for %v", got)
		}
		again := maps.Clone(config) // declared with the old name, made after the renaming
		again["code"] = acctest.String("SUMMER2")
		object, diagnostics = p.Apply(typeName, nil, again)
		acctest.FailOnErrors(t, diagnostics)
		if got := p.Text(typeName, object, "deal_name"); got != "Summer" {
			t.Errorf("%q was planned, and became %q", "Summer", got)
		}
	}
}

// A deal without what its kind must have is declared as it is.
func TestDeal_adoptsIncompleteOnes(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	p := w.Protocol()
	for _, fields := range []map[string]string{
		{"Type": "FREE_SHIPPING", "Scope": "CATEGORY"},
		{"Type": "FREE_SHIPPING", "Scope": "PRODUCT"},
		{"Type": "GIFT_WITH_PURCHASE", "Scope": "ENTIRE_STORE"},
	} {
		fields["CampaignId"], fields["Name"] = w.CampaignID, "Left incomplete"
		p.ExpectAdopted("impact_deal", w.Account.AddDeal(fields).ID)
	}
	object, config := p.ExpectAdopted("impact_deal", w.Account.AddDeal(map[string]string{
		"CampaignId": w.CampaignID, "Name": "Mugs", "Type": "GIFT_WITH_PURCHASE", "Scope": "ENTIRE_STORE", "Gift": "Mug",
	}).ID)
	config["gift"] = acctest.String("")
	_, diagnostics := p.Plan("impact_deal", object, config)
	expectError(t, diagnostics, "gift", `Blank text: gift must not be empty or white space only, got: "". Write a text`)
}
