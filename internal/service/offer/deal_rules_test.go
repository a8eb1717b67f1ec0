package offer_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// dealValues are good values, one for each attribute that only some deals have.
var dealValues = map[string]tftypes.Value{
	"product_name": acctest.String("Anvil"), "product_file_name": acctest.String("anvil.png"),
	"regular_price": acctest.Number(20), "deal_price": acctest.Number(10), "purchase_limit_quantity": acctest.Number(1),
	"categories":    tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String("Tools")}),
	"discount_type": acctest.String("FIXED"), "discount_amount": acctest.Number(5), "discount_currency": acctest.String("USD"),
	"discount_percent": acctest.Number(5), "discount_percent_range_start": acctest.Number(5), "discount_percent_range_end": acctest.Number(9),
	"discount_maximum_percent": acctest.Number(9), "gift": acctest.String("Mug"),
	"rebate_amount": acctest.Number(5), "rebate_currency": acctest.String("USD"),
	"bogo_buy_name": acctest.String("Anvil"), "bogo_buy_quantity": acctest.Number(1), "bogo_buy_scope": acctest.String("PRODUCT"),
	"bogo_buy_image_file_name": acctest.String("https://www.example.com/1.png"),
	"bogo_get_name":            acctest.String("Mug"), "bogo_get_quantity": acctest.Number(1), "bogo_get_scope": acctest.String("PRODUCT"),
	"bogo_get_image_file_name": acctest.String("https://www.example.com/2.png"), "bogo_get_discount_type": acctest.String("FREE"),
	"bogo_get_discount_amount": acctest.Number(5), "bogo_get_discount_percent": acctest.Number(5),
}

// dealKinds are all kinds of deals: what decides, what such a deal must have,
// and what it may have.
var dealKinds = []struct {
	decides   map[string]string
	must, may []string
}{
	{map[string]string{"type": "FREE_SHIPPING"}, nil, nil},
	{map[string]string{"type": "GENERAL_SALE"}, nil, []string{"discount_type"}},
	{map[string]string{"type": "FREE_SHIPPING", "scope": "PRODUCT"},
		[]string{"product_name"}, []string{"product_file_name", "regular_price", "deal_price", "purchase_limit_quantity"}},
	{map[string]string{"type": "FREE_SHIPPING", "scope": "CATEGORY"}, []string{"categories"}, nil},
	{map[string]string{"type": "GENERAL_SALE", "discount_type": "FIXED"}, []string{"discount_amount"}, []string{"discount_type", "discount_currency"}},
	{map[string]string{"type": "GENERAL_SALE", "discount_type": "PERCENT"}, []string{"discount_percent"}, []string{"discount_type"}},
	{map[string]string{"type": "GENERAL_SALE", "discount_type": "PERCENT_RANGE"},
		[]string{"discount_percent_range_start", "discount_percent_range_end"}, []string{"discount_type"}},
	{map[string]string{"type": "GENERAL_SALE", "discount_type": "PERCENT_MAXIMUM"}, []string{"discount_maximum_percent"}, []string{"discount_type"}},
	{map[string]string{"type": "GIFT_WITH_PURCHASE"}, []string{"gift"}, nil},
	{map[string]string{"type": "REBATE"}, []string{"rebate_amount"}, []string{"rebate_currency"}},
	{map[string]string{"type": "BOGO", "bogo_get_discount_type": "FREE"}, bogoMust, bogoMay},
	{map[string]string{"type": "BOGO", "bogo_get_discount_type": "AMOUNT"}, append([]string{"bogo_get_discount_amount"}, bogoMust...), bogoMay},
	{map[string]string{"type": "BOGO", "bogo_get_discount_type": "PERCENT"}, append([]string{"bogo_get_discount_percent"}, bogoMust...), bogoMay},
}

var (
	bogoMust = []string{
		"bogo_buy_name", "bogo_buy_quantity", "bogo_buy_scope", "bogo_get_name", "bogo_get_quantity", "bogo_get_scope", "bogo_get_discount_type",
	}
	bogoMay = []string{"bogo_buy_image_file_name", "bogo_get_image_file_name"}
)

// Every kind of deal × every attribute that only some have: what it must have is
// missed when it is left out, what it may have is accepted, all else refused.
func TestDeal_rules(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	checked := 0
	for _, kind := range dealKinds {
		complete := texts(map[string]string{"campaign_id": "1000", "name": "Ten off", "type": "", "scope": "ENTIRE_STORE"})
		for _, name := range kind.must {
			complete[name] = dealValues[name]
		}
		maps.Copy(complete, texts(kind.decides))
		if got := p.Refusals("impact_deal", complete); len(got) != 0 {
			t.Errorf("%v is refused: %q", kind.decides, acctest.Render(got))
		}
		for name, value := range dealValues {
			config := maps.Clone(complete)
			checked++
			switch _, decides := kind.decides[name]; {
			case decides:
			case slices.Contains(kind.must, name):
				delete(config, name)
				expectError(t, p.Refusals("impact_deal", config), name, name+" is required when ")
			case slices.Contains(kind.may, name) && name != "discount_type":
				config[name] = value
				if got := p.Refusals("impact_deal", config); len(got) != 0 {
					t.Errorf("%v with %s is refused: %q", kind.decides, name, acctest.Render(got))
				}
			case !slices.Contains(kind.may, name) && name != "discount_type":
				config[name] = value
				expectError(t, p.Refusals("impact_deal", config), name, name+" can be set only when ")
			}
		}
	}
	if checked < 13*27 {
		t.Errorf("only %d combinations checked", checked)
	}
}

