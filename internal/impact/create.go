package impact

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// lookupTime is how much longer than the operation itself the search for an
// object may take whose create was not answered. A run that is cancelled in
// that moment would otherwise forget an object that exists, and make a second
// one the next time.
const lookupTime = 10 * time.Second

// Create sends a create and returns the new object's id.
//
// There is no idempotency key: when the answer is lost, or tells no id, the
// object is looked for with same, which recognises it by its natural key. One
// match is the object; with none the create is sent again; several are an
// error that names them.
func (c Collection[T]) Create(ctx context.Context, body Body, same func(T) bool) (string, error) {
	var lost error
	for attempt := 0; ; attempt++ {
		// Once the API has accepted the object, only its id is missing.
		if !errors.Is(lost, errNoID) {
			id, err := c.send(ctx, body)
			if err == nil {
				readerOf(c).Wrote(id)
				return id, nil
			}
			if !errors.Is(err, errNoID) && !errors.Is(err, ErrOutcomeUnknown) {
				return "", err
			}
			lost = err
		}
		id, err := c.find(ctx, attempt, lost, same)
		if err != nil || id != "" {
			return id, err
		}
		if attempt >= c.client.config.retries() || ctx.Err() != nil {
			return "", c.notFound(lost)
		}
	}
}

// send sends the create. Its error is errNoID when it succeeded without
// telling the id.
func (c Collection[T]) send(ctx context.Context, body Body) (string, error) {
	var answer writeAnswer
	err := c.client.Send(ctx, Request{Method: http.MethodPost, Path: c.path, Body: body, Into: &answer})
	if err != nil {
		return "", err
	}
	id, err := answer.id()
	if err == nil && id == c.path[len(c.path)-1] {
		return "", errNoID // the address of the collection
	}
	if c.integers {
		id = CanonicalInteger(id)
	}
	return id, err
}

// SearchBy returns the collection with a filter (documented query parameters)
// for the listing in which Create looks for an object whose id it was not told.
func (c Collection[T]) SearchBy(filter url.Values) Collection[T] {
	c.search = filter
	return c
}

// searchFilter is the filter of bulk reads, narrowed by the search.
func (c Collection[T]) searchFilter() url.Values {
	narrowed := url.Values{}
	maps.Copy(narrowed, c.filter)
	maps.Copy(narrowed, c.search)
	return narrowed
}

// find looks for an object whose create was not answered. Objects this process
// already created are skipped: they belong to another resource block with the
// same name. Unless the API has already said that the create is done, find waits
// a little first: the API may still be busy with it.
func (c Collection[T]) find(ctx context.Context, attempt int, lost error, same func(T) bool) (string, error) {
	if attempt > 0 || !errors.Is(lost, errNoID) {
		_ = c.client.backOff(ctx, attempt)
	}
	ctx, stop := outlive(ctx, lookupTime)
	defer stop()
	var ids []string
	for object, err := range c.All(ctx, c.searchFilter()) {
		if err != nil {
			return "", fmt.Errorf("%s (%w), and looking for it failed too: %w", c.unclear(), lost, err)
		}
		if id := c.id(object); same(object) && !readerOf(c).Written(id) {
			ids = append(ids, id)
		}
	}
	if len(ids) > 1 {
		return "", fmt.Errorf("%s (%w), and several exist that could be it: ids %s; delete the ones that are not wanted, or import the right one",
			c.unclear(), lost, strings.Join(ids, ", "))
	}
	// Two creates of the same name may find the same object at the same time.
	if len(ids) == 1 && readerOf(c).Wrote(ids[0]) {
		return ids[0], nil
	}
	return "", nil
}

func (c Collection[T]) unclear() string { return "the create of the " + c.noun + " was not answered" }

func (c Collection[T]) notFound(lost error) error {
	if errors.Is(lost, errNoID) {
		return fmt.Errorf("the API accepted the new %s, but its answer has no id and the listing does not show it (yet); import it once it appears", c.noun)
	}
	return lost
}

// outlive returns a context that goes on for a while after ctx has ended.
func outlive(ctx context.Context, extra time.Duration) (context.Context, context.CancelFunc) {
	longer := context.WithoutCancel(ctx)
	release := func() {}
	if deadline, ok := ctx.Deadline(); ok { // kept, so that a wait that is too long is not begun
		longer, release = context.WithDeadline(longer, deadline.Add(extra))
	}
	longer, cancel := context.WithCancel(longer)
	unwatch := context.AfterFunc(ctx, func() {
		_ = transport.Pause(longer, extra)
		cancel()
	})
	return longer, func() { unwatch(); cancel(); release() }
}
