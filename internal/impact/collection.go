package impact

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/batch"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// Collection is a kind of object that the API keeps under one path: listed and
// created at the path, read, changed and deleted at path/{id}. Not every
// collection documents every verb; callers use those that theirs does.
type Collection[T any] struct {
	client *Client
	noun   string   // in errors: "partner group"
	path   []string // below the account root
	key    string   // of the array in a listing
	id     func(T) string
	filter url.Values // of the listing that bulk reads use
	search url.Values // narrows the listing in which an unanswered create is looked for
	// integers says that the document shows ids as integers, so that 00003, as
	// in one of its examples of Uri, is 3.
	integers bool
	// fromZero says that the document counts the pages of the listing from 0.
	fromZero bool
	// personal says that the objects are about people, so that no value of theirs is
	// repeated in a warning or a log.
	personal bool
}

// Get reads one object. Reads of a collection that arrive together are answered
// from one listing, so the object may be a minute old, unless this client wrote
// it. GetFresh is for what must be as it is now.
func (c Collection[T]) Get(ctx context.Context, id string) (T, error) {
	if c.client.config.DisableBulkReads || !canBeSegment(id) || ctx.Value(freshReads{}) != nil {
		return c.GetFresh(ctx, id)
	}
	f, err := readerOf(c).Get(ctx, id)
	if e := (*Error)(nil); errors.As(err, &e) && errors.Is(e, ErrRateLimited) && !e.MayWait && transport.Waits(ctx) {
		return c.GetFresh(ctx, id) // the reads that arrived together were begun by somebody who does not wait
	}
	c.report(ctx, c.noun+" "+id, f.oddities)
	return f.object, err
}

type freshReads struct{}

// WithFreshReads returns a context in which Get reads as GetFresh does.
func WithFreshReads(ctx context.Context) context.Context {
	return context.WithValue(ctx, freshReads{}, true)
}

// GetFresh reads one object with a request of its own.
func (c Collection[T]) GetFresh(ctx context.Context, id string) (T, error) {
	f, err := c.read(ctx, id)
	c.report(ctx, c.noun+" "+id, f.oddities)
	return f.object, err
}

func (c Collection[T]) read(ctx context.Context, id string) (f found[T], err error) {
	err = c.client.Send(ctx, Request{Method: http.MethodGet, Path: c.at(id), Into: &f})
	if err != nil {
		return f, err
	}
	// The answer of another object must not become what is known of this one.
	if got := c.id(f.object); got == "" || CanonicalInteger(got) != CanonicalInteger(id) {
		problem := "it has no id"
		if got != "" {
			problem = "it has the id of another object"
		}
		err = &Error{
			Method: http.MethodGet, Path: c.client.path(c.at(id)), Status: http.StatusOK,
			Message: "the answer cannot be understood", Err: errors.New(problem),
		}
	}
	return f, err
}

// report hands on odd members of the collection's objects.
func (c Collection[T]) report(ctx context.Context, object string, odd []Oddity) {
	if c.personal {
		odd = slices.Clone(odd)
		for i := range odd {
			odd[i].Text, odd[i].Reason = transport.Hidden, "it is not of the documented type"
		}
	}
	c.client.report(ctx, object, odd)
}

// Update changes the fields of the body and leaves the others as they are. An
// empty form is not sent.
func (c Collection[T]) Update(ctx context.Context, id string, body Body) error {
	if form, ok := body.(*Form); ok && form.Empty() {
		return nil
	}
	defer c.writing(id)()
	return c.client.Send(ctx, Request{Method: http.MethodPut, Path: c.at(id), Body: body, Into: new(writeAnswer)})
}

// writing notes a write of something that shows in the object, until the returned
// function is called. Whatever came of it, no older answer is believed afterwards.
func (c Collection[T]) writing(id string) (done func()) {
	end := readerOf(c).Writing()
	return func() {
		readerOf(c).Wrote(id)
		end()
	}
}

// Delete deletes the object. One that is gone already is an error that is
// ErrNotFound.
func (c Collection[T]) Delete(ctx context.Context, id string) error {
	defer c.writing(id)()
	return c.client.Send(ctx, Request{Method: http.MethodDelete, Path: c.at(id), Into: new(writeAnswer)})
}

// at is the path of one object. It never shares its array with c.path.
func (c Collection[T]) at(id string) []string {
	return append(c.path[:len(c.path):len(c.path)], id)
}

// readers holds what is shared by all uses of a collection of a client.
type readers struct {
	mu    sync.Mutex
	byKey map[string]any // by what it is, and the collection's type, path and filter
}

func readerOf[T any](c Collection[T]) *batch.Reader[found[T]] {
	return sharedOf(c, "reader", func() *batch.Reader[found[T]] {
		return batch.New(batch.Source[found[T]]{One: c.read, Page: c.pageReader(), Life: c.client.config.ListingLife})
	})
}

// sharedOf returns the one S of a collection, made by create where there is none.
func sharedOf[T, S any](c Collection[T], what string, create func() *S) *S {
	var object T
	key := fmt.Sprintf("%s %T %q?%s", what, object, c.path, c.filter.Encode())
	all := &c.client.reads
	all.mu.Lock()
	defer all.mu.Unlock()
	if shared, ok := all.byKey[key].(*S); ok {
		return shared
	}
	if all.byKey == nil {
		all.byKey = map[string]any{}
	}
	shared := create()
	all.byKey[key] = shared
	return shared
}

// pageReader returns how the pages of the listing are read that bulk reads use.
// It only saves requests, so a page is tried once; after a failure the next
// listing asks for smaller ones.
func (c Collection[T]) pageReader() func(context.Context, int) (batch.Page[found[T]], error) {
	size := 0 // the same for all pages of a listing
	return func(ctx context.Context, number int) (batch.Page[found[T]], error) {
		if number == 1 {
			size = c.client.pageSizes.of(c.path)
		}
		p, err := c.readPage(ctx, c.filter, number, size, 1)
		if err != nil {
			if next := smaller(size); next > 0 && ctx.Err() == nil && tooMuch(err) {
				c.client.pageSizes.set(c.path, next)
			}
			return batch.Page[found[T]]{}, err
		}
		byID := make(map[string]found[T], len(p.items))
		for _, item := range p.items {
			item.raw = nil
			if id := c.id(item.object); id != "" {
				byID[id] = item
			}
		}
		return batch.Page[found[T]]{Objects: byID, Next: p.next, Pages: p.pages}, nil
	}
}
