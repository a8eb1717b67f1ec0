package impact

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
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
type listItems struct{ items Collection[ExceptionListItem] }

func itemsOf(c *Client, key string, path ...string) listItems {
	return listItems{Collection[ExceptionListItem]{
		client: c, noun: "item", path: path, key: key,
		id: func(i ExceptionListItem) string { return i.ID.String() },
	}}
}

// List reads all items, a thousand per request.
func (l listItems) List(ctx context.Context) ([]ExceptionListItem, error) {
	return Collect(l.items.All(ctx, nil))
}

// Clear deletes all items with one request. The list itself stays.
func (l listItems) Clear(ctx context.Context) error {
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

// difference is what makes the live items the wanted ones. An item whose wanted
// name is empty keeps the name it has.
type difference struct {
	add    []ExceptionListItem // new values; neither ids nor match modes
	rename []ExceptionListItem // live items with their new names
	remove []ExceptionListItem // live items
	keep   []ExceptionListItem // live items that stay as they are
}

func compareItems(live []ExceptionListItem, want map[string]string) (d difference) {
	known := make(map[string]bool, len(live))
	for _, item := range live {
		known[item.Value] = true
		name, wanted := want[item.Value]
		switch {
		case !wanted:
			d.remove = append(d.remove, item)
		case name != "" && name != item.Name:
			item.Name = name
			d.rename = append(d.rename, item)
		default:
			d.keep = append(d.keep, item)
		}
	}
	for _, value := range sortedKeys(want) {
		if !known[value] {
			d.add = append(d.add, ExceptionListItem{Value: value, Name: want[value]})
		}
	}
	return d
}

func (d difference) none() bool { return len(d.add)+len(d.rename)+len(d.remove) == 0 }

// reconcile makes the live items the wanted ones (names by value) and returns them
// as they are then. What is live decides what is sent, so that nothing is sent
// twice: not after a lost answer, and not after a run that failed half-way.
//
// A write that was answered, but does not show in the listing, is not repeated:
// the listing is looked at again, and an error names what it still lacks.
func (l listItems) reconcile(ctx context.Context, want map[string]string, write func(context.Context, difference) error) ([]ExceptionListItem, error) {
	var unanswered error
	answered := false
	for attempt := 0; ; attempt++ {
		live, err := l.List(ctx)
		if err != nil {
			return nil, errors.Join(unanswered, err)
		}
		left := compareItems(live, want)
		if left.none() {
			return live, nil
		}
		if attempt > l.items.client.config.retries() {
			if !answered {
				return nil, unanswered
			}
			return nil, left.notListed()
		}
		if !answered {
			err := write(ctx, left)
			if err == nil {
				answered = true
				continue
			}
			if !errors.Is(err, ErrOutcomeUnknown) {
				return nil, err
			}
			unanswered = err
		}
		if err := l.items.client.backOff(ctx, attempt); err != nil {
			return nil, errors.Join(unanswered, err)
		}
	}
}

// notListed says what the listing lacks although the API accepted it.
func (d difference) notListed() error {
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
	return fmt.Errorf("the API accepted the items, but its listing does not show them as they were sent: %s", strings.Join(problems, ", "))
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
