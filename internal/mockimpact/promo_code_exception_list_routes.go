package mockimpact

import (
	"net/http"
	"slices"
)

// Lists of promo codes: impact-brand-promocodeexceptionlists-v14 and
// impact-partner-promocodeexceptionlists-v16.

var (
	brandPromoCodeLists = listKind{
		lists: promoCodeLists, path: "/PromoCodeExceptionLists", param: "ListId", id: text,
		itemsKey: "ExceptionListItems", ids: asText, count: countText,
	}
	partnerPromoCodeLists = listKind{
		lists: promoCodeLists, path: "/PromoCodeExceptionLists", param: "PromoCodeExceptionListId", id: text,
		itemsKey: "PromoCodeExceptionListItems", ids: asText, count: countText, partner: true,
	}
)

func partnerPromoCodeListRoutes() []route { return partnerPromoCodeLists.reads() }

func brandPromoCodeListRoutes() []route {
	k := brandPromoCodeLists
	return join(k.reads(optional("Value", text)), k.itemRoutes(), []route{
		{
			method: http.MethodPost, template: k.path, handle: k.create,
			bodies: []body{formBody(required("ActionTrackerId", idList), required("CampaignId", text), required("Name", nonEmpty))},
		},
		{
			method: http.MethodPut, template: k.one(), path: k.pathIDs(), empty: true, handle: k.withList(k.update),
			bodies: []body{formBody(optional("ActionTrackerId", idList), optional("Name", nonEmpty))},
		},
		{
			method: http.MethodPost, template: k.items(), path: k.pathIDs(), handle: k.withList(addPromoCodeItem),
			bodies: []body{formBody(required("Value", nonEmpty))},
		},
	})
}

// addPromoCodeItem refuses a promo code that is listed: the document does not
// say what happens to it, and a double would be as wrong as one that is lost.
func addPromoCodeItem(c *call, l ExceptionList) answer {
	value := c.form.Get("Value")
	if slices.Contains(l.Values(), value) {
		return invalid(FieldError{"Value", "Already listed: " + value})
	}
	item := c.srv.newItem(ExceptionItem{Value: value})
	l.Items = append(slices.Clone(l.Items), item)
	promoCodeLists.of(c.acc).put(l.ID, l)
	return c.done(brandPromoCodeLists.path + "/" + l.ID + "/Items/" + item.ID)
}
