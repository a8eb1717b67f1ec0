package media

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// properties is data.impact_media_properties: GET …/MediaProperties (Partner
// v16, mediaproperties document).
type properties struct{}

// NewPropertiesDataSource makes the data source impact_media_properties.
var NewPropertiesDataSource = tfimpact.NewDataSource[propertiesModel](properties{})

type propertiesModel struct {
	Type              types.String  `tfsdk:"type"`
	OwnershipVerified types.Bool    `tfsdk:"ownership_verified"`
	MediaProperties   []listedModel `tfsdk:"media_properties"`
}

// listedModel is a property without what only its resource has.
type listedModel struct {
	ID                    types.String `tfsdk:"id"`
	Name                  types.String `tfsdk:"name"`
	Type                  types.String `tfsdk:"type"`
	URL                   types.String `tfsdk:"url"`
	Description           types.String `tfsdk:"description"`
	Tags                  types.Set    `tfsdk:"tags"`
	RevenueModel          types.Set    `tfsdk:"revenue_model"`
	MonthlyUniqueVisitors types.Int64  `tfsdk:"monthly_unique_visitors"`
	AlexaRating           types.Int64  `tfsdk:"alexa_rating"`
	QuantcastRating       types.Int64  `tfsdk:"quantcast_rating"`
	MobilePlatform        types.String `tfsdk:"mobile_platform"`
	AppStoreRating        types.Int64  `tfsdk:"app_store_rating"`
	Installs              types.String `tfsdk:"installs"`
	Price                 types.Int64  `tfsdk:"price"`
	SocialPlatform        types.String `tfsdk:"social_platform"`
	Followers             types.String `tfsdk:"followers"`
	Handle                types.String `tfsdk:"handle"`
	Thumbnail             types.String `tfsdk:"thumbnail"`
	OwnershipVerified     types.Bool   `tfsdk:"ownership_verified"`
	URI                   types.String `tfsdk:"uri"`
}

func (properties) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "media_properties", Noun: "media properties", AccountTypes: []impact.AccountType{impact.Partner},
	}
}

func (properties) Schema() schema.Schema {
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	number := func(description string) schema.Int64Attribute {
		return schema.Int64Attribute{Computed: true, MarkdownDescription: description}
	}
	set := func(description string) schema.SetAttribute {
		return schema.SetAttribute{ElementType: types.StringType, Computed: true, MarkdownDescription: description}
	}
	return schema.Schema{
		MarkdownDescription: "The places where the partner promotes, sorted by id. The API has no filters for them: the provider reads all and keeps those that match.",
		Attributes: map[string]schema.Attribute{
			"type": schema.StringAttribute{
				Optional: true, MarkdownDescription: "Only properties of this type: `WEBSITE`, `MOBILE` or `SOCIAL`.",
				Validators: []validator.String{stringvalidator.OneOf(website, mobile, social)},
			},
			"ownership_verified": schema.BoolAttribute{
				Optional: true, MarkdownDescription: "Only properties that impact.com has verified (`true`) or not yet verified (`false`).",
			},
			"media_properties": schema.ListNestedAttribute{
				Computed: true, MarkdownDescription: "The properties, sorted by id.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"id":                      text("Id of the property."),
					"name":                    text("Name of the property."),
					"type":                    text("`WEBSITE`, `MOBILE` (an app) or `SOCIAL` (a social media account)."),
					"url":                     text("Public address of the property."),
					"description":             text("The property and its audience; null when not set."),
					"tags":                    set("Tags by which brands find the property."),
					"revenue_model":           set("How the property earns, such as `PAY_PER_SALE`; null when not set."),
					"monthly_unique_visitors": number("Estimated unique visitors a month; websites only."),
					"alexa_rating":            number("Global traffic rank by Alexa; websites only."),
					"quantcast_rating":        number("Audience rating by Quantcast; websites only."),
					"mobile_platform":         text("`IOS` or `ANDROID`; mobile apps only."),
					"app_store_rating":        number("Rating in the app store, 1 to 5; mobile apps only."),
					"installs":                text("Order of magnitude of the installs, such as `THOUSAND_PLUS`; mobile apps only."),
					"price":                   number("Price in the app store; mobile apps only."),
					"social_platform":         text("The network, such as `INSTAGRAM`; social media accounts only."),
					"followers":               text("Order of magnitude of the followers, such as `THOUSAND_PLUS`; social media accounts only."),
					"handle":                  text("Handle or user name; social media accounts only."),
					"thumbnail":               text("Path of the thumbnail in the API, without the host; null when there is none."),
					"ownership_verified":      schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether impact.com has verified that the property is the partner's."},
					"uri":                     text("Path of the property in the API, without the host."),
				}},
			},
		},
	}
}

func (properties) Read(ctx context.Context, c *impact.Client, m *propertiesModel) error {
	found, err := impact.Collect(c.MediaProperties().All(ctx, nil))
	if err != nil {
		return err
	}
	slices.SortFunc(found, func(a, b impact.MediaProperty) int {
		return tfimpact.CompareIDs(a.ID.String(), b.ID.String())
	})
	m.MediaProperties = []listedModel{}
	for _, p := range found {
		if m.wants(p) {
			m.MediaProperties = append(m.MediaProperties, newListed(p))
		}
	}
	return nil
}

func (m propertiesModel) wants(p impact.MediaProperty) bool {
	return (m.Type.IsNull() || m.Type.ValueString() == p.Type) &&
		(m.OwnershipVerified.IsNull() || m.OwnershipVerified.ValueBool() == p.OwnershipVerified.Value)
}

func newListed(p impact.MediaProperty) listedModel {
	m := propertyModel{}.with(p)
	return listedModel{
		ID: m.ID, Name: m.Name, Type: m.Type, URL: m.URL, Description: m.Description,
		Tags: m.Tags, RevenueModel: m.RevenueModel,
		MonthlyUniqueVisitors: m.MonthlyUniqueVisitors, AlexaRating: m.AlexaRating, QuantcastRating: m.QuantcastRating,
		MobilePlatform: m.MobilePlatform, AppStoreRating: m.AppStoreRating, Installs: m.Installs, Price: m.Price,
		SocialPlatform: m.SocialPlatform, Followers: m.Followers, Handle: m.Handle,
		Thumbnail: m.Thumbnail, OwnershipVerified: m.OwnershipVerified, URI: m.URI,
	}
}
