package offer

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// The table, the schema and the model speak of the same attributes.
func TestDealTableIsComplete(t *testing.T) {
	t.Parallel()
	schema, model := dealResourceAttributes(), tfimpact.ValuesOf(new(dealModel))
	var known []string
	for _, f := range dealTable {
		attribute, described := schema[f.attribute]
		_, modelled := model[f.attribute]
		if !described || !modelled {
			t.Errorf("%s: in the schema %t, in the model %t", f.attribute, described, modelled)
			continue
		}
		if f.settable() != (attribute.IsOptional() || attribute.IsRequired()) {
			t.Errorf("%s: some operation takes it: %t; the schema disagrees", f.attribute, f.settable())
		}
		if f.By != "" && !slices.Contains(known, f.By) {
			t.Errorf("%s stands before %s, which decides about it", f.attribute, f.By)
		}
		known = append(known, f.attribute)
	}
	for name, attribute := range schema {
		if (attribute.IsOptional() || attribute.IsRequired()) && !slices.Contains(known, name) {
			t.Errorf("%s can be set but no operation sends it", name)
		}
	}
	const engines = 2 // account and adopt_existing are the engine's
	if len(model) != len(schema)+engines {
		t.Errorf("the model has %d attributes, the schema %d", len(model), len(schema))
	}
}

// facts makes a model as it is after a read, with edits to it.
func facts(d impact.Deal, edits ...func(*dealModel)) tfimpact.Values {
	m := dealModel{}.FromAPI(d)
	for _, edit := range edits {
		edit(&m)
	}
	settleKind(&m)
	return tfimpact.ValuesOf(&m)
}

func TestUpdateForm(t *testing.T) {
	t.Parallel()
	sale := impact.Deal{
		Name: "Ten off", Type: "GENERAL_SALE", Scope: "PRODUCT", Description: "Old", DiscountType: "PERCENT",
		DiscountPercent: impact.Float{Value: 10, Valid: true}, Products: []impact.DealProduct{{Name: "Anvil"}},
	}
	for name, test := range map[string]struct {
		edit func(*dealModel)
		want *impact.Form
	}{
		"nothing": {func(*dealModel) {}, impact.NewForm()},
		"what cannot be updated": {
			func(m *dealModel) { m.DefaultPromoCode = types.StringValue("X") }, impact.NewForm(),
		},
		"a name brings what is required": {
			func(m *dealModel) { m.Name = types.StringValue("New") },
			impact.NewForm().Set("Name", "New").Set("ProductName", "Anvil").Set("DiscountPercent", "10"),
		},
		"a text is emptied": {
			func(m *dealModel) { m.Description = types.StringNull() },
			impact.NewForm().Set("Description", "").Set("ProductName", "Anvil").Set("DiscountPercent", "10"),
		},
		"another scope": {
			func(m *dealModel) { m.Scope = types.StringValue("ENTIRE_STORE") },
			impact.NewForm().Set("DealScope", "ENTIRE_STORE").Set("DiscountPercent", "10"),
		},
		"another discount": {
			func(m *dealModel) {
				m.DiscountType, m.DiscountAmount = types.StringValue("FIXED"), types.Float64Value(0.1)
			},
			impact.NewForm().Set("ProductName", "Anvil").Set("DiscountType", "FIXED").Set("DiscountAmount", "0.1"),
		},
		"not known yet": {
			func(m *dealModel) { m.PurchaseLimitQuantity = types.Int64Unknown() }, impact.NewForm(),
		},
	} {
		got := updateForm(facts(sale, test.edit), facts(sale))
		if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(impact.Form{})); diff != "" {
			t.Errorf("%s (-want +got): %s", name, diff)
		}
	}
}

func TestShowDeal(t *testing.T) {
	t.Parallel()
	m := dealModel{ProductName: types.StringValue("Anvil"), ProductFileName: types.StringValue("anvil.png")}
	m.Scope = types.StringValue("PRODUCT")
	m = m.FromAPI(impact.Deal{ID: "00003", Type: "BOGO", Products: []impact.DealProduct{{Name: "Rope"}, {Name: "Anvil"}}})
	if got := m.ID.ValueString(); got != "3" {
		t.Errorf("id %s", got)
	}
	if got := m.Scope.ValueString(); got != "PRODUCT" {
		t.Errorf("a scope that the answer lacks became %q", got)
	}
	if m.ProductName.ValueString() != "Anvil" || m.ProductFileName.ValueString() != "anvil.png" {
		t.Errorf("of several products the declared one counts, got %s, %s", m.ProductName, m.ProductFileName)
	}
	m = m.FromAPI(impact.Deal{ID: "3", Products: []impact.DealProduct{{Name: "Rope"}}})
	if got := m.ProductName.ValueString(); got != "Rope" {
		t.Errorf("another product is not seen: %q", got)
	}
}

// An answer need not have SynchAdsPromoCodes; the document's default is false.
func TestDealWithoutSynchronisation(t *testing.T) {
	t.Parallel()
	for _, before := range []types.Bool{types.BoolNull(), types.BoolValue(false), types.BoolValue(true)} {
		m := dealModel{dealFacts: dealFacts{SynchAdsPromoCodes: before}}
		if got := m.FromAPI(impact.Deal{ID: "3"}).SynchAdsPromoCodes; !got.Equal(types.BoolValue(false)) {
			t.Errorf("%s became %s", before, got)
		}
	}
	declared := dealModel{dealFacts: dealFacts{Scope: types.StringValue("PRODUCT"), PurchaseLimitQuantity: types.Int64Value(0)}}
	if got := declared.FromAPI(impact.Deal{ID: "3"}).PurchaseLimitQuantity; got.IsNull() {
		t.Error("a declared limit of 0, which is none, became null")
	}
}
