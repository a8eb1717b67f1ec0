// Media properties.
// Document: impact-partner-mediaproperties-v16 (5 of 5 operations).

package mockimpact

import (
	"maps"
	"net/http"
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// MediaProperty is a place where a partner promotes.
type MediaProperty struct {
	ID                string
	Fields            map[string]string // as the form of a create names them, RevenueModel excepted
	RevenueModel      []string
	Thumbnail         []byte // the uploaded image; none when empty
	OwnershipVerified bool
}

var mediaProperties = store[MediaProperty]{name: "media_properties", firstID: 4622773}

// MediaProperties returns the properties in the order they were made.
func (a *Account) MediaProperties() []MediaProperty {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	properties := mediaProperties.of(a).where(nil)
	for i := range properties {
		properties[i] = properties[i].clone()
	}
	return properties
}

// AddMediaProperty adds a property as a person in the web app would.
func (a *Account) AddMediaProperty(p MediaProperty) MediaProperty {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	p.ID = mediaProperties.newID(a.srv)
	mediaProperties.of(a).put(p.ID, p.clone())
	return p
}

// SetMediaProperty replaces an existing property.
func (a *Account) SetMediaProperty(p MediaProperty) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := mediaProperties.of(a).get(p.ID); !exists {
		misuse("account %s has no media property %q", a.ID, p.ID)
	}
	mediaProperties.of(a).put(p.ID, p.clone())
}

// DeleteMediaProperty removes a property and says whether there was one.
func (a *Account) DeleteMediaProperty(id string) bool {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return mediaProperties.of(a).remove(id)
}

func (p MediaProperty) clone() MediaProperty {
	p.Fields, p.RevenueModel, p.Thumbnail = maps.Clone(p.Fields), slices.Clone(p.RevenueModel), slices.Clone(p.Thumbnail)
	return p
}

// propertyNumbers come back as text, and as "" while they are not set.
// propertyEnums are left out while they are not set: no value of theirs is "".
var (
	propertyNumbers = []string{"MonthlyUniqueVisitors", "AlexaRating", "QuantcastRating", "AppStoreRating", "Price"}
	propertyEnums   = []string{"MobilePlatform", "Installs", "SocialPlatform", "Followers"}
	propertyTexts   = []string{"Name", "Type", "Url", "Description", "Tags", "Handle"}
)

func mediaPropertyRoutes() []route {
	const all, one = "/MediaProperties", "/MediaProperties/{Id}"
	counts := rule.OneOf("HUNDRED_PLUS", "THOUSAND_PLUS", "TEN_THOUSAND_PLUS", "HUNDRED_THOUSAND_PLUS",
		"MILLION_PLUS", "TEN_MILLION_PLUS", "HUNDRED_MILLION_PLUS")
	settable := []rule.Field{
		rule.Optional("Thumbnail", rule.File),
		rule.Optional("Description", rule.Text),
		rule.Optional("Tags", rule.Text),
		rule.Optional("RevenueModel", rule.Each(rule.OneOf("PAY_PER_LEAD", "PAY_PER_INQUIRY", "PAY_PER_SALE", "PAY_PER_CLICK", "PAY_PER_INSTALL"))),
		rule.Optional("MonthlyUniqueVisitors", rule.Integer),
		rule.Optional("AlexaRating", rule.Integer),
		rule.Optional("QuantcastRating", rule.Integer),
		rule.Optional("MobilePlatform", rule.OneOf("IOS", "ANDROID")),
		rule.Optional("AppStoreRating", rule.OneOf("1", "2", "3", "4", "5")),
		rule.Optional("Price", rule.Integer),
		rule.Optional("Installs", counts),
		rule.Optional("SocialPlatform", rule.OneOf("INSTAGRAM", "YOUTUBE", "X/TWITTER", "FACEBOOK", "PINTEREST",
			"TWITCH", "TIKTOK", "LINKEDIN", "WECHAT", "WEIBO")),
		rule.Optional("Followers", counts),
		rule.Optional("Handle", rule.Text),
	}
	creatable := append(slices.Clone(settable),
		rule.Required("Name", rule.NonEmpty), rule.Required("Type", rule.OneOf("WEBSITE", "MOBILE", "SOCIAL")), rule.Required("Url", rule.AbsoluteURL))
	updatable := append(slices.Clone(settable), rule.Optional("Name", rule.NonEmpty), rule.Optional("Url", rule.AbsoluteURL))
	return []route{
		{method: http.MethodGet, template: all, paged: true, handle: func(c *call) answer {
			return list(c, "MediaProperties", mediaProperties.of(c.acc).where(nil), c.mediaProperty)
		}},
		{method: http.MethodPost, template: all, handle: createMediaProperty, bodies: []rule.Body{rule.MultipartBody(creatable...)}},
		{method: http.MethodGet, template: one, handle: oneMediaProperty(func(c *call, p MediaProperty) answer {
			return ok(c.mediaProperty(p))
		})},
		{method: http.MethodPut, template: one, handle: oneMediaProperty(updateMediaProperty), bodies: []rule.Body{rule.MultipartBody(updatable...)}},
		{method: http.MethodDelete, template: one, handle: oneMediaProperty(func(c *call, p MediaProperty) answer {
			mediaProperties.of(c.acc).remove(p.ID)
			return deleted()
		})},
	}
}

// createMediaProperty leaves a new property unverified. That an app needs its
// rating is the one condition by type that the document states.
func createMediaProperty(c *call) answer {
	if c.Form.Get("Type") == "MOBILE" && !c.Form.Has("AppStoreRating") {
		return invalid(rule.FieldError{Field: "AppStoreRating", Message: "Required"})
	}
	p := MediaProperty{ID: mediaProperties.newID(c.srv), Fields: map[string]string{}}
	c.setMediaProperty(p)
	created := c.done("/MediaProperties/" + p.ID)
	created.status = http.StatusCreated
	return created
}

func updateMediaProperty(c *call, p MediaProperty) answer {
	c.setMediaProperty(p.clone())
	return c.done("/MediaProperties/" + p.ID)
}

// setMediaProperty stores the property with the fields that the form has.
func (c *call) setMediaProperty(p MediaProperty) {
	for name, values := range c.Form {
		if name == "RevenueModel" {
			p.RevenueModel = slices.Clone(values)
		} else {
			p.Fields[name] = values[0]
		}
	}
	if image, sent := c.Files["Thumbnail"]; sent {
		p.Thumbnail = image.Data
	}
	mediaProperties.of(c.acc).put(p.ID, p)
}

// oneMediaProperty finds the property that the path names.
func oneMediaProperty(handle func(*call, MediaProperty) answer) func(*call) answer {
	return func(c *call) answer {
		p, exists := mediaProperties.of(c.acc).get(c.params["Id"])
		if !exists {
			return notFound("no media property " + c.params["Id"])
		}
		return handle(c, p)
	}
}

func (c *call) mediaProperty(p MediaProperty) document {
	uri := c.root + "/MediaProperties/" + p.ID
	shown := document{
		"Id": p.ID, "OwnershipVerified": "false", "Thumbnail": "", "Uri": uri,
		"RevenueModel": append([]string{}, p.RevenueModel...),
	}
	if p.OwnershipVerified {
		shown["OwnershipVerified"] = "true"
	}
	if len(p.Thumbnail) > 0 {
		shown["Thumbnail"] = uri + "/Thumbnail"
	}
	for _, name := range slices.Concat(propertyTexts, propertyNumbers) {
		shown[name] = p.Fields[name]
	}
	for _, name := range propertyEnums {
		if value := p.Fields[name]; value != "" {
			shown[name] = value
		}
	}
	return shown
}