func TestDeal_ruleTexts(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	base := map[string]string{"campaign_id": "1000", "name": "Ten off", "type": "GENERAL_SALE", "scope": "ENTIRE_STORE"}
	for name, test := range map[string]struct {
		set             map[string]tftypes.Value
		attribute, text string
	}{
		"missing": {
			texts(map[string]string{"scope": "PRODUCT"}), "product_name",
			`Missing attribute: product_name is required when scope is "PRODUCT".`,
		},
		"of another kind": {
			map[string]tftypes.Value{"rebate_amount": acctest.Number(5)}, "rebate_amount",
			`Unexpected attribute: rebate_amount can be set only when type is "REBATE", but type is "GENERAL_SALE". Remove rebate_amount or change type.`,
		},
		"undecided": {
			map[string]tftypes.Value{"discount_amount": acctest.Number(5)}, "discount_amount",
			`discount_amount can be set only when discount_type is "FIXED", but discount_type is not set.`,
		},
		"comma": {
			map[string]tftypes.Value{
				"scope":      acctest.String("CATEGORY"),
				"categories": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String("Tools, anvils")}),
			}, "categories", "",
		},
		"currency":     {texts(map[string]string{"discount_currency": "usd"}), "discount_currency", ""},
		"unknown type": {texts(map[string]string{"type": "SALE"}), "type", `value must be one of:`},
	} {
		config := texts(base)
		maps.Copy(config, test.set)
		got := p.Refusals("impact_deal", config)
		if test.text != "" {
			expectError(t, got, test.attribute, test.text)
		} else if len(got) == 0 {
			t.Errorf("%s is accepted", name)
		}
	}
	for _, unknown := range []string{"type", "scope", "discount_type"} { // nothing is judged that is not known
		config := texts(base)
		config[unknown], config["gift"] = acctest.Unknown(), acctest.Unknown()
		if got := p.Refusals("impact_deal", config); len(got) != 0 {
			t.Errorf("an unknown %s: %q", unknown, acctest.Render(got))
		}
	}
}

// Each kind of deal is created with everything it can have, is then as declared,
// and is the same after a change of everything that can change in place.
func TestDeal_everyKind(t *testing.T) {
	t.Parallel()
	for _, kind := range dealKinds {
		w := acctest.NewBrand(t)
		w.NeedsMock()
		p := w.Protocol()
		config := texts(map[string]string{"campaign_id": w.CampaignID, "name": "Deal", "scope": "ENTIRE_STORE"})
		for _, name := range slices.Concat(kind.must, kind.may) {
			config[name] = dealValues[name]
		}
		if kind.decides["discount_type"] == "" {
			delete(config, "discount_type")
		}
		maps.Copy(config, texts(kind.decides))
		object, diagnostics := p.Apply("impact_deal", nil, config)
		expectSettled(t, p, object, config, diagnostics)
		for name, value := range config {
			switch {
			case name == "discount_currency" || name == "rebate_currency": // of a create only
			case value.Type().Is(tftypes.Number):
				config[name] = acctest.Number(33)
			case name == "name" || name == "gift" || name == "product_name":
				config[name] = acctest.String("Something else")
			}
		}
		object, diagnostics = p.Apply("impact_deal", object, config)
		expectSettled(t, p, object, config, diagnostics)
	}
}

// expectSettled holds that an apply succeeded and a refresh and plan change
// nothing.
func expectSettled(t *testing.T, p *acctest.Protocol, object *acctest.Object, config map[string]tftypes.Value, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	if got := acctest.Render(diagnostics); len(got) != 0 {
		t.Fatalf("%v: %q", config, got)
	}
	object, diagnostics = p.Refresh("impact_deal", object)
	acctest.FailOnErrors(t, diagnostics)
	if changes, diagnostics := p.Changes("impact_deal", object, config); changes || len(diagnostics) != 0 {
		t.Errorf("%v is not settled: %q", config, acctest.Render(diagnostics))
	}
}

// A configured value that is not known yet is not planned to be the state's: it
// may turn out to be another one.
func TestDeal_unknownStaysUnknown(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	p := w.Protocol()
	config := texts(map[string]string{
		"campaign_id": w.CampaignID, "name": "Deal", "type": "FREE_SHIPPING", "scope": "PRODUCT", "product_name": "Anvil",
	})
	config["regular_price"], config["deal_price"] = acctest.Number(20), acctest.Number(10)
	object, diagnostics := p.Apply("impact_deal", nil, config)
	acctest.FailOnErrors(t, diagnostics)
	config["regular_price"] = tftypes.NewValue(tftypes.Number, tftypes.UnknownValue)
	delete(config, "deal_price")
	planned, diagnostics := p.Plan("impact_deal", object, config)
	acctest.FailOnErrors(t, diagnostics)
	if got := p.Attribute("impact_deal", planned, "regular_price"); got.IsKnown() {
		t.Errorf("an unknown regular_price is planned as %s", got)
	}
	if got := p.Attribute("impact_deal", planned, "deal_price"); !got.Equal(acctest.Number(10)) {
		t.Errorf("a deal_price that is no longer set is planned as %s, not as the one that the deal has", got)
	}
	config["regular_price"] = acctest.Number(25)
	object, diagnostics = p.Apply("impact_deal", object, config)
	expectSettled(t, p, object, config, diagnostics)
}
