package mockimpact

import (
	"encoding/json"
	"maps"
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
	created := &collection[T]{items: map[string]T{}, lag: &a.srv.lag, before: map[string]*version[T]{}}
	a.collections[d.name] = created
	return created
}

// collection holds an account's objects of one kind in the order they were made.
type collection[T any] struct {
	ids   []string
	items map[string]T

	lag    *lag
	before map[string]*version[T] // of objects that an API request wrote, by id
}

// version is an object as it was before a write, for reads that lag.
type version[T any] struct {
	item   T
	exists bool
	shown  delays
}

func (c *collection[T]) get(id string) (T, bool) {
	if old := c.before[id]; old != nil && c.lag.shows(&old.shown) {
		return old.item, old.exists
	}
	item, found := c.items[id]
	return item, found
}

// remember keeps what an API request is about to change.
func (c *collection[T]) remember(id string) {
	old := c.before[id]
	if !c.lag.begins(old == nil || old.shown.writer != c.lag.request) {
		return
	}
	item, exists := c.items[id]
	c.before[id] = &version[T]{item: item, exists: exists, shown: c.lag.delays()}
}

// put adds or replaces.
func (c *collection[T]) put(id string, item T) {
	c.remember(id)
	if _, exists := c.items[id]; !exists {
		c.ids = append(c.ids, id)
	}
	c.items[id] = item
}

func (c *collection[T]) remove(id string) bool {
	c.remember(id)
	if _, exists := c.items[id]; !exists {
		return false
	}
	delete(c.items, id)
	c.ids = slices.DeleteFunc(c.ids, func(other string) bool { return other == id })
	return true
}

// where returns the items that keep accepts; all of them when it is nil.
func (c *collection[T]) where(keep func(T) bool) []T {
	ids := slices.Clone(c.ids)
	for _, id := range slices.Sorted(maps.Keys(c.before)) { // those that are gone may still be seen
		if _, exists := c.items[id]; !exists {
			ids = append(ids, id)
		}
	}
	var kept []T
	for _, id := range ids {
		if item, seen := c.get(id); seen && (keep == nil || keep(item)) {
			kept = append(kept, item)
		}
	}
	return kept
}

func (c *collection[T]) size() int { return len(c.ids) }

// MarshalJSON shows the items by id, for Server.Dump.
func (c *collection[T]) MarshalJSON() ([]byte, error) { return json.Marshal(c.items) }

// Dump returns all data of all accounts, and the ids given out so far, as
// canonical JSON: two dumps of a server are equal exactly when nothing that the
// API can change has changed, nor was anything made and removed in between.
// Tokens, budgets and the journal are no part of it.
func (s *Server) Dump() []byte {
	s.lock()
	defer s.mu.Unlock()
	accounts := make([]document, len(s.accounts))
	for i, a := range s.accounts {
		managed := make([]string, len(a.managed))
		for j, brand := range a.managed {
			managed[j] = brand.account.ID
		}
		filled := document{}
		for name, objects := range a.collections {
			if sized, ok := objects.(interface{ size() int }); ok && sized.size() > 0 {
				filled[name] = objects
			}
		}
		accounts[i] = document{
			"ID": a.ID, "Type": a.Type, "Company": a.company, "Managed": managed, "Objects": filled,
		}
	}
	dump, err := json.MarshalIndent(document{"Accounts": accounts, "LastIDs": s.lastIDs}, "", "  ")
	if err != nil {
		misuse("the data cannot be shown: %v", err)
	}
	return dump
}
