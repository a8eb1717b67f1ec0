package scope

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// firstID returns the id of the first object of a list: what field holds, as text
// or number, in the array that the answer is or has. It is empty where there is
// none, or none that can be part of a path.
func firstID(answer json.RawMessage, field string) string {
	for _, array := range arrays(answer) {
		var objects []map[string]json.RawMessage
		if json.Unmarshal(array, &objects) != nil || len(objects) == 0 {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(objects[0])) {
			if !strings.EqualFold(name, field) {
				continue
			}
			if id := idText(objects[0][name]); id != "" {
				return id
			}
		}
	}
	return ""
}

// arrays returns the answer itself, and its members by name.
func arrays(answer json.RawMessage) []json.RawMessage {
	found := []json.RawMessage{answer}
	var object map[string]json.RawMessage
	if json.Unmarshal(answer, &object) == nil {
		for _, name := range slices.Sorted(maps.Keys(object)) {
			found = append(found, object[name])
		}
	}
	return found
}

// idText reads an id; 0 is none, because nothing has it.
func idText(value json.RawMessage) string {
	var text string
	if json.Unmarshal(value, &text) != nil {
		var number json.Number
		if json.Unmarshal(value, &number) != nil {
			return ""
		}
		text = number.String()
	}
	if text == "." || text == ".." || strings.Trim(text, "0") == "" || strings.ContainsAny(text, "/{}") {
		return ""
	}
	return text
}
