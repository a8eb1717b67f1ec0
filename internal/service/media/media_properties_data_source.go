package media

import (
	"context"
	"net/url"
	"slices"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewPropertiesDataSource makes data.impact_media_properties: GET …/MediaProperties,
// which documents no filter (Partner v16, mediaproperties document).
var NewPropertiesDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[propertyFacts]{
	Meta:        tfimpact.Metadata{Name: "media_properties", Noun: "media properties", AccountTypes: []impact.AccountType{impact.Partner}},
	Description: "The places where the partner promotes, sorted by id. The API has no filters for them: the provider reads all and keeps those that match.",
	Filters: []tfimpact.Filter{
		{Attribute: "type", Parameter: "Type", Schema: tfimpact.OneOfFilter("Only properties of this type: `WEBSITE`, `MOBILE` or `SOCIAL`.", website, mobile, social)},
		{Attribute: "ownership_verified", Parameter: "OwnershipVerified", Schema: schema.BoolAttribute{
			Optional: true, MarkdownDescription: "Only properties that impact.com has verified (`true`) or not yet verified (`false`).",
		}},
	},
	Items: tfimpact.ListOf("The properties, sorted by id.", map[string]schema.Attribute{
		"id":                      tfimpact.Text("Id of the property."),
		"name":                    tfimpact.Text("Name of the property."),
		"type":                    tfimpact.Text("`WEBSITE`, `MOBILE` (an app) or `SOCIAL` (a social media account)."),
		"url":                     tfimpact.Text("Public address of the property."),
		"description":             tfimpact.Text("The property and its audience; null when not set."),
		"tags":                    tfimpact.TextSet("Tags by which brands find the property."),
		"revenue_model":           tfimpact.TextSet("How the property earns, such as `PAY_PER_SALE`; null when not set."),
		"monthly_unique_visitors": tfimpact.Integer("Estimated unique visitors a month; websites only."),
		"alexa_rating":            tfimpact.Integer("Global traffic rank by Alexa; websites only."),
		"quantcast_rating":        tfimpact.Integer("Audience rating by Quantcast; websites only."),
		"mobile_platform":         tfimpact.Text("`IOS` or `ANDROID`; mobile apps only."),
		"app_store_rating":        tfimpact.Integer("Rating in the app store, 1 to 5; mobile apps only."),
		"installs":                tfimpact.Text("Order of magnitude of the installs, such as `THOUSAND_PLUS`; mobile apps only."),
		"price":                   tfimpact.Integer("Price in the app store; mobile apps only."),
		"social_platform":         tfimpact.Text("The network, such as `INSTAGRAM`; social media accounts only."),
		"followers":               tfimpact.Text("Order of magnitude of the followers, such as `THOUSAND_PLUS`; social media accounts only."),
		"handle":                  tfimpact.Text("Handle or user name; social media accounts only."),
		"thumbnail":               tfimpact.Text("Path of the thumbnail in the API, below the account root; null when there is none."),
		"ownership_verified":      tfimpact.Truth("Whether impact.com has verified that the property is the partner's."),
		"uri":                     tfimpact.Text("Path of the property in the API, below the account root."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]propertyFacts, error) {
		found, err := impact.Collect(c.MediaProperties().All(ctx, nil))
		if err != nil {
			return nil, err
		}
		found = slices.DeleteFunc(found, func(p impact.MediaProperty) bool {
			return filter.Has("Type") && filter.Get("Type") != p.Type ||
				filter.Has("OwnershipVerified") && filter.Get("OwnershipVerified") != strconv.FormatBool(p.OwnershipVerified.Value)
		})
		return tfimpact.Sorted(found, tfimpact.ByID(func(p impact.MediaProperty) impact.ID { return p.ID }), propertyFacts{}.FromAPI), nil
	},
})
