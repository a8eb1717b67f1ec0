package impact

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/spelling"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// ExceptionListItem is one value of an exception list. MatchMode is EQ or
// REGEX; no document lets a client set it.
type ExceptionListItem struct {
	ID        ID `json:"Id"`
	Value     string
	Name      string
	MatchMode string
	ListID    ID     `json:"ListId"`
	Created   Time   `json:"CreatedDate"`
	URI       string `json:"Uri"`
}

// listItems are the items of one list, of either kind. Of the collection's
// verbs only listing and deleting are documented for both.
type listItems struct {
	items Collection[ExceptionListItem]
	// list and id are where the items belong: what a list shows of its items is old
	// after a write of them.
	list Collection[ExceptionList]
	id   string
}

func itemsOf(list Collection[ExceptionList], id, key string) listItems {
	return listItems{
		items: Collection[ExceptionListItem]{
			client: list.client, noun: "item", path: append(list.at(id), "Items"), key: key,
			id: func(i ExceptionListItem) string { return i.ID.String() },
		},
		list: list, id: id,
	}
}

// List reads all items, a thousand per request.
func (l listItems) List(ctx context.Context) ([]ExceptionListItem, error) {
	return Collect(l.items.All(ctx, nil))
}

// Clear deletes all items with one request. The list itself stays.
func (l listItems) Clear(ctx context.Context) error {
	defer l.list.writing(l.id)()
	return l.write(ctx, http.MethodDelete, nil)
}

// write sends a request to the collection of items as a whole.
func (l listItems) write(ctx context.Context, method string, body Body) error {
	return l.items.client.Send(ctx, Request{Method: method, Path: l.items.path, Body: body, Into: new(writeAnswer)})
}

// ByValue returns the items by their values.
func ByValue(items []ExceptionListItem) map[string]ExceptionListItem {
	byValue := make(map[string]ExceptionListItem, len(items))
	for _, item := range items {
		byValue[item.Value] = item
	}
	return byValue
}

// Change is what to do to the items of a list: to those that it names, and to no
// other.
type Change struct {
	Set    map[string]string // names by value; an empty name keeps the name that the item has
	Remove []string          // values
}

// None reports a change of nothing.
func (c Change) None() bool { return len(c.Set)+len(c.Remove) == 0 }

// difference is what is left to do of a change.
type difference struct {
	add    []ExceptionListItem // new values; neither ids nor match modes
	rename []ExceptionListItem // live items with their new names
	remove []ExceptionListItem // live items
	keep   []ExceptionListItem // live items that stay as they are
}

// compareItems compares value by value. A wanted value that is not listed as it is
// written is one that differs in spelling only, if there is one that nobody else
// means: impact.com may write values in its own way.
func compareItems(live []ExceptionListItem, change Change) (d difference) {
	isNamed := map[string]bool{}
	for value := range change.Set {
		isNamed[value] = true
	}
	for _, value := range change.Remove {
		isNamed[value] = true
	}
	listed := map[string][]ExceptionListItem{} // by value; a list may hold one twice
	spelled := map[string][]string{}           // values that nobody names, by their folded form
	for _, item := range live {
		if len(listed[item.Value]) == 0 && !isNamed[item.Value] {
			folded := spelling.Fold(item.Value)
			spelled[folded] = append(spelled[folded], item.Value)
		}
		listed[item.Value] = append(listed[item.Value], item)
	}
	// take returns the live items that a value means, once.
	take := func(value string) []ExceptionListItem {
		if others := spelled[spelling.Fold(value)]; len(listed[value]) == 0 && len(others) > 0 {
			value, spelled[spelling.Fold(value)] = others[0], others[1:]
		}
		items := listed[value]
		delete(listed, value)
		return items
	}
	for _, value := range sortedKeys(change.Set) {
		name, items := change.Set[value], take(value)
		if len(items) == 0 {
			d.add = append(d.add, ExceptionListItem{Value: value, Name: name})
		}
		for _, item := range items {
			if name == "" || spelling.Same(name, item.Name) {
				d.keep = append(d.keep, item)
				continue
			}
			item.Name = name
			d.rename = append(d.rename, item)
		}
	}
	for _, value := range change.Remove {
		d.remove = append(d.remove, take(value)...)
	}
	for _, value := range sortedKeys(listed) {
		d.keep = append(d.keep, listed[value]...)
	}
	return d
}

