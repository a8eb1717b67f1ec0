package reading

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Text is what becomes of one text that is written as the named field.
func (s Set) Text(field, text string) string {
	switch s.Get(Texts) {
	case "lower-case":
		if strings.Contains(field, "Email") {
			return strings.ToLower(text)
		}
	case "upper-case":
		if slices.Contains([]string{"Code", "PromoCode", "DefaultPromoCode"}, field) {
			return strings.ToUpper(text)
		}
	case "trimmed":
		return strings.TrimSpace(text)
	case "html-escaped":
		if !isAddress(field) {
			return html.EscapeString(text)
		}
	case "trailing-slash":
		if u, err := url.Parse(text); isAddress(field) && err == nil && u.Host != "" && u.Path == "" {
			u.Path = "/"
			return u.String()
		}
	case "phone-formatted":
		if phone.MatchString(field) && len(text) > 4 && strings.Trim(text, "0123456789") == "" {
			return text[:3] + " " + text[3:len(text)-2] + " " + text[len(text)-2:]
		}
	}
	return text
}

var phone = regexp.MustCompile(`(?i)phone(Number)?$`)

func isAddress(field string) bool { return strings.HasSuffix(field, "Url") || field == "Website" }

// memberLists are the fields of a form that hold several members: a text with
// commas, or the field more than once. What takes members away is none of them.
var memberLists = []string{
	"Accounts", "AccountsAdd", "ActionTrackerId", "Categories", "ContentInterests", "Labels", "LabelsAdd", "MediaPartners",
	"MediaPartnersAdd", "RestrictedMediaPartnerGroups", "RestrictedMediaPartners", "RevenueModel", "Tags",
}

// Members is what becomes of the members of a field that is written.
func (s Set) Members(field string, members []string) []string {
	if s.Get(Texts) != "member-dropped" || !slices.Contains(memberLists, field) {
		return members
	}
	if len(members) > 1 {
		return members[:len(members)-1]
	}
	if len(members) == 1 && strings.Contains(members[0], ",") {
		return []string{members[0][:strings.LastIndex(members[0], ",")]}
	}
	return members
}
