package media

import (
	"net/url"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// propertyFacts is what the API shows of a media property.
type propertyFacts struct {
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

// propertyModel adds the image, whose content the API does not show: the hash
// stays that of the image that was sent.
type propertyModel struct {
	propertyFacts
	tfimpact.Managed
	tfimpact.Adopting
	ThumbnailFile       types.String `tfsdk:"thumbnail_file"`
	ThumbnailFileSHA256 types.String `tfsdk:"thumbnail_file_sha256"`
}

// FromAPI returns the facts of an answer. An empty text stays "" and an absent
// number 0 where the prior facts declare it so, and a revenue model is null when there is none: the API
// cannot set it to none.
func (f propertyFacts) FromAPI(p impact.MediaProperty) propertyFacts {
	return propertyFacts{
		ID:                    types.StringValue(p.ID.String()),
		Name:                  types.StringValue(p.Name),
		Type:                  types.StringValue(p.Type),
		URL:                   types.StringValue(p.URL),
		Description:           tfimpact.StringOrDeclared(p.Description, f.Description),
		Tags:                  tfimpact.StringSet(tfimpact.SplitList(p.Tags)),
		RevenueModel:          tfimpact.StringSetOrNull(p.RevenueModel),
		MonthlyUniqueVisitors: tfimpact.IntegerOrDeclared(p.MonthlyUniqueVisitors, f.MonthlyUniqueVisitors),
		AlexaRating:           tfimpact.IntegerOrDeclared(p.AlexaRating, f.AlexaRating),
		QuantcastRating:       tfimpact.IntegerOrDeclared(p.QuantcastRating, f.QuantcastRating),
		MobilePlatform:        tfimpact.StringOrNull(p.MobilePlatform),
		AppStoreRating:        tfimpact.IntegerOrDeclared(p.AppStoreRating, f.AppStoreRating),
		Installs:              tfimpact.StringOrNull(p.Installs),
		Price:                 tfimpact.IntegerOrDeclared(p.Price, f.Price),
		SocialPlatform:        tfimpact.StringOrNull(p.SocialPlatform),
		Followers:             tfimpact.StringOrNull(p.Followers),
		Handle:                tfimpact.StringOrDeclared(p.Handle, f.Handle),
		Thumbnail:             tfimpact.StringOrNull(p.Thumbnail),
		OwnershipVerified:     types.BoolPointerValue(p.OwnershipVerified.Ptr()),
		URI:                   tfimpact.StringOrNull(p.URI),
	}
}

// FromAPI returns the model with the facts of an answer. Attributes that a property of
// this type does not have are null, whatever the answer holds.
func (m propertyModel) FromAPI(p impact.MediaProperty) propertyModel {
	m.propertyFacts = m.propertyFacts.FromAPI(p)
	values := tfimpact.ValuesOf(&m)
	for _, field := range propertyTable {
		if applies, _ := field.Applies(values); !applies {
			values.SetNull(field.attribute)
		}
	}
	return m
}

// changes are the fields that differ from the state, with the image when its
// content does. Fields that are not sent stay as they are. Type is never among
// them.
func (m *propertyModel) changes(state propertyModel) (impact.Multipart, error) {
	fields := url.Values{}
	planned, had := tfimpact.ValuesOf(m), tfimpact.ValuesOf(&state)
	for _, field := range propertyTable {
		want := planned.Get(field.attribute)
		if text, ok := tfimpact.FormText(want); ok && !want.Equal(had.Get(field.attribute)) {
			fields.Set(field.form, text)
		}
	}
	if want, have := tfimpact.Strings(m.Tags), tfimpact.Strings(state.Tags); !m.Tags.IsUnknown() && !slices.Equal(want, have) {
		fields.Set("Tags", strings.Join(want, ","))
	}
	if want, have := tfimpact.Strings(m.RevenueModel), tfimpact.Strings(state.RevenueModel); len(want) > 0 && !slices.Equal(want, have) {
		fields["RevenueModel"] = want
	}
	files, err := m.changedThumbnail(state.ThumbnailFileSHA256)
	return impact.Multipart{Fields: fields, Files: files}, err
}
