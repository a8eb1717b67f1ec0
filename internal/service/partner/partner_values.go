package partner

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// partnerValuesResource is impact_partner_values: the three values that a brand keeps
// for a partner (Brand v14, partners document). They are always there, empty or not, so
// they are adopted, never created, and forgotten, never deleted.
type partnerValuesResource struct{}

// NewPartnerValues makes the resource impact_partner_values.
var NewPartnerValues = tfimpact.NewResource[partnerValuesModel](partnerValuesResource{})

type partnerValuesModel struct {
	valuesModel
	tfimpact.Managed
	PartnerID types.String `tfsdk:"partner_id"`

	partnerName string // is no attribute: what people know a listed partner by
}

func (m valuesModel) fields() []field {
	return []field{{"MPValue1", "value1", m.Value1}, {"MPValue2", "value2", m.Value2}, {"MPValue3", "value3", m.Value3}}
}

func (partnerValuesResource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "partner_values", Noun: "set of partner values", Plural: "sets of partner values",
		AccountTypes: []impact.AccountType{impact.Brand}, Key: []string{"partner_id"}, IntegerKey: true,
		Fields: map[string]string{"MPValue1": "value1", "MPValue2": "value2", "MPValue3": "value3"},
	}
}

func (partnerValuesResource) Schema() schema.Schema {
	value := func(which string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, Computed: true,
			MarkdownDescription: which + " value. While it is not set, it stays as it is at impact.com, also when it is removed from the configuration. `\"\"` sends an empty value.",
			PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown(), check.TextUnlessHeld(check.NotWhiteSpace())},
		}
	}
	return schema.Schema{
		MarkdownDescription: "The three values of a brand's own that every partner has, for use in tracking links (the API calls them `MPValue1` to `MPValue3`). They are all that the API can change of an existing partner.\n\n" +
			"The resource adopts the values as they are and changes only those that are set. The plan that adopts them warns of each value that it would overwrite. " +
			"Destroying the resource changes nothing at impact.com: the values are forgotten, with a warning that says so. " +
			"No document says that an empty value clears one. The provider sends it and reads the partner again; where impact.com still shows the old value, a warning says so.",
		Attributes: map[string]schema.Attribute{
			"partner_id": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Id of the partner. It is also the import id. Changing it leaves the values of the partner before as they are.",
				PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
				Validators:          []validator.String{tfimpact.NumericID()},
			},
			"value1": value("First"),
			"value2": value("Second"),
			"value3": value("Third"),
		},
	}
}

// ModifyPlan reads the partner whose values are to be adopted: one that does not exist
// is refused, and of a value that would be overwritten the plan says so.
func (partnerValuesResource) ModifyPlan(ctx context.Context, c *impact.Client, plan, state *partnerValuesModel) (diags diag.Diagnostics) {
	if c == nil || state != nil || plan.PartnerID.IsUnknown() {
		return nil
	}
	id := plan.PartnerID.ValueString()
	partner, err := c.MediaPartners().Get(ctx, id)
	if errors.Is(err, impact.ErrNotFound) {
		diags.AddAttributeError(path.Root("partner_id"), "The partner does not exist", tfimpact.Explain(err, c))
		return diags
	}
	if err != nil {
		diags.AddError("Cannot read the partner whose values are to be adopted", tfimpact.Explain(err, c))
		return diags
	}
	live := partnerValuesModel{}.FromAPI(partner).fields()
	for i, f := range plan.fields() {
		if before := live[i].value; !before.IsNull() && !f.value.IsNull() && !f.value.IsUnknown() && !f.value.Equal(before) {
			diags.AddAttributeWarning(path.Root(f.attribute), "A value of the partner will be overwritten", fmt.Sprintf(
				"The partner %s has %s = %q, which nothing in this state has set: apply replaces it by %q. "+
					"To keep it, leave the attribute out or declare the value that is there.", id, f.attribute, before.ValueString(), f.value.ValueString()))
		}
	}
	return diags
}

