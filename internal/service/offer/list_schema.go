package offer

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// Descriptions of what exception lists of both kinds have, for resources and
// data sources alike.
const (
	trackerNamesText  = "Names of the event types, by their ids."
	stateText         = "State of the list: `ACTIVE`, `CLOSED` or `DEACTIVATED`. The API cannot change it."
	createdText       = "When the list was made, in RFC 3339."
	deactivatedText   = "When the list was deactivated, in RFC 3339; null while it never was."
	numberOfItemsText = "How many items the list has."
	itemsURIText      = "Path of the list's items in the API, without the host."
	matchModesText    = "How the items are compared with what was sold, by value: `EQ` (the same) or `REGEX` (a regular expression). The API cannot change it."
	typeText          = "What the items are: `CATEGORY` or `SKU`."
)

// listTypes are the values of Type in the exceptionlists document.
var listTypes = []string{"CATEGORY", "SKU"}

// listFields maps the fields that requests call otherwise than the attributes.
func listFields() map[string]string {
	return map[string]string{"ActionTrackerId": "action_tracker_ids", "Value": "items", "File": "items"}
}

// listAttributes are the attributes that resources of both kinds have.
func listAttributes(noun string) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          tfimpact.ID(noun),
		"campaign_id": tfimpact.CampaignID(),
		"name": schema.StringAttribute{
			Required:            true,
			MarkdownDescription: "Name of the list, as the account's members see it. It can be changed in place, and need not be unique.",
			Validators:          []validator.String{stringvalidator.LengthAtLeast(1)},
		},
		"action_tracker_ids": schema.SetAttribute{
			Required: true, ElementType: types.StringType,
			MarkdownDescription: "Ids of the event types (the API says action trackers) that the list applies to: one or more. They can be changed in place.",
			Validators: []validator.Set{
				setvalidator.SizeAtLeast(1), setvalidator.NoNullValues(), setvalidator.ValueStringsAre(tfimpact.NumericID()),
			},
		},
		"action_tracker_names": schema.MapAttribute{
			Computed: true, ElementType: types.StringType, MarkdownDescription: trackerNamesText,
		},
		"state": schema.StringAttribute{Computed: true, MarkdownDescription: stateText},
		"created_date": schema.StringAttribute{
			Computed: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: createdText,
			PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		},
		"deactivation_date": schema.StringAttribute{
			Computed: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: deactivatedText,
		},
		"number_of_items": schema.Int64Attribute{Computed: true, MarkdownDescription: numberOfItemsText},
		"items_uri": schema.StringAttribute{
			Computed: true, MarkdownDescription: itemsURIText,
			PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		},
		"uri":      tfimpact.URI(noun),
		"timeouts": tfimpact.Timeouts(),
	}
}

// emptyListRemains is the warning of a destroy: no list can be deleted.
func emptyListRemains(typeName, noun string, l listModel) (summary, detail string) {
	id := l.ID.ValueString()
	return fmt.Sprintf("The %s %q is empty, but still there", noun, l.Name.ValueString()),
		fmt.Sprintf("impact.com's API cannot delete the list: its items are deleted, and the empty list remains with the id %s. "+
			"Creating it again makes another list of the same name. To manage this one again, import it: terraform import %s.example %s",
			id, typeName, id)
}
