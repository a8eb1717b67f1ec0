package mockimpact

import (
	"encoding/json"
	"slices"
)

// store describes the objects of one kind: each account has a collection of
// them. T needs exported fields only, so that Server.Dump shows it, and is
// copied on the way in and out: clone its slices before changing them.
type store[T any] struct {
	name    string // in Server.Dump
	firstID int    // the id of the first object on a server
	prefix  string // before the number, as in "P-1"
}

// newID gives out the next id; ids are unique over all accounts of a server.
func (d store[T]) newID(s *Server) string { return d.prefix + s.nextID(d.name, d.firstID) }

// of returns the account's collection; Server.mu must be held.
func (d store[T]) of(a *Account) *collection[T] {
	if existing, ok := a.collections[d.name].(*collection[T]); ok {
		return existing
	}
	created := &collection[T]{items: map[string]T{}}
	a.collections[d.name] = created
	return created
}

// collection holds an account's objects of one kind in the order they were made.
type collection[T any] struct {
	ids   []string
	items map[string]T
}

func (c *collection[T]) get(id string) (T, bool) {
	item, found := c.items[id]
	return item, found
}

// put adds or replaces.
func (c *collection[T]) put(id string, item T) {
	if _, exists := c.items[id]; !exists {
		c.ids = append(c.ids, id)
	}
	c.items[id] = item
}

func (c *collection[T]) remove(id string) bool {
	if _, exists := c.items[id]; !exists {
		return false
	}
	delete(c.items, id)
	c.ids = slices.DeleteFunc(c.ids, func(other string) bool { return other == id })
	return true
}

// where returns the items that keep accepts; all of them when it is nil.
func (c *collection[T]) where(keep func(T) bool) []T {
	var kept []T
	for _, id := range c.ids {
		if item := c.items[id]; keep == nil || keep(item) {
			kept = append(kept, item)
		}
	}
	return kept
}

func (c *collection[T]) size() int { return len(c.ids) }

// MarshalJSON shows the items by id, for Server.Dump.
func (c *collection[T]) MarshalJSON() ([]byte, error) { return json.Marshal(c.items) }
