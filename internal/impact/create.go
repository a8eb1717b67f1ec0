package impact

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// There is no idempotency key. A create is therefore sent once: when its answer is
// lost, or tells no id, the new object is looked for among what did not stand there
// before. What stood there before is known from a listing that comes before the
// first create of a collection, and serves the others as well.

// lookupTime is how much longer than the operation itself the search for an
// object may take whose create was not answered. A run that is cancelled in
// that moment would otherwise forget an object that exists.
const lookupTime = 10 * time.Second

// lookPauses are the waits before each look for an object whose create was not
// answered, in units of Config.MinBackoff: a minute in all by default. A gateway
// that gives up does not stop what is behind it.
var lookPauses = []int{2, 4, 8, 16, 30, 30, 30}

// Create sends a create, once, and returns the new object's id. An error that is
// [ErrOutcomeUnknown] leaves open whether the object exists, or what its id is;
// [Creation.Find] looks for it.
func (c Collection[T]) Create(ctx context.Context, body Body) (string, error) {
	var answer writeAnswer
	err := c.client.Send(ctx, Request{Method: http.MethodPost, Path: c.path, Body: body, Into: &answer})
	if err != nil {
		return "", err
	}
	id, err := answer.id()
	if err == nil && id == c.path[len(c.path)-1] {
		err = errNoID // the address of the collection
	}
	if err != nil {
		return "", err
	}
	if c.integers {
		id = CanonicalInteger(id)
	}
	readerOf(c).Wrote(id)
	return id, nil
}

// Creation is the making of one object, from before its create is sent.
type Creation[T any] struct {
	collection Collection[T]
	before     map[string]T // what stood there before, by id; nil when it is not known
	end        func()
}

// Begin prepares a create: it finds out what stands in the collection, with a
// listing that the creates of the same minute share. Where the token may not list,
// nothing is known of that, and Find finds nothing. End must be called once the
// create is over.
func (c Collection[T]) Begin(ctx context.Context) (*Creation[T], error) {
	creation := &Creation[T]{collection: c, end: readerOf(c).Writing()}
	before, err := inventoryOf(c).get(ctx, func(ctx context.Context) (map[string]T, error) {
		objects := map[string]T{}
		for object, err := range c.All(ctx, c.filter) {
			if err != nil {
				return nil, err
			}
			objects[c.id(object)] = object
		}
		return objects, nil
	})
	switch {
	case errors.Is(err, ErrForbidden):
	case err != nil:
		creation.End()
		return nil, fmt.Errorf("nothing was sent: what is there already could not be listed: %w", err)
	default:
		creation.before = before
	}
	return creation, nil
}

// End says that the create is over, found or failed.
func (c *Creation[T]) End() { c.end() }

// Before yields what stood there before, by id, without what this process made.
func (c *Creation[T]) Before() iter.Seq2[string, T] {
	return func(yield func(string, T) bool) {
		for id, object := range c.before {
			if !readerOf(c.collection).Written(id) && !yield(id, object) {
				return
			}
		}
	}
}

// Find looks, again and again, for the object whose create ended with the error
// lost: one that did not stand there before, that this process did not make
// otherwise, and that is the same. One match is the object, and its id is returned.
// Any other outcome is an error; it is ErrOutcomeUnknown where a later run would
// notice the object.
func (c *Creation[T]) Find(ctx context.Context, lost error, same func(T) bool) (string, error) {
	if c.before == nil {
		// Not wrapped: a later run does not notice the object either.
		return "", fmt.Errorf("%s (%s), and the token may not list what exists; look for it in the web app before the next run: "+
			"if it is there, import it, or the next run makes another one", c.collection.unclear(), lost.Error())
	}
	ctx, stop := outlive(ctx, lookupTime)
	defer stop()
	var failed error
	for i, units := range lookPauses {
		// The API has accepted what only lacks its id, so it may be there at once.
		if i > 0 || !errors.Is(lost, errNoID) {
			if err := c.collection.client.Pause(ctx, units); err != nil {
				break
			}
		}
		id, err := c.look(ctx, lost, same)
		if id != "" || errors.Is(err, errSeveral) {
			return id, err
		}
		failed = err
	}
	if failed != nil {
		return "", fmt.Errorf("%s (%w), and looking for it failed too: %w", c.collection.unclear(), lost, failed)
	}
	if errors.Is(lost, errNoID) {
		return "", fmt.Errorf("the API accepted the new %s, but %w, and the listing does not show it (yet)", c.collection.noun, lost)
	}
	return "", fmt.Errorf("%s (%w), and it was not found in %s; it was not sent again", c.collection.unclear(), lost, c.patience())
}

// errSeveral says that more than one object could be the new one.
var errSeveral = errors.New("several exist that could be it")

func (c *Creation[T]) look(ctx context.Context, lost error, same func(T) bool) (string, error) {
	var ids []string
	for object, err := range c.collection.Search(ctx, c.collection.search) {
		if err != nil {
			return "", err
		}
		id := c.collection.id(object)
		_, stood := c.before[id]
		if !stood && same(object) && !readerOf(c.collection).Written(id) {
			ids = append(ids, id)
		}
	}
	if len(ids) > 1 {
		return "", fmt.Errorf("%s (%w), and %w: ids %s; delete the ones that are not wanted, or import the right one",
			c.collection.unclear(), lost, errSeveral, strings.Join(ids, ", "))
	}
	// Two creates of the same object may find the same one at the same time.
	if len(ids) == 1 && readerOf(c.collection).Wrote(ids[0]) {
		return ids[0], nil
	}
	return "", nil
}

func (c Collection[T]) unclear() string { return "the create of the " + c.noun + " was not answered" }

// patience is how long Find looks in all.
func (c *Creation[T]) patience() time.Duration {
	units := 0
	for _, pause := range lookPauses {
		units += pause
	}
	return (time.Duration(units) * c.collection.client.config.MinBackoff).Round(time.Second)
}

// SearchBy returns the collection with a filter (documented query parameters) for
// the listing in which Find looks.
func (c Collection[T]) SearchBy(filter url.Values) Collection[T] {
	c.search = filter
	return c
}

// Search lists with a filter of documented query parameters, beside that of the
// collection.
func (c Collection[T]) Search(ctx context.Context, filter url.Values) iter.Seq2[T, error] {
	narrowed := url.Values{}
	for _, values := range []url.Values{c.filter, filter} {
		for name, value := range values {
			narrowed[name] = value
		}
	}
	return c.All(ctx, narrowed)
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
