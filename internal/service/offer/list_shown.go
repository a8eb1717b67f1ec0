package offer

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// shownListAttributes are the attributes that data sources show of a list of
// either kind, but for its id.
func shownListAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"campaign_id": schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the campaign it belongs to."},
		"name":        schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the list, as the account's members see it."},
		"action_tracker_ids": schema.SetAttribute{
			Computed: true, ElementType: types.StringType,
			MarkdownDescription: "Ids of the event types (the API says action trackers) that the list applies to.",
		},
		"action_tracker_names": schema.MapAttribute{
			Computed: true, ElementType: types.StringType, MarkdownDescription: trackerNamesText,
		},
		"state":             schema.StringAttribute{Computed: true, MarkdownDescription: stateText},
		"created_date":      schema.StringAttribute{Computed: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: createdText},
		"deactivation_date": schema.StringAttribute{Computed: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: deactivatedText},
		"number_of_items":   schema.Int64Attribute{Computed: true, MarkdownDescription: numberOfItemsText},
		"items_uri":         schema.StringAttribute{Computed: true, MarkdownDescription: itemsURIText},
		"uri":               schema.StringAttribute{Computed: true, MarkdownDescription: "Path of the list in the API, without the host."},
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

// shownItems are the items of a list, sorted by id.
func shownItems() schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: "The items, sorted by id.",
		NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
			"id":           schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the item."},
			"value":        schema.StringAttribute{Computed: true, MarkdownDescription: "The category, SKU or promo code."},
			"name":         schema.StringAttribute{Computed: true, MarkdownDescription: "Display name of the item, for contracts."},
			"match_mode":   schema.StringAttribute{Computed: true, MarkdownDescription: "How the value is compared with what was sold: `EQ` (the same) or `REGEX` (a regular expression)."},
			"created_date": schema.StringAttribute{Computed: true, CustomType: tfimpact.TimestampType{}, MarkdownDescription: "When the item was added, in RFC 3339."},
			"uri":          schema.StringAttribute{Computed: true, MarkdownDescription: "Path of the item in the API, without the host."},
		}},
	}
}

func itemModels(items []impact.ExceptionListItem) []itemModel {
	slices.SortFunc(items, func(a, b impact.ExceptionListItem) int {
		return tfimpact.CompareIDs(a.ID.String(), b.ID.String())
	})
	models := make([]itemModel, len(items))
	for i, item := range items {
		models[i] = itemModel{
			ID: types.StringValue(item.ID.String()), Value: types.StringValue(item.Value),
			Name: tfimpact.StringOrNull(item.Name), MatchMode: tfimpact.StringOrNull(item.MatchMode),
			Created: tfimpact.NewTimestamp(item.Created), URI: tfimpact.StringOrNull(item.URI),
		}
	}
	return models
}
