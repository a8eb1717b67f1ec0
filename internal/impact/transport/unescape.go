package transport

import (
	"encoding/hex"
	"html"
	"slices"
	"strings"
	"unicode/utf8"
)

// escapes are the bytes that an escape begins with.
const escapes = `%\&`

// spelled returns how many bytes at the beginning of s spell the secret, each of
// whose characters may stand for itself or be escaped as in a URL, in JSON or in HTML,
// also one in the other; 0 where s does not begin with it.
func spelled(s, secret string) (length int) {
	// A backslash may stand for itself or begin an escape, so that there may be several
	// ways to have come so far: ends[n] are where those of n bytes of the secret end.
	ends := make([][]int, len(secret)+1)
	ends[0] = []int{0}
	for n := range len(secret) {
		for _, end := range ends[n] {
			for _, c := range readings(s[end:]) {
				to := n + len(c.said)
				if strings.HasPrefix(secret[n:], c.said) && !slices.Contains(ends[to], end+c.length) {
					ends[to] = append(ends[to], end+c.length)
				}
			}
		}
	}
	for _, end := range ends[len(secret)] {
		length = max(length, end)
	}
	return length
}

// character is what the beginning of a text may say, and how many bytes it takes.
type character struct {
	said   string
	length int
}

// readings are the ways to read the first character of a text.
func readings(s string) (all []character) {
	if s == "" {
		return nil
	}
	all = []character{{s[:1], 1}}
	said, length := escape(s)
	if length == 0 {
		return all
	}
	const longestEscape = 32
	inner, more := escape(said + s[length:min(len(s), length+longestEscape)])
	if more > len(said) {
		all = append(all, character{inner, length + more - len(said)})
	}
	return append(all, character{said, length})
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
