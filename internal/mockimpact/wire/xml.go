package wire

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// toXML writes a JSON answer in impact.com's XML: the root ImpactRadiusResponse,
// the paging keys as attributes of the list, and a list's entries named in the
// singular. listName names a bare array.
func toXML(data []byte, listName string) []byte {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		panic(fmt.Sprintf("mockimpact: an answer is not JSON: %v", err))
	}
	if entries, isList := value.([]any); isList {
		value = map[string]any{listName: entries}
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	out.WriteString("<ImpactRadiusResponse>")
	if members, isObject := value.(map[string]any); isObject {
		writeMembers(&out, members)
	}
	out.WriteString("</ImpactRadiusResponse>")
	return out.Bytes()
}

func writeMembers(out *bytes.Buffer, members map[string]any) {
	var attributes strings.Builder
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if attribute, isAttribute := strings.CutPrefix(name, "@"); isAttribute {
			fmt.Fprintf(&attributes, ` %s="%s"`, attribute, escaped(members[name]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if strings.HasPrefix(name, "@") {
			continue
		}
		if _, isList := members[name].([]any); isList {
			writeElement(out, name, attributes.String(), members[name])
		} else {
			writeElement(out, name, "", members[name])
		}
	}
}

func writeElement(out *bytes.Buffer, name, attributes string, value any) {
	fmt.Fprintf(out, "<%s%s>", name, attributes)
	switch value := value.(type) {
	case map[string]any:
		writeMembers(out, value)
	case []any:
		for _, entry := range value {
			writeElement(out, singular(name), "", entry)
		}
	case nil:
	default:
		out.WriteString(escaped(value))
	}
	fmt.Fprintf(out, "</%s>", name)
}

func escaped(value any) string {
	var out bytes.Buffer
	// Writing to a buffer cannot fail.
	_ = xml.EscapeText(&out, fmt.Append(nil, value))
	return out.String()
}

func singular(name string) string {
	if stem, isPlural := strings.CutSuffix(name, "ies"); isPlural {
		return stem + "y"
	}
	return strings.TrimSuffix(name, "s")
}
