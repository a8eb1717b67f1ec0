package media

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

type propertyModel struct {
	ID                    types.String   `tfsdk:"id"`
	Name                  types.String   `tfsdk:"name"`
	Type                  types.String   `tfsdk:"type"`
	URL                   types.String   `tfsdk:"url"`
	Description           types.String   `tfsdk:"description"`
	Tags                  types.Set      `tfsdk:"tags"`
	RevenueModel          types.Set      `tfsdk:"revenue_model"`
	MonthlyUniqueVisitors types.Int64    `tfsdk:"monthly_unique_visitors"`
	AlexaRating           types.Int64    `tfsdk:"alexa_rating"`
	QuantcastRating       types.Int64    `tfsdk:"quantcast_rating"`
	MobilePlatform        types.String   `tfsdk:"mobile_platform"`
	AppStoreRating        types.Int64    `tfsdk:"app_store_rating"`
	Installs              types.String   `tfsdk:"installs"`
	Price                 types.Int64    `tfsdk:"price"`
	SocialPlatform        types.String   `tfsdk:"social_platform"`
	Followers             types.String   `tfsdk:"followers"`
	Handle                types.String   `tfsdk:"handle"`
	ThumbnailFile         types.String   `tfsdk:"thumbnail_file"`
	ThumbnailFileSHA256   types.String   `tfsdk:"thumbnail_file_sha256"`
	Thumbnail             types.String   `tfsdk:"thumbnail"`
	OwnershipVerified     types.Bool     `tfsdk:"ownership_verified"`
	URI                   types.String   `tfsdk:"uri"`
	Timeouts              timeouts.Value `tfsdk:"timeouts"`
}

// same recognises the property after a create whose answer was lost.
func (m propertyModel) same(p impact.MediaProperty) bool {
	return p.Name == m.Name.ValueString() && p.Type == m.Type.ValueString() && p.URL == m.URL.ValueString()
}

// with is the model with what the API says of the property. The image's content cannot be compared,
// so the hash stays that of the image that was sent.
func (m propertyModel) with(p impact.MediaProperty) propertyModel {
	m.ID = types.StringValue(p.ID.String())
	m.Name = types.StringValue(p.Name)
	m.Type = types.StringValue(p.Type)
	m.URL = types.StringValue(p.URL)
	m.Description = tfimpact.StringOrDeclared(p.Description, m.Description)
	m.Tags = tfimpact.StringSet(tfimpact.SplitList(p.Tags))
	m.RevenueModel = revenueModel(p.RevenueModel)
	m.MonthlyUniqueVisitors = types.Int64PointerValue(p.MonthlyUniqueVisitors.Ptr())
	m.AlexaRating = types.Int64PointerValue(p.AlexaRating.Ptr())
	m.QuantcastRating = types.Int64PointerValue(p.QuantcastRating.Ptr())
	m.MobilePlatform = tfimpact.StringOrNull(p.MobilePlatform)
	m.AppStoreRating = types.Int64PointerValue(p.AppStoreRating.Ptr())
	m.Installs = tfimpact.StringOrNull(p.Installs)
	m.Price = types.Int64PointerValue(p.Price.Ptr())
	m.SocialPlatform = tfimpact.StringOrNull(p.SocialPlatform)
	m.Followers = tfimpact.StringOrNull(p.Followers)
	m.Handle = tfimpact.StringOrDeclared(p.Handle, m.Handle)
	m.Thumbnail = tfimpact.StringOrNull(p.Thumbnail)
	m.OwnershipVerified = types.BoolPointerValue(p.OwnershipVerified.Ptr())
	m.URI = tfimpact.StringOrNull(p.URI)
	return m
}

// revenueModel is null when there is none: the API cannot set it to none.
func revenueModel(models []string) types.Set {
	if len(models) == 0 {
		return types.SetNull(types.StringType)
	}
	return tfimpact.StringSet(models)
}

// changes are the fields that differ from the state, with the image when its
// content does. What is not sent stays as it is. Type is never among them.
func (m *propertyModel) changes(state propertyModel) (impact.Multipart, error) {
	fields := url.Values{}
	text := func(name string, want, have types.String) {
		if !want.IsUnknown() && !want.IsNull() && !want.Equal(have) {
			fields.Set(name, want.ValueString())
		}
	}
	number := func(name string, want, have types.Int64) {
		if !want.IsUnknown() && !want.IsNull() && !want.Equal(have) {
			fields.Set(name, strconv.FormatInt(want.ValueInt64(), 10))
		}
	}
	text("Name", m.Name, state.Name)
	text("Url", m.URL, state.URL)
	text("Description", m.Description, state.Description)
	number("MonthlyUniqueVisitors", m.MonthlyUniqueVisitors, state.MonthlyUniqueVisitors)
	number("AlexaRating", m.AlexaRating, state.AlexaRating)
	number("QuantcastRating", m.QuantcastRating, state.QuantcastRating)
	text("MobilePlatform", m.MobilePlatform, state.MobilePlatform)
	number("AppStoreRating", m.AppStoreRating, state.AppStoreRating)
	text("Installs", m.Installs, state.Installs)
	number("Price", m.Price, state.Price)
	text("SocialPlatform", m.SocialPlatform, state.SocialPlatform)
	text("Followers", m.Followers, state.Followers)
	text("Handle", m.Handle, state.Handle)
	if want, have := tfimpact.Strings(m.Tags), tfimpact.Strings(state.Tags); !m.Tags.IsUnknown() && !slices.Equal(want, have) {
		fields.Set("Tags", strings.Join(want, ","))
	}
	if want, have := tfimpact.Strings(m.RevenueModel), tfimpact.Strings(state.RevenueModel); len(want) > 0 && !slices.Equal(want, have) {
		fields["RevenueModel"] = want
	}
	files, err := m.changedThumbnail(state.ThumbnailFileSHA256)
	return impact.Multipart{Fields: fields, Files: files}, err
}
