package impact

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// The documents and the real answers disagree about more than scalars: what is
// unset may be "", a list may be a single value and the other way round. A read
// of an object must not fail for a member that nobody asked for, so only what is
// no object at all is an error.

// found is an object as it was read, with the members that could not be.
type found[T any] struct {
	object   T
	oddities []Oddity
	raw      json.RawMessage // of an object in a listing
}

// UnmarshalJSON never fails for a member.
func (f *found[T]) UnmarshalJSON(data []byte) error {
	*f = found[T]{}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		// The error names the type that was expected.
		return json.Unmarshal(data, new(T))
	}
	target := reflect.ValueOf(&f.object).Elem()
	if json.Unmarshal(data, &f.object) != nil {
		target.SetZero() // as far as it came
		f.oddities = appendObject(nil, "", target, members)
	}
	if o, ok := any(f.object).(interface{ oddities() []Oddity }); ok {
		f.oddities = append(f.oddities, o.oddities()...)
	}
	return nil
}

func documented(t reflect.Type, members map[string]json.RawMessage) bool {
	for i := range t.NumField() {
		if member(members, nameOf(t.Field(i))) != nil {
			return true
		}
	}
	return false
}

// nameOf is the API's name of a field.
func nameOf(field reflect.StructField) string {
	return cmp.Or(field.Tag.Get("json"), field.Name)
}

// member finds a member as encoding/json does: by its name, or else in any case.
func member(members map[string]json.RawMessage, name string) json.RawMessage {
	if raw, ok := members[name]; ok {
		return raw
	}
	for key, raw := range members {
		if strings.EqualFold(key, name) {
			return raw
		}
	}
	return nil
}

// appendObject decodes the members of an object, and appends those that cannot
// be.
func appendObject(odd []Oddity, path string, into reflect.Value, members map[string]json.RawMessage) []Oddity {
	for i := range into.NumField() {
		name := nameOf(into.Type().Field(i))
		if path != "" {
			name = path + "." + name
		}
		if raw := member(members, nameOf(into.Type().Field(i))); raw != nil {
			odd = appendValue(odd, name, into.Field(i), raw)
		}
	}
	return odd
}

// appendValue decodes one value, and appends what cannot be. A single value
// where a list is documented is a list of one, and the other way round; "" and
// null are absent.
func appendValue(odd []Oddity, path string, into reflect.Value, raw json.RawMessage) []Oddity {
	raw = bytes.TrimSpace(raw)
	err := json.Unmarshal(raw, into.Addr().Interface())
	if err == nil {
		return odd
	}
	into.SetZero()
	if absent(raw) {
		return odd
	}
	_, ownReading := into.Addr().Interface().(json.Unmarshaler)
	switch kind := into.Kind(); {
	case kind == reflect.Slice && !ownReading:
		return appendList(odd, path, into, raw)
	case isList(raw):
		if list, listErr := elementsOf(raw); listErr == nil && len(list) <= 1 {
			for _, only := range list {
				odd = appendValue(odd, path, into, only)
			}
			return odd
		}
	case kind == reflect.Struct && !ownReading:
		var members map[string]json.RawMessage
		if json.Unmarshal(raw, &members) == nil {
			return appendObject(odd, path, into, members)
		}
	case kind == reflect.String:
		if text, scalarErr := scalar(raw); scalarErr == nil {
			into.SetString(text)
			return odd
		}
	}
	return append(odd, newOddity(path, into, raw, err))
}

// appendList decodes a list, which answers of old versions wrap as in
// {"Account": […]}.
func appendList(odd []Oddity, path string, into reflect.Value, raw json.RawMessage) []Oddity {
	if inner, ok := wrapped(into.Type().Elem(), raw); ok {
		return appendValue(odd, path, into, inner)
	}
	list, err := elementsOf(raw)
	if err != nil {
		return append(odd, newOddity(path, into, raw, err))
	}
	for i, element := range list {
		value := reflect.New(into.Type().Elem()).Elem()
		before := len(odd)
		odd = appendValue(odd, path+"["+strconv.Itoa(i)+"]", value, element)
		if len(odd) == before || value.Kind() == reflect.Struct && !value.IsZero() {
			into.Set(reflect.Append(into, value))
		}
	}
	return odd
}

// elementsOf returns the elements of an array; what is none is an array of one.
func elementsOf(raw json.RawMessage) (elements []json.RawMessage, err error) {
	if !isList(raw) {
		return []json.RawMessage{raw}, nil
	}
	err = json.Unmarshal(raw, &elements)
	return elements, err
}

// wrapped returns the only member of an object that has no member of the element.
func wrapped(element reflect.Type, raw json.RawMessage) (inner json.RawMessage, ok bool) {
	var members map[string]json.RawMessage
	if element.Kind() != reflect.Struct || json.Unmarshal(raw, &members) != nil || len(members) != 1 || documented(element, members) {
		return nil, false
	}
	for _, inner = range members {
		return inner, true
	}
	return nil, false
}

// newOddity describes a member that cannot be read. Values that may be secret are
// not repeated.
func newOddity(path string, into reflect.Value, raw json.RawMessage, err error) Oddity {
	text, reason := string(raw), err.Error()
	if wrongType := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrongType) {
		reason = "the " + wrongType.Value + " stands where another type belongs"
	}
	if _, secret := into.Interface().(RestAccountURL); secret || strings.HasSuffix(path, "TaxId") {
		text, reason = transport.Hidden, "it is not of the documented type"
	}
	return Oddity{Member: path, Text: text, Reason: reason}
}
