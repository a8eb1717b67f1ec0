package impact

import (
	"context"
	"errors"
	"fmt"
)

// PromoCodeExceptionLists are the lists at …/PromoCodeExceptionLists. They are
// no [Collection]: no document lists them, so they are reached by id only, and
// a create whose answer is lost cannot be looked up.
//
// Published in the promocodeexceptionlists documents of Brand v14 (create, read,
// update; items below) and Partner v16 (read).
type PromoCodeExceptionLists struct{ lists Collection[ExceptionList] }

// promoCodeLists is the path segment of the lists.
const promoCodeLists = "PromoCodeExceptionLists"

// PromoCodeExceptionLists reaches the account's promo code exception lists.
func (c *Client) PromoCodeExceptionLists() PromoCodeExceptionLists {
	lists := c.ExceptionLists()
	lists.noun, lists.path, lists.key = "promo code exception list", []string{promoCodeLists}, ""
	return PromoCodeExceptionLists{lists}
}

// Get reads one list.
func (p PromoCodeExceptionLists) Get(ctx context.Context, id string) (ExceptionList, error) {
	return p.lists.GetFresh(ctx, id)
}

// Create sends a create and returns the new list's id. The form fields are
// Name, CampaignId and ActionTrackerId (ids joined by commas). It is sent once:
// when no id comes back, an error says what is known, and that the list, if
// there is one, has to be found in the web app.
func (p PromoCodeExceptionLists) Create(ctx context.Context, form *Form) (string, error) {
	id, err := p.lists.Create(ctx, form)
	switch {
	case errors.Is(err, errNoID):
		return "", fmt.Errorf("the API accepted the new %s, but its answer has no id, and the API has no listing to look for it; "+
			"it exists now: find its id in the web app and import it, or the next run makes another one", p.lists.noun)
	case errors.Is(err, ErrOutcomeUnknown):
		// Not wrapped: what is true of other unanswered requests, that the next
		// run finds what exists, is not true of this one.
		return "", fmt.Errorf("%s (%s), so it may exist or not, and the API has no listing that would tell; "+
			"look for it in the web app before the next run: if it is there, import it by its id, or the next run makes another one", p.lists.unclear(), err.Error())
	}
	return id, err
}

// Update changes the form fields Name and ActionTrackerId, those that are sent.
func (p PromoCodeExceptionLists) Update(ctx context.Context, id string, form *Form) error {
	return p.lists.Update(ctx, id, form)
}

// PromoCodeExceptionListItems are the items of one promo code exception list,
// at …/PromoCodeExceptionLists/{ListId}/Items.
func (c *Client) PromoCodeExceptionListItems(listID string) PromoCodeExceptionListItems {
	key := "ExceptionListItems"
	if c.AccountType() == Partner {
		key = "PromoCodeExceptionListItems"
	}
	return PromoCodeExceptionListItems{itemsOf(c.PromoCodeExceptionLists().lists, listID, key)}
}
