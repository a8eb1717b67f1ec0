package impact

import (
	"context"
	"net/http"
)

// PromoCodeExceptionListItems are the promo codes of a list.
//
// Published in the promocodeexceptionlists document of Brand v14: items are
// added one by one, deleted one by one or all at once; there is no upload. A
// partner only lists them.
type PromoCodeExceptionListItems struct{ listItems }

// Reconcile carries out a change of the list's items, whose names cannot be set, and
// returns all of them as they are then. It costs one request per value that is new
// or must go; what was done before a failure is not sent again by the next call.
func (i PromoCodeExceptionListItems) Reconcile(ctx context.Context, change Change) ([]ExceptionListItem, error) {
	return i.reconcile(ctx, change, i.change)
}

// change clears the list with one request where none of its items stays. Where
// some stay it never does, though adding them again could cost fewer requests:
// actions in between would be paid at the wrong rate.
func (i PromoCodeExceptionListItems) change(ctx context.Context, d difference, tried *attempted) error {
	if len(d.keep) == 0 && len(d.remove) > 1 {
		if err := i.Clear(ctx); err != nil {
			return err
		}
		d.remove = nil
	}
	rivals, others := d.rivals()
	if err := i.removeEach(ctx, rivals); err != nil {
		return err
	}
	err := eachItem(d.add, func(item ExceptionListItem) error {
		tried.note(item.Value)
		return i.write(ctx, http.MethodPost, NewForm().Set("Value", item.Value))
	})
	if err != nil {
		return err
	}
	return i.removeEach(ctx, others)
}
