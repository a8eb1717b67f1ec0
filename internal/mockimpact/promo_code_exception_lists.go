// Lists of promo codes.
// Document: impact-brand-promocodeexceptionlists-v14 (8 of 8 operations).
// Document: impact-partner-promocodeexceptionlists-v16 (2 of 2 operations).

package mockimpact

import (
	"net/http"
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

var (
	brandPromoCodeLists = listKind{
		lists: promoCodeLists, path: "/PromoCodeExceptionLists", param: "ListId", id: rule.Text,
		itemsKey: "ExceptionListItems", ids: asText, count: countText,
	}
	partnerPromoCodeLists = listKind{
		lists: promoCodeLists, path: "/PromoCodeExceptionLists", param: "PromoCodeExceptionListId", id: rule.Text,
		itemsKey: "PromoCodeExceptionListItems", ids: asText, count: countText, partner: true,
	}
)

func partnerPromoCodeListRoutes() []route { return partnerPromoCodeLists.reads() }

func brandPromoCodeListRoutes() []route {
	k := brandPromoCodeLists
	return join(k.reads(rule.Optional("Value", rule.Text)), k.itemRoutes(), []route{
		{
			method: http.MethodPost, template: k.path, handle: k.create,
			bodies: []rule.Body{rule.FormBody(rule.Required("ActionTrackerId", rule.IDList), rule.Required("CampaignId", rule.Text), rule.Required("Name", rule.NonEmpty))},
		},
		{
			method: http.MethodPut, template: k.one(), path: k.pathIDs(), empty: true, handle: k.withList(k.update),
			bodies: []rule.Body{rule.FormBody(rule.Optional("ActionTrackerId", rule.IDList), rule.Optional("Name", rule.NonEmpty))},
		},
		{
			method: http.MethodPost, template: k.items(), path: k.pathIDs(), handle: k.withList(addPromoCodeItem),
			bodies: []rule.Body{rule.FormBody(rule.Required("Value", rule.NonEmpty))},
		},
	})
}

// addPromoCodeItem refuses a promo code that is listed: the document does not
// say what happens to it, and a double would be as wrong as one that is lost.
func addPromoCodeItem(c *call, l ExceptionList) answer {
	value := c.Form.Get("Value")
	if slices.Contains(l.Values(), value) {
		return invalid(rule.FieldError{Field: "Value", Message: "Already listed: " + value})
	}
	item := c.srv.newItem(ExceptionItem{Value: value})
	l.Items = append(slices.Clone(l.Items), item)
	promoCodeLists.of(c.acc).put(l.ID, l)
	return c.done(brandPromoCodeLists.path + "/" + l.ID + "/Items/" + item.ID)
}
