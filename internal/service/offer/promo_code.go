package offer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/spelling"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// promoCodeResource is impact_promo_code: a code that a brand assigns to a partner
// (Brand v14, promocodes document). The API creates, reads and expires codes;
// it changes none.
type promoCodeResource struct{}

// NewPromoCode makes the resource impact_promo_code.
var NewPromoCode = tfimpact.NewResource[promoCodeModel](promoCodeResource{})

type promoCodeModel struct {
	promoCodeFacts
	tfimpact.Managed
	tfimpact.Adopting
}

func (promoCodeResource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "promo_code", Noun: "promo code", AccountTypes: []impact.AccountType{impact.Brand},
		Key: []string{"id"}, IntegerKey: true,
	}
}

func (promoCodeResource) Schema() schema.Schema {
	attributes := tfimpact.ComputedAttributes(promoCodeAttributes())
	attributes["id"] = tfimpact.ID("promo code")
	attributes["uri"] = tfimpact.URI("promo code")
	attributes["campaign_id"] = tfimpact.CampaignID()
	attributes["assigned_partner_id"] = replacing(
		"Id of the partner that the code is assigned to. Changing it makes a new code.", tfimpact.NumericID())
	attributes["code"] = replacing(
		"The code that customers enter, or a regular expression when `type` is `RE`. Changing it makes a new code.", check.NotBlank())
	attributes["type"] = replacing(
		"How the code is compared with what a customer entered: `LI` exactly, `RE` as a regular expression. Changing it makes a new code.",
		stringvalidator.OneOf(codeTypes...))
	attributes["credit_policy"] = replacing(
		"When the partner is credited for a sale with the code: `ALWAYS`, `INVOLVED` (it took part in the click path) or `WINNER` (it drove the last click). Changing it makes a new code.",
		stringvalidator.OneOf(creditPolicies...))
	attributes["start_date"] = scheduled("When the code becomes active, in RFC 3339. Without it, the code is active at once. Changing it makes a new code.")
	attributes["end_date"] = scheduled("When the code expires, in RFC 3339, not before `start_date`. Without it, the code is valid until it is destroyed. Changing it makes a new code.", check.NotBeforeUnlessHeld("start_date"))
	attributes["deal_id"] = linked(
		"Id of the deal to link the code to. When not set, the link is left alone. Changing it makes a new code.", tfimpact.NumericID())
	attributes["deal_name"] = dealName()
	return schema.Schema{
		MarkdownDescription: "A promo code of a brand, assigned to one partner. impact.com cannot change a code, so every change makes a new one, " +
			"and cannot delete one, so destroying it expires it. A code that was expired in the web app is planned to be created again; " +
			"one that ran until its `end_date` is left in peace.",
		Attributes: attributes,
	}
}

func replacing(description string, rule validator.String) schema.StringAttribute {
	return schema.StringAttribute{
		Required: true, MarkdownDescription: description,
		PlanModifiers: []planmodifier.String{check.TextUnlessHeld(rule), stringplanmodifier.RequiresReplace()},
	}
}

func scheduled(description string, rules ...planmodifier.String) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: description,
		PlanModifiers: append(rules, tfimpact.SameTimestamp(), stringplanmodifier.RequiresReplace()),
	}
}

// dealName is that of the linked deal. While the deal is the same, another name is
// no other link: somebody renamed the deal.
func dealName() schema.StringAttribute {
	const why = "Another name makes a new code, unless deal_id says that the deal is the same."
	attribute := linked("Name of the deal that the code is linked to; as a rule `deal_id` is enough and this is computed. It is the name that the deal had when Terraform made or imported the code: renaming the deal is no difference, nor is any other name beside an unchanged `deal_id`. Changing it without `deal_id` makes a new code.")
	attribute.PlanModifiers = []planmodifier.String{
		check.TextUnlessHeld(check.NotBlank()),
		stringplanmodifier.UseStateForUnknown(),
		sameDeal{},
		stringplanmodifier.RequiresReplaceIf(func(ctx context.Context, req planmodifier.StringRequest, resp *stringplanmodifier.RequiresReplaceIfFuncResponse) {
			resp.RequiresReplace = !req.ConfigValue.IsNull() && !isSameDeal(ctx, req)
		}, why, why),
	}
	return attribute
}

// sameDeal is the plan modifier that keeps the name in state beside an unchanged
// deal_id.
type sameDeal struct{}

func (sameDeal) Description(context.Context) string {
	return "Another name of the same deal is not a change."
}

func (s sameDeal) MarkdownDescription(ctx context.Context) string { return s.Description(ctx) }

func (sameDeal) PlanModifyString(ctx context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if !req.StateValue.IsNull() && isSameDeal(ctx, req) {
		resp.PlanValue = req.StateValue
	}
}

// isSameDeal reports whether the configuration names the deal that the code in
// state is linked to, by its id.
func isSameDeal(ctx context.Context, req planmodifier.StringRequest) bool {
	var declared, linked types.String
	at := path.Root("deal_id")
	diags := req.Config.GetAttribute(ctx, at, &declared)
	diags.Append(req.State.GetAttribute(ctx, at, &linked)...)
	return !diags.HasError() && !linked.IsNull() && declared.Equal(linked)
}