// Create adopts the values that exist, and changes those that are set and differ.
func (partnerValuesResource) Create(ctx context.Context, c *impact.Client, plan *partnerValuesModel) error {
	partners, id := c.MediaPartners(), plan.PartnerID.ValueString()
	live, err := partners.GetFresh(ctx, id)
	if err != nil {
		return err
	}
	return partners.Update(ctx, id, plan.changes(partnerValuesModel{}.FromAPI(live).valuesModel))
}

func (partnerValuesResource) Read(ctx context.Context, c *impact.Client, state *partnerValuesModel) error {
	partner, err := c.MediaPartners().Get(ctx, state.PartnerID.ValueString())
	if err != nil {
		return err
	}
	*state = state.FromAPI(partner)
	return nil
}

// FromAPI returns the model with the values of a partner.
func (m partnerValuesModel) FromAPI(p impact.MediaPartner) partnerValuesModel {
	m.PartnerID, m.partnerName = types.StringValue(p.ID.String()), p.Name
	m.Value1 = tfimpact.StringOrDeclared(p.PartnerValues.Value1, m.Value1)
	m.Value2 = tfimpact.StringOrDeclared(p.PartnerValues.Value2, m.Value2)
	m.Value3 = tfimpact.StringOrDeclared(p.PartnerValues.Value3, m.Value3)
	return m
}

func (partnerValuesResource) Update(ctx context.Context, c *impact.Client, plan *partnerValuesModel, state partnerValuesModel) error {
	return c.MediaPartners().Update(ctx, state.PartnerID.ValueString(), plan.changes(state.valuesModel))
}

// changes are the values that are known and differ from those before. The others are not
// sent back as impact.com shows them: it may show them written differently.
func (m valuesModel) changes(before valuesModel) *impact.Form {
	form, had := impact.NewForm(), before.fields()
	for i, f := range m.fields() {
		if !f.value.IsUnknown() && f.value.ValueString() != had[i].value.ValueString() {
			form.Set(f.api, f.value.ValueString())
		}
	}
	return form
}

// Delete sends nothing: a partner without these values does not exist.
func (partnerValuesResource) Delete(context.Context, *impact.Client, *partnerValuesModel) error {
	return nil
}

// DeleteWarning implements tfimpact.WithDeleteWarning.
func (partnerValuesResource) DeleteWarning(state partnerValuesModel) (summary, detail string) {
	return "The partner's values stay as they are", fmt.Sprintf(
		"Every partner has these values, so nothing was deleted or changed at impact.com. Terraform no longer manages those of the partner %s. "+
			"To empty them, set them to \"\" and apply before the resource is destroyed.", state.PartnerID.ValueString())
}

// List implements tfimpact.WithList: the partners with at least one value.
func (partnerValuesResource) List(ctx context.Context, c *impact.Client, blank partnerValuesModel, filter url.Values) iter.Seq2[partnerValuesModel, error] {
	return func(yield func(partnerValuesModel, error) bool) {
		for partner, err := range c.MediaPartners().All(ctx, filter) {
			if err == nil && partner.PartnerValues == (impact.PartnerValues{}) {
				continue
			}
			if !yield(blank.FromAPI(partner), err) {
				return
			}
		}
	}
}

// DisplayName implements tfimpact.WithDisplayName.
func (partnerValuesResource) DisplayName(listed partnerValuesModel) string { return listed.partnerName }

// partnerValuesFilters are those of the partners document that a list resource can have.
var partnerValuesFilters = []tfimpact.Filter{
	{Attribute: "campaign_id", Parameter: "CampaignId", Schema: tfimpact.IDFilter("Only those of partners that have joined this campaign.")},
	{Attribute: "group_id", Parameter: "GroupId", Schema: tfimpact.IDFilter("Only those of members of this partner group.")},
}