// rivals splits what is to be removed: rivals are items that a service may not tell
// from one that is to be added, so they must go first.
func (d difference) rivals() (rivals, others []ExceptionListItem) {
	isAdded := map[string]bool{}
	for _, item := range d.add {
		isAdded[spelling.Fold(item.Value)] = true
	}
	for _, item := range d.remove {
		if isAdded[spelling.Fold(item.Value)] {
			rivals = append(rivals, item)
		} else {
			others = append(others, item)
		}
	}
	return rivals, others
}

func (d difference) none() bool { return len(d.add)+len(d.rename)+len(d.remove) == 0 }

// reconcile carries out a change and returns the items as they are then. What is
// live decides what is sent, so that nothing is sent twice: not after a lost
// answer, and not after a run that failed half-way.
//
// A write that was answered, but does not show in the listing, is not repeated:
// the listing is looked at again, and an error names what it still lacks. One that
// was not answered may take effect later; it is looked for as long as for a new
// object, and repeated only where the operation has the same effect twice as once.
func (l listItems) reconcile(ctx context.Context, change Change, repeatable bool, write func(context.Context, difference) error) ([]ExceptionListItem, error) {
	if !change.None() {
		defer l.list.writing(l.id)()
	}
	live, left, err := l.compare(ctx, change)
	for _, units := range lookPauses[:3] { // a list that was just made may not show yet
		if !errors.Is(err, ErrNotFound) || transport.Pause(ctx, units*l.items.client.config.MinBackoff) != nil {
			break
		}
		live, left, err = l.compare(ctx, change)
	}
	if err != nil || left.none() {
		return live, err
	}
	lost := write(ctx, left)
	if lost != nil && !errors.Is(lost, ErrOutcomeUnknown) {
		return nil, lost
	}
	ctx, stop := outlive(ctx, lookupTime)
	defer stop()
	for i, units := range lookPauses {
		if i > 0 || lost != nil {
			if err := transport.Pause(ctx, units*l.items.client.config.MinBackoff); err != nil {
				return nil, errors.Join(lost, err)
			}
		}
		if live, left, err = l.compare(ctx, change); err != nil {
			return nil, errors.Join(lost, err)
		}
		if left.none() {
			return live, nil
		}
		if lost != nil && repeatable {
			if lost = write(ctx, left); lost != nil && !errors.Is(lost, ErrOutcomeUnknown) {
				return nil, lost
			}
		}
	}
	if lost != nil {
		return nil, fmt.Errorf("%w; %w", lost, left.notListed("the list does not show all of the change"))
	}
	return nil, left.notListed("the API accepted the items, but its listing does not show them as they were sent")
}

func (l listItems) compare(ctx context.Context, change Change) ([]ExceptionListItem, difference, error) {
	live, err := l.List(ctx)
	return live, compareItems(live, change), err
}

// notListed says what the listing lacks although the API accepted it.
func (d difference) notListed(why string) error {
	var problems []string
	for _, part := range []struct {
		items []ExceptionListItem
		what  string
	}{
		{d.add, "missing"}, {d.rename, "under another name"}, {d.remove, "still there"},
	} {
		if len(part.items) > 0 {
			problems = append(problems, fmt.Sprintf("%d %s (%s)", len(part.items), part.what, someValues(part.items)))
		}
	}
	return fmt.Errorf("%s: %s", why, strings.Join(problems, ", "))
}

// someValues names the first items of many.
func someValues(items []ExceptionListItem) string {
	const few = 3
	var values []string
	for _, item := range items[:min(few, len(items))] {
		values = append(values, fmt.Sprintf("%q", item.Value))
	}
	if len(items) > few {
		values = append(values, "…")
	}
	return strings.Join(values, ", ")
}

// itemsAtOnce bounds the single-item requests under way at the same time.
// Terraform itself works on up to ten objects at once.
const itemsAtOnce = 4

// eachItem sends one request per item. After a failure no new one is sent;
// those under way are waited for, so that none is left without its answer.
func eachItem(items []ExceptionListItem, send func(ExceptionListItem) error) error {
	var group errgroup.Group
	group.SetLimit(itemsAtOnce)
	var failed atomic.Bool
	for _, item := range items {
		if failed.Load() {
			break
		}
		group.Go(func() error {
			err := send(item)
			if err != nil {
				failed.Store(true)
				return fmt.Errorf("item %q: %w", item.Value, err)
			}
			return nil
		})
	}
	return group.Wait()
}

// removeEach deletes items one by one. One that is gone already is no failure.
func (l listItems) removeEach(ctx context.Context, items []ExceptionListItem) error {
	return eachItem(items, func(item ExceptionListItem) error {
		if err := l.items.Delete(ctx, item.ID.String()); !errors.Is(err, ErrNotFound) {
			return err
		}
		return nil
	})
}