func linked(description string, validators ...validator.String) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, Computed: true, MarkdownDescription: description, Validators: validators,
		PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), stringplanmodifier.RequiresReplaceIfConfigured()},
	}
}

func (promoCodeResource) Create(ctx context.Context, c *impact.Client, plan *promoCodeModel) error {
	form := impact.NewForm().
		Set("AssignedPartnerId", plan.AssignedPartnerID.ValueString()).
		Set("CampaignId", plan.CampaignID.ValueString()).
		Set("CreditPolicy", plan.CreditPolicy.ValueString()).
		Set("Code", plan.Code.ValueString()).
		Set("Type", plan.Type.ValueString())
	for field, value := range map[string]string{
		"StartDate": plan.StartDate.Field(), "EndDate": plan.EndDate.Field(),
		"DealId": plan.DealID.ValueString(), "DealName": plan.DealName.ValueString(),
	} {
		if value != "" {
			form.Set(field, value)
		}
	}
	id, err := c.PromoCodes().Create(ctx, form)
	plan.ID = types.StringValue(id)
	return plan.whoseCode(ctx, c, err)
}

// whoseCode says of a code that is in use which one has it.
func (m promoCodeModel) whoseCode(ctx context.Context, c *impact.Client, refusal error) error {
	var refused *impact.Error
	if !errors.As(refusal, &refused) || !slices.ContainsFunc(refused.Fields, func(f impact.FieldError) bool { return f.Field == "Code" }) {
		return refusal
	}
	filter := url.Values{"CampaignId": {m.CampaignID.ValueString()}, "Code": {m.Code.ValueString()}}
	for p, err := range c.PromoCodes().Search(ctx, filter) {
		if err != nil {
			break // the refusal says enough
		}
		if spelling.Same(p.Code, m.Code.ValueString()) && p.CampaignID.String() == m.CampaignID.ValueString() && !expired(p, m.EndDate, time.Now()) {
			return &tfimpact.AdvisedError{Err: refusal, Advice: fmt.Sprintf(
				"The promo code %s has it. To manage that one, import it (NAME is the name of this resource block):\n\n%s\n\n"+
					"If it is the code that this one replaces, leave create_before_destroy out: impact.com takes a code again only once its predecessor has expired.",
				p.ID, tfimpact.ImportBlock(promoCodeResource{}.Metadata(), p.ID.String()))}
		}
	}
	return refusal
}

// Existing implements tfimpact.WithExisting. An expired code is none that could be
// taken over.
func (promoCodeResource) Existing(c *impact.Client, plan promoCodeModel) tfimpact.Existing[promoCodeModel] {
	codes := c.PromoCodes().SearchBy(url.Values{"CampaignId": {plan.CampaignID.ValueString()}})
	return tfimpact.ExistingIn(codes, func(p impact.PromoCode) (promoCodeModel, bool) {
		return plan.FromAPI(p), !expired(p, plan.EndDate, time.Now())
	})
}

func (promoCodeResource) Read(ctx context.Context, c *impact.Client, state *promoCodeModel) error {
	p, err := c.PromoCodes().Get(ctx, state.ID.ValueString())
	if err != nil {
		return err
	}
	if expired(p, state.EndDate, time.Now()) {
		return fmt.Errorf("the promo code %s is expired: %w", p.Code, impact.ErrNotFound)
	}
	// An answer that leaves out what only a new code could change is no reason for one.
	p.CampaignID = cmp.Or(p.CampaignID, impact.ID(state.CampaignID.ValueString()))
	p.AssignedPartnerID = cmp.Or(p.AssignedPartnerID, impact.ID(state.AssignedPartnerID.ValueString()))
	p.Code = cmp.Or(p.Code, state.Code.ValueString())
	p.Type = cmp.Or(p.Type, state.Type.ValueString())
	p.CreditPolicy = cmp.Or(p.CreditPolicy, state.CreditPolicy.ValueString())
	*state = state.FromAPI(p)
	return nil
}

// FromAPI returns the model with the facts of an answer. The name of the deal stays
// while the code is linked to the same deal: a new name of the deal is no other
// link.
func (m promoCodeModel) FromAPI(p impact.PromoCode) promoCodeModel {
	dealID, dealName := m.DealID, m.DealName
	m.promoCodeFacts = m.promoCodeFacts.FromAPI(p)
	m.Type, m.CreditPolicy = types.StringValue(p.Type), types.StringValue(p.CreditPolicy)
	if (dealID.IsUnknown() || dealID.Equal(m.DealID)) && !dealName.IsNull() && !dealName.IsUnknown() {
		m.DealName = dealName
	}
	return m
}

// List implements tfimpact.WithList. It leaves out expired codes, which cannot be
// imported.
func (promoCodeResource) List(ctx context.Context, c *impact.Client, blank promoCodeModel, filter url.Values) iter.Seq2[promoCodeModel, error] {
	return func(yield func(promoCodeModel, error) bool) {
		for p, err := range c.PromoCodes().All(ctx, filter) {
			if err == nil && expired(p, blank.EndDate, time.Now()) {
				continue
			}
			if !yield(blank.FromAPI(p), err) {
				return
			}
		}
	}
}

// Delete expires the code.
func (promoCodeResource) Delete(ctx context.Context, c *impact.Client, state *promoCodeModel) error {
	return c.PromoCodes().Delete(ctx, state.ID.ValueString())
}
