package impact

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// inventory is what stood in a collection at some instant before the creates of
// this process: one listing, which they share while it is fresh.
type inventory[T any] struct {
	life time.Duration

	mu      sync.Mutex
	objects map[string]T // by id
	at      time.Time
	reading chan struct{} // closed when the listing under way has ended; nil while there is none
}

func inventoryOf[T any](c Collection[T]) *inventory[T] {
	return sharedOf(c, "inventory", func() *inventory[T] { return &inventory[T]{life: c.client.config.ListingLife} })
}

// get returns the inventory, and lists it first where there is none or an old one.
// Who comes meanwhile waits for that listing. Its failure is everybody's: who comes
// later lists anew.
func (i *inventory[T]) get(ctx context.Context, list func(context.Context) (map[string]T, error)) (map[string]T, error) {
	for {
		i.mu.Lock()
		if i.objects != nil && time.Since(i.at) < i.life {
			objects := i.objects
			i.mu.Unlock()
			return objects, nil
		}
		if reading := i.reading; reading != nil {
			i.mu.Unlock()
			select {
			case <-reading:
				continue
			case <-ctx.Done():
				return nil, fmt.Errorf("waiting for another listing: %w", ctx.Err())
			}
		}
		reading, at := make(chan struct{}), time.Now()
		i.reading = reading
		i.mu.Unlock()
		objects, err := list(ctx)
		i.mu.Lock()
		i.reading = nil
		if err == nil {
			i.objects, i.at = objects, at
		}
		i.mu.Unlock()
		close(reading)
		return objects, err
	}
}
