package private

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/spelling"
)

// Shown says, by the path of an attribute, what was sent for it and what impact.com
// shows instead. As long as it shows the same, that is no difference, whatever the
// rule behind it.
type Shown map[string]Pair

// Pair is two values by their fingerprints, so that no value stands here in clear.
type Pair struct {
	Sent  string `json:"sent"`
	Shown string `json:"shown"`
}

// Difference is an attribute for which impact.com shows another value than it was
// sent.
type Difference struct {
	Path        string // "name", "corporate_address.city"
	Sent, Shown tftypes.Value
	// Lasts says that it is remembered. What shows more elements than were sent did
	// not come of them.
	Lasts bool
}

// Keep compares what an object shows after a write with what was sent, attribute by
// attribute, down to the parts of objects. It returns the state: all that the plan
// knew as planned, which Terraform insists on, and everything else as shown. The
// differences are those of values that the configuration sets, or no longer sets.
//
// Sent holds the attributes that this write changed: only these are remembered
// anew. One that was not sent and shows as before stays remembered.
func (s Shown) Keep(planned, shown, config tftypes.Value, sent func(path string) bool) (state tftypes.Value, kept Shown, differences []Difference) {
	kept = Shown{}
	w := walk{leaf: func(path string, p, live, declared tftypes.Value) tftypes.Value {
		switch {
		case !p.IsFullyKnown():
			return live
		case Equal(p, live), declared.IsNull() && !sent(path):
			return p
		case !sent(path):
			if s.explains(path, p, live) {
				kept[path] = s[path]
			}
			return p
		}
		d := Difference{Path: path, Sent: p, Shown: live, Lasts: size(live) <= size(p)}
		if d.Lasts {
			kept[path] = Pair{Fingerprint(p), Fingerprint(live)}
		}
		differences = append(differences, d)
		return p
	}}
	return w.values("", planned, shown, config), kept, differences
}

// Refresh merges what an object shows with the state: an attribute that shows what
// is remembered of it keeps its value in state, and any other takes what is shown.
func (s Shown) Refresh(state, shown tftypes.Value) (refreshed tftypes.Value, kept Shown) {
	kept = Shown{}
	if len(s) == 0 && shown.Equal(state) {
		return state, kept
	}
	w := walk{leaf: func(path string, had, live, _ tftypes.Value) tftypes.Value {
		switch {
		case Equal(had, live) && (!had.IsNull() || live.IsNull()):
			return had
		case s.explains(path, had, live):
			kept[path] = s[path]
			return had
		}
		return live
	}}
	return w.values("", state, shown, shown), kept
}

// Stale reports that an object shows, for an attribute that was sent, what it showed
// before the write: the read may lag behind it.
func (s Shown) Stale(before, planned, shown tftypes.Value, sent func(path string) bool) (stale bool) {
	if isNothing(before) {
		return false
	}
	w := walk{leaf: func(path string, p, live, had tftypes.Value) tftypes.Value {
		asBefore := Equal(live, had) || s.explains(path, had, live)
		stale = stale || sent(path) && p.IsFullyKnown() && asBefore && !Equal(p, live) && !sameSpelling(p, live)
		return p
	}}
	w.values("", planned, shown, before)
	return stale
}

// sameSpelling reports two texts that only differ in how they are written.
func sameSpelling(a, b tftypes.Value) bool {
	left, isText := textOf(a)
	right, isTextToo := textOf(b)
	return isText && isTextToo && spelling.Same(left, right)
}

func (s Shown) explains(path string, sent, shown tftypes.Value) bool {
	pair, remembered := s[path]
	return remembered && pair == Pair{Fingerprint(sent), Fingerprint(shown)}
}

// walk goes through the attributes of three objects side by side.
type walk struct {
	leaf func(path string, a, b, c tftypes.Value) tftypes.Value
}

