package acctest

import "github.com/hashicorp/terraform-plugin-testing/knownvalue"

// Exactly is a string.
func Exactly(text string) knownvalue.Check { return knownvalue.StringExact(text) }

// StringSet is a set of exactly these strings.
func StringSet(texts ...string) knownvalue.Check {
	checks := make([]knownvalue.Check, len(texts))
	for i, text := range texts {
		checks[i] = knownvalue.StringExact(text)
	}
	return knownvalue.SetExact(checks)
}

// StringMap is a map of exactly these strings.
func StringMap(texts map[string]string) knownvalue.Check {
	checks := make(map[string]knownvalue.Check, len(texts))
	for key, text := range texts {
		checks[key] = knownvalue.StringExact(text)
	}
	return knownvalue.MapExact(checks)
}

// WithIDs is a list of objects with exactly these ids, in this order.
func WithIDs(ids ...string) knownvalue.Check {
	objects := make([]knownvalue.Check, len(ids))
	for i, id := range ids {
		objects[i] = knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(id)})
	}
	return knownvalue.ListExact(objects)
}
