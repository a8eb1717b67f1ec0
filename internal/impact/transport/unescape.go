package transport

import (
	"encoding/hex"
	"html"
	"strings"
	"unicode/utf8"
)

// text is what a text says, with where each of its bytes stood before it was
// unescaped.
type text struct {
	content string
	from    []int // nil where content is the text itself; else one more than content has bytes
}

func (t text) at(i int) int {
	if t.from == nil {
		return i
	}
	return t.from[i]
}

// unescape reads a text in which any character may be escaped as in a URL, in JSON
// or in HTML, whatever kind of text it is.
func unescape(t text) text {
	var b strings.Builder
	from := make([]int, 0, len(t.content)+1)
	for i := 0; i < len(t.content); {
		said, length := escape(t.content[i:])
		if length == 0 {
			said, length = t.content[i:i+1], 1
		}
		for range len(said) {
			from = append(from, t.at(i))
		}
		b.WriteString(said)
		i += length
	}
	return text{b.String(), append(from, t.at(len(t.content)))}
}

// escape reads the escape that a text begins with; of length 0 where it begins with
// none.
func escape(s string) (said string, length int) {
	switch s[0] {
	case '%':
		if said, err := hex.DecodeString(s[1:min(len(s), 3)]); err == nil && len(said) == 1 {
			return string(said), 3
		}
	case '\\':
		if code, err := hex.DecodeString(s[min(len(s), 2):min(len(s), 6)]); err == nil && len(code) == 2 && (s[1] == 'u' || s[1] == 'U') {
			return string(rune(code[0])<<8 | rune(code[1])), 6
		}
		if _, size := utf8.DecodeRuneInString(s[1:]); size > 0 {
			return s[1 : 1+size], 1 + size
		}
	case '&':
		const longest = len("&#x10FFFF;") + 8 // zeros may lead
		end := strings.IndexByte(s[:min(len(s), longest)], ';')
		if end < 0 {
			return "", 0
		}
		if said := html.UnescapeString(s[:end+1]); said != s[:end+1] {
			return said, end + 1
		}
	}
	return "", 0
}