func (w walk) values(path string, a, b, c tftypes.Value) tftypes.Value {
	var left, right, third map[string]tftypes.Value
	object, isObject := b.Type().(tftypes.Object)
	if !isObject || isNothing(a) || isNothing(b) || a.As(&left) != nil || b.As(&right) != nil {
		return w.leaf(path, a, b, c)
	}
	if isNothing(c) || c.As(&third) != nil {
		third = map[string]tftypes.Value{}
	}
	merged := map[string]tftypes.Value{}
	for _, name := range slices.Sorted(maps.Keys(object.AttributeTypes)) {
		declared, ok := third[name]
		if !ok {
			declared = tftypes.NewValue(object.AttributeTypes[name], nil)
		}
		merged[name] = w.values(strings.TrimPrefix(path+"."+name, "."), left[name], right[name], declared)
	}
	return tftypes.NewValue(object, merged)
}

// isNothing reports a value without parts to look at.
func isNothing(v tftypes.Value) bool { return v.IsNull() || !v.IsKnown() }

// Fingerprint identifies a value without showing it. The order of a set means
// nothing.
func Fingerprint(v tftypes.Value) string {
	sum := sha256.Sum256([]byte(canonical(v)))
	return hex.EncodeToString(sum[:8])
}

func canonical(v tftypes.Value) string {
	var elements []tftypes.Value
	var members map[string]tftypes.Value
	var texts []string
	switch {
	case isNothing(v):
		return v.String()
	case v.Type().Is(tftypes.Set{}) && v.As(&elements) == nil:
		for _, element := range elements {
			texts = append(texts, canonical(element))
		}
		slices.Sort(texts)
	case (v.Type().Is(tftypes.Map{}) || v.Type().Is(tftypes.Object{})) && v.As(&members) == nil:
		for _, name := range slices.Sorted(maps.Keys(members)) {
			texts = append(texts, name, canonical(members[name]))
		}
	default:
		return v.String()
	}
	return strings.Join(texts, "\x00")
}

// Equal reports whether two values are the same to who declared one of them: the
// order of a set means nothing, the API shows an empty value as none and none as an
// empty one, and an instant has many spellings.
func Equal(a, b tftypes.Value) bool {
	return isEmpty(a) && isEmpty(b) || sameInstant(a, b) ||
		a.IsFullyKnown() && b.IsFullyKnown() && canonical(a) == canonical(b)
}

// isEmpty reports null, an empty text, a collection without elements, and an object
// of such parts.
func isEmpty(v tftypes.Value) bool {
	var text string
	var parts map[string]tftypes.Value
	switch {
	case !v.IsKnown():
		return false
	case v.IsNull():
		return true
	case v.Type().Is(tftypes.String):
		return v.As(&text) == nil && text == ""
	case v.Type().Is(tftypes.Object{}):
		if v.As(&parts) != nil {
			return false
		}
		for _, part := range parts {
			if !isEmpty(part) {
				return false
			}
		}
		return true
	case v.Type().Is(tftypes.Set{}), v.Type().Is(tftypes.List{}), v.Type().Is(tftypes.Map{}):
		return size(v) == 0
	}
	return false
}

func sameInstant(a, b tftypes.Value) bool {
	left, isText := textOf(a)
	right, isTextToo := textOf(b)
	return isText && isTextToo && check.SameInstant(left, right)
}

// textOf returns a known text.
func textOf(v tftypes.Value) (text string, ok bool) {
	return text, !isNothing(v) && v.Type().Is(tftypes.String) && v.As(&text) == nil
}

// Changes returns which attributes differ between two states of an object, by their
// paths. Without a state before, all of them do.
func Changes(before, after tftypes.Value) func(path string) bool {
	if isNothing(before) {
		return func(string) bool { return true }
	}
	changed := map[string]bool{}
	w := walk{leaf: func(path string, had, planned, _ tftypes.Value) tftypes.Value {
		if !Equal(had, planned) {
			changed[path] = true
		}
		return planned
	}}
	w.values("", before, after, after)
	return func(path string) bool {
		for part := range changed {
			if part == path || strings.HasPrefix(path, part+".") {
				return true
			}
		}
		return false
	}
}

// size is how many elements a collection has; 0 for anything else.
func size(v tftypes.Value) int {
	var elements []tftypes.Value
	var members map[string]tftypes.Value
	switch {
	case isNothing(v):
		return 0
	case v.Type().Is(tftypes.Map{}):
		_ = v.As(&members) // has that type
		return len(members)
	case v.Type().Is(tftypes.Set{}), v.Type().Is(tftypes.List{}):
		_ = v.As(&elements) // has that type
		return len(elements)
	}
	return 0
}
