package acctest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Block is the body of an HCL block: attributes with their values as HCL.
type Block map[string]string

// With returns a copy with more attributes, or other values. pairs are names and
// values in turn; an empty value takes the attribute away.
func (b Block) With(pairs ...string) Block {
	changed := maps.Clone(b)
	for pair := range slices.Chunk(pairs, 2) {
		if changed[pair[0]] = pair[1]; pair[1] == "" {
			delete(changed, pair[0])
		}
	}
	return changed
}

// String writes an attribute per line, sorted by name.
func (b Block) String() string {
	var lines strings.Builder
	for _, name := range slices.Sorted(maps.Keys(b)) {
		fmt.Fprintf(&lines, "  %s = %s\n", name, b[name])
	}
	return lines.String()
}

// Quoted writes a string in HCL.
func Quoted(text string) string {
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(fmt.Sprintf("%q", text))
}

// List writes a list of strings in HCL.
func List(texts ...string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = Quoted(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
