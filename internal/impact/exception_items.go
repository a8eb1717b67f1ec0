package impact

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
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

// reconcile carries out a change and returns the items as they are then. What is
// live decides what is sent, so that nothing is sent twice: not after a lost
// answer, and not after a run that failed half-way.
//
// A write that was answered, but does not show in the listing, is not repeated:
// the listing is looked at again, and an error names what it still lacks. One that
// was not answered may take effect later; it is looked for as long as a new object
// is, and repeated unless write notes it as attempted.
func (l listItems) reconcile(ctx context.Context, change Change, write func(context.Context, difference, *attempted) error) ([]ExceptionListItem, error) {
	if !change.None() {
		defer l.list.writing(l.id)()
	}
	live, left, err := l.compare(ctx, change)
	for _, units := range lookPauses[:3] { // a list that was just made may not show yet
		if !errors.Is(err, ErrNotFound) || l.items.client.Pause(ctx, units) != nil {
			break
		}
		live, left, err = l.compare(ctx, change)
	}
	if err != nil || left.none() {
		return live, err
	}
	tried := &attempted{values: map[string]bool{}}
	lost := write(ctx, left, tried)
	for i := 0; ; i++ {
		switch {
		case lost != nil && !errors.Is(lost, ErrOutcomeUnknown):
			return nil, lost
		case i == len(lookPauses) && lost != nil:
			return nil, fmt.Errorf("%w; %w", lost, left.notListed(errNotAllShown))
		case i == len(lookPauses):
			return nil, left.notListed(ErrNotShown)
		}
		live, left, err = l.look(ctx, change, i, lost)
		if err != nil {
			return nil, unreadAfter(lost, err)
		}
		if left.none() {
			return live, nil
		}
		if rest := tried.left(left); lost != nil && !rest.none() && ctx.Err() == nil {
			if err := write(ctx, rest, tried); err != nil {
				lost = err
			}
		}
	}
}

// look compares once more, after a while unless the write was answered just now. It
// also looks a little longer than the run lasts.
func (l listItems) look(ctx context.Context, change Change, i int, lost error) ([]ExceptionListItem, difference, error) {
	ctx, stop := outlive(ctx, lookupTime)
	defer stop()
	if i > 0 || lost != nil {
		if err := l.items.client.Pause(ctx, lookPauses[i]); err != nil {
			return nil, difference{}, err
		}
	}
	return l.compare(ctx, change)
}

// attempted are the values that must not be sent a second time, because that would
// list them twice.
type attempted struct {
	mu     sync.Mutex
	values map[string]bool
}

func (a *attempted) note(value string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.values[value] = true
}

// left is what of a difference may be sent still.
func (a *attempted) left(d difference) difference {
	d.add = slices.DeleteFunc(slices.Clone(d.add), func(item ExceptionListItem) bool { return a.values[item.Value] })
	return d
}

func (l listItems) compare(ctx context.Context, change Change) ([]ExceptionListItem, difference, error) {
	live, err := l.List(ctx)
	return live, compareItems(live, change), err
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
