package impact

import (
	"bytes"
	"context"
	"encoding/csv"
	"net/http"
	"net/url"
	"slices"
)

// ExceptionListItems are the items of a list of categories or SKUs.
//
// Published in the exceptionlists document of Brand v14: items are added one by
// one as a form or many as a file, replaced as a whole by a file, deleted one
// by one or all at once. A partner only lists them.
type ExceptionListItems struct{ listItems }

// fewRequests is how many requests a change may cost before the items are
// replaced by one. A replacement sends every item again, and what becomes of
// the ids and match modes of those that stay is documented nowhere, so a few
// requests more are worth leaving them alone; hundreds, out of an hourly budget
// of a thousand, are not.
const fewRequests = 10

// Reconcile carries out a change of the list's items, and returns all of them as
// they are then.
func (i ExceptionListItems) Reconcile(ctx context.Context, change Change) ([]ExceptionListItem, error) {
	return i.reconcile(ctx, change, i.change)
}

// change notes nothing as attempted: an upload, a replacement and a delete have the
// same effect twice as once.
func (i ExceptionListItems) change(ctx context.Context, d difference, _ *attempted) error {
	stay := slices.Concat(d.keep, d.rename)
	sent := slices.Concat(d.rename, d.add)
	switch {
	case len(stay) == 0 && len(sent) == 0:
		return i.Clear(ctx)
	case d.replacementPays(stay, sent):
		return i.write(ctx, http.MethodPatch, Multipart{Files: []File{itemFile(slices.Concat(stay, d.add))}})
	}
	rivals, others := d.rivals()
	if err := i.removeEach(ctx, rivals); err != nil {
		return err
	}
	if err := i.upsert(ctx, sent); err != nil {
		return err
	}
	return i.removeEach(ctx, others)
}

// replacementPays decides between one request that sends every item again, and
// an upload of what is new together with one delete per item that must go.
// Regular expressions that stay are never sent again: the file has no column
// for the match mode.
func (d difference) replacementPays(stay, sent []ExceptionListItem) bool {
	requests := len(d.remove)
	if len(sent) > 0 {
		requests++
	}
	if len(stay) == 0 {
		return requests > 1
	}
	regex := slices.ContainsFunc(stay, func(item ExceptionListItem) bool { return item.MatchMode == "REGEX" })
	return requests > fewRequests && !regex
}

// upsert adds items, or changes the names of those whose value is listed, with
// one request. Because of Upsert it has the same effect twice as once.
func (i ExceptionListItems) upsert(ctx context.Context, items []ExceptionListItem) error {
	switch len(items) {
	case 0:
		return nil
	case 1:
		form := NewForm().Set("Value", items[0].Value).Set("Upsert", "true")
		if items[0].Name != "" {
			form.Set("Name", items[0].Name)
		}
		return i.write(ctx, http.MethodPost, form)
	}
	return i.write(ctx, http.MethodPost, Multipart{
		Fields: url.Values{"Upsert": {"true"}}, Files: []File{itemFile(items)},
	})
}

// itemFile writes items as the uploads take them: a header line and one line
// per item. The OpenAPI document leaves the columns open; their names are those
// of the item's fields, as in the vendor's reference pages of earlier versions.
func itemFile(items []ExceptionListItem) File {
	var buffer bytes.Buffer
	w := csv.NewWriter(&buffer)
	// Writing to a buffer cannot fail.
	_ = w.Write([]string{"Value", "Name"})
	for _, item := range items {
		_ = w.Write([]string{item.Value, item.Name})
	}
	w.Flush()
	return File{Field: "File", Name: "items.csv", ContentType: "text/csv", Content: buffer.Bytes()}
}
