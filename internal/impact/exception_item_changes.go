package impact

import (
	"errors"
	"fmt"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/spelling"
)

// Change is what to do to the items of a list: to those that it names, and to no
// other.
type Change struct {
	Set    map[string]string // names by value; an empty name keeps the name that the item has
	Remove []string          // values
}

// None reports a change of nothing.
func (c Change) None() bool { return len(c.Set)+len(c.Remove) == 0 }

// IsDone reports whether live items already are what the change makes of them.
func (c Change) IsDone(live []ExceptionListItem) bool { return compareItems(live, c).none() }

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

var errNotAllShown = errors.New("the list does not show all of the change")

// unreadAfter is the error of a list that cannot be read after a change to it whose
// answer may be lost.
func unreadAfter(lost, err error) error {
	if lost == nil {
		return err
	}
	return fmt.Errorf("%w; whether the list shows the change could not be read either: %w", lost, err)
}

// notListed says what the listing lacks although the API accepted it.
func (d difference) notListed(why error) error {
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
	return fmt.Errorf("%w: %s", why, strings.Join(problems, ", "))
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
