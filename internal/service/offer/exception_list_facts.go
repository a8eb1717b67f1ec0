package offer

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// exceptionListFacts is what the API shows of exception lists of both kinds: of
// categories or SKUs, and of promo codes.
type exceptionListFacts struct {
	ID            types.String       `tfsdk:"id"`
	CampaignID    types.String       `tfsdk:"campaign_id"`
	Name          types.String       `tfsdk:"name"`
	TrackerIDs    types.Set          `tfsdk:"action_tracker_ids"`
	TrackerNames  types.Map          `tfsdk:"action_tracker_names"`
	State         types.String       `tfsdk:"state"`
	Created       tfimpact.Timestamp `tfsdk:"created_date"`
	Deactivated   tfimpact.Timestamp `tfsdk:"deactivation_date"`
	NumberOfItems types.Int64        `tfsdk:"number_of_items"`
	ItemsURI      types.String       `tfsdk:"items_uri"`
	URI           types.String       `tfsdk:"uri"`
}

// FromAPI returns the facts of an answer.
func (exceptionListFacts) FromAPI(l impact.ExceptionList) exceptionListFacts {
	names := make(map[string]attr.Value, len(l.Trackers))
	for _, tracker := range l.Trackers {
		names[tracker.ID.String()] = types.StringValue(tracker.Name)
	}
	return exceptionListFacts{
		ID:            types.StringValue(l.ID.String()),
		CampaignID:    types.StringValue(l.CampaignID.String()),
		Name:          types.StringValue(l.Name),
		TrackerIDs:    tfimpact.StringSet(l.TrackerIDs()),
		TrackerNames:  types.MapValueMust(types.StringType, names),
		State:         tfimpact.StringOrNull(l.State),
		Created:       tfimpact.NewTimestamp(l.Created),
		Deactivated:   tfimpact.NewTimestamp(l.Deactivated),
		NumberOfItems: types.Int64PointerValue(l.NumberOfItems.Ptr()),
		ItemsURI:      tfimpact.StringOrNull(l.ItemsURI),
		URI:           tfimpact.StringOrNull(l.URI),
	}
}

// exceptionListAttributes describes the facts.
func exceptionListAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                   tfimpact.Text("Id of the list."),
		"campaign_id":          tfimpact.Text("Id of the campaign it belongs to."),
		"name":                 tfimpact.Text("Name of the list, as the account's members see it."),
		"action_tracker_ids":   tfimpact.TextSet("Ids of the event types (the API says action trackers) that the list applies to."),
		"action_tracker_names": tfimpact.TextMap("Names of the event types, by their ids."),
		"state":                tfimpact.Text("State of the list: `ACTIVE`, `CLOSED` or `DEACTIVATED`. The API cannot change it."),
		"created_date":         tfimpact.Moment("When the list was made, in RFC 3339."),
		"deactivation_date":    tfimpact.Moment("When the list was deactivated, in RFC 3339; null while it never was."),
		"number_of_items":      tfimpact.Integer("How many items the list has."),
		"items_uri":            tfimpact.Text("Path of the list's items in the API, below the account root."),
		"uri":                  tfimpact.Text("Path of the list in the API, below the account root."),
	}
}

// itemModel is an item as data sources show it.
type itemModel struct {
	ID        types.String       `tfsdk:"id"`
	Value     types.String       `tfsdk:"value"`
	Name      types.String       `tfsdk:"name"`
	MatchMode types.String       `tfsdk:"match_mode"`
	Created   tfimpact.Timestamp `tfsdk:"created_date"`
	URI       types.String       `tfsdk:"uri"`
}

// FromAPI returns the facts of an item.
func (itemModel) FromAPI(item impact.ExceptionListItem) itemModel {
	return itemModel{
		ID: types.StringValue(item.ID.String()), Value: types.StringValue(item.Value),
		Name: tfimpact.StringOrNull(item.Name), MatchMode: tfimpact.StringOrNull(item.MatchMode),
		Created: tfimpact.NewTimestamp(item.Created), URI: tfimpact.StringOrNull(item.URI),
	}
}

// itemModels are the items of a list, sorted by id.
func itemModels(items []impact.ExceptionListItem) []itemModel {
	return tfimpact.Sorted(items, tfimpact.ByID(func(i impact.ExceptionListItem) impact.ID { return i.ID }), itemModel{}.FromAPI)
}

func itemsAttribute() schema.Attribute {
	return tfimpact.ListOf("The items, sorted by id.", map[string]schema.Attribute{
		"id":           tfimpact.Text("Id of the item."),
		"value":        tfimpact.Text("The category, SKU or promo code."),
		"name":         tfimpact.Text("Display name of the item, for contracts."),
		"match_mode":   tfimpact.Text("How the value is compared with what was sold: `EQ` (the same) or `REGEX` (a regular expression)."),
		"created_date": tfimpact.Moment("When the item was added, in RFC 3339."),
		"uri":          tfimpact.Text("Path of the item in the API, below the account root."),
	})
}
