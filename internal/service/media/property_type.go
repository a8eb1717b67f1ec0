package media

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// The kinds of media property.
const (
	website = "WEBSITE"
	mobile  = "MOBILE"
	social  = "SOCIAL"
)

// typed are the attributes that one type of property has and the others have
// not, as the document says in their descriptions.
var typed = []struct {
	attribute, propertyType string
	required                bool
	value                   func(propertyModel) attr.Value
}{
	{"monthly_unique_visitors", website, false, func(m propertyModel) attr.Value { return m.MonthlyUniqueVisitors }},
	{"alexa_rating", website, false, func(m propertyModel) attr.Value { return m.AlexaRating }},
	{"quantcast_rating", website, false, func(m propertyModel) attr.Value { return m.QuantcastRating }},
	{"mobile_platform", mobile, false, func(m propertyModel) attr.Value { return m.MobilePlatform }},
	{"app_store_rating", mobile, true, func(m propertyModel) attr.Value { return m.AppStoreRating }},
	{"installs", mobile, false, func(m propertyModel) attr.Value { return m.Installs }},
	{"price", mobile, false, func(m propertyModel) attr.Value { return m.Price }},
	{"social_platform", social, false, func(m propertyModel) attr.Value { return m.SocialPlatform }},
	{"followers", social, false, func(m propertyModel) attr.Value { return m.Followers }},
	{"handle", social, false, func(m propertyModel) attr.Value { return m.Handle }},
}

// checkType refuses attributes of another type, and the lack of required ones.
func checkType(config propertyModel) (diags diag.Diagnostics) {
	if config.Type.IsNull() || config.Type.IsUnknown() {
		return nil
	}
	propertyType := config.Type.ValueString()
	for _, rule := range typed {
		value := rule.value(config)
		switch {
		case rule.propertyType != propertyType && !value.IsNull() && !value.IsUnknown():
			diags.AddAttributeError(path.Root(rule.attribute), "Attribute of another type of media property",
				fmt.Sprintf("%s belongs to the type %s, and this media property is of the type %s. Remove it.", rule.attribute, rule.propertyType, propertyType))
		case rule.propertyType == propertyType && rule.required && value.IsNull():
			diags.AddAttributeError(path.Root(rule.attribute), "Attribute missing",
				fmt.Sprintf("A media property of the type %s needs %s.", propertyType, rule.attribute))
		}
	}
	return diags
}
