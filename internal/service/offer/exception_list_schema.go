package offer

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// listMetadata describes the resource of either kind. Fields maps the fields that
// requests call otherwise than the attributes.
func listMetadata(name, noun string) tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: name, Noun: noun, AccountTypes: []impact.AccountType{impact.Brand}, Key: []string{"id"},
		Fields: map[string]string{"ActionTrackerId": "action_tracker_ids", "Value": "items", "File": "items"},
	}
}

// managedListAttributes are the attributes that both resources have.
func managedListAttributes(noun string) map[string]schema.Attribute {
	attributes := tfimpact.ComputedAttributes(exceptionListAttributes(), "created_date", "items_uri")
	attributes["id"] = tfimpact.ID(noun)
	attributes["uri"] = tfimpact.URI(noun)
	attributes["campaign_id"] = tfimpact.CampaignID()
	attributes["name"] = schema.StringAttribute{
		Required:            true,
		MarkdownDescription: "Name of the list, as the account's members see it. It can be changed in place, and need not be unique.",
		PlanModifiers:       []planmodifier.String{check.TextUnlessHeld(check.NotBlank())},
	}
	attributes["action_tracker_ids"] = schema.SetAttribute{
		Required: true, ElementType: types.StringType,
		MarkdownDescription: "Ids of the event types (the API says action trackers) that the list applies to: one or more. They can be changed in place.",
		Validators:          []validator.Set{check.Members(tfimpact.NumericID())},
		PlanModifiers:       []planmodifier.Set{check.SetUnlessHeld(setvalidator.SizeAtLeast(1))},
	}
	attributes["item_match_modes"] = schema.MapAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: "How the items are compared with what was sold, by value: `EQ` (the same) or `REGEX` (a regular expression). The API cannot change it.",
	}
	return attributes
}
