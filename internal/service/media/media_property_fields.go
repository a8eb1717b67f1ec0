package media

import "github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"

// The values of Type in the mediaproperties document.
const (
	website = "WEBSITE"
	mobile  = "MOBILE"
	social  = "SOCIAL"
)

// propertyField is an attribute that forms send as a single value: what the API
// calls it, and which properties have it.
type propertyField struct {
	attribute, form string
	tfimpact.Condition
}

// propertyTable rests on the descriptions of the mediaproperties document, which
// say which type has which field. Type itself is sent by a create only.
var propertyTable = []propertyField{
	{attribute: "name", form: "Name"},
	{attribute: "url", form: "Url"},
	{attribute: "description", form: "Description"},
	{"monthly_unique_visitors", "MonthlyUniqueVisitors", tfimpact.AllowedWhen("type", website)},
	{"alexa_rating", "AlexaRating", tfimpact.AllowedWhen("type", website)},
	{"quantcast_rating", "QuantcastRating", tfimpact.AllowedWhen("type", website)},
	{"mobile_platform", "MobilePlatform", tfimpact.AllowedWhen("type", mobile)},
	{"app_store_rating", "AppStoreRating", tfimpact.AllowedWhen("type", mobile)}, // the schema requires it of a new app
	{"installs", "Installs", tfimpact.AllowedWhen("type", mobile)},
	{"price", "Price", tfimpact.AllowedWhen("type", mobile)},
	{"social_platform", "SocialPlatform", tfimpact.AllowedWhen("type", social)},
	{"followers", "Followers", tfimpact.AllowedWhen("type", social)},
	{"handle", "Handle", tfimpact.AllowedWhen("type", social)},
}
