package transport

import (
	"cmp"
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
)

// Mask hides the client's own token in every spelling a body can give it, and
// everything that looks like another account's secret.
type Mask struct {
	own     []string // the token and what holds it, the longest first
	plain   *strings.Replacer
	begins  *[256]bool // bytes that a spelling of these begins with
	longest int        // bytes of the longest spelling
}

// Hidden stands where a secret was.
const Hidden = "***"

// NewMask returns the mask of a credential.
func NewMask(sid, token string) Mask {
	m := Mask{own: []string{token}}
	for _, secret := range []string{token, sid + ":" + token} {
		// Without the padding, which another encoder may leave out.
		m.own = append(m.own, base64.RawStdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret)))
	}
	return m.complete()
}

// leastSecret is how long a value must be to be hidden wherever it stands: a shorter
// one is found in words that have nothing to do with it.
const leastSecret = 5

// With returns a mask that hides further values, such as those that a request sends
// in secret fields, which its answer may repeat.
func (m Mask) With(secrets ...string) Mask {
	secrets = slices.DeleteFunc(slices.Clone(secrets), func(s string) bool { return len(s) < leastSecret })
	if len(secrets) == 0 {
		return m
	}
	return Mask{own: slices.Concat(m.own, secrets)}.complete()
}

// complete works out what follows from the secrets.
func (m Mask) complete() Mask {
	slices.SortFunc(m.own, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	var pairs []string
	m.begins = &[256]bool{}
	for _, secret := range m.own {
		pairs = append(pairs, secret, Hidden)
		m.begins[secret[0]] = true
	}
	for _, escape := range []byte(escapes) {
		m.begins[escape] = true
	}
	m.plain = strings.NewReplacer(pairs...)
	const longestEscape = len("%5Cu007E") // of a character, escaped for JSON and then for a URL
	m.longest = longestEscape * len(m.own[0])
	return m
}

// hideOwn hides the client's own secrets, however their characters are escaped: a
// gateway may write %7E for ~, and JSON may write \/ for /.
func (m Mask) hideOwn(s string) string {
	if m.plain == nil {
		return s
	}
	s = m.plain.Replace(s)
	if !strings.ContainsAny(s, escapes) {
		return s
	}
	var b strings.Builder
	written := 0 // of s
	for i := 0; i < len(s); {
		if !m.begins[s[i]] { // as most bytes
			i++
			continue
		}
		length := 0
		first := readings(s[i:])
		for _, secret := range m.own {
			if !slices.ContainsFunc(first, func(c character) bool { return strings.HasPrefix(secret, c.said) }) {
				continue
			}
			if length = spelled(s[i:], secret); length > 0 {
				break
			}
		}
		if length == 0 {
			i++
			continue
		}
		b.WriteString(s[written:i] + Hidden)
		i += length
		written = i
	}
	return b.String() + s[written:]
}

// secretNames are parts of the names of fields whose value is a secret in any
// body, in lower case: an agency sees each brand's live credential in
// RestAccountURL, creating a partner sends a Password, and an identity check
// answers with a clientSecret. Tax numbers, e-mail addresses and bank accounts are a
// person's own.
var secretNames = []string{
	"restaccounturl", "password", "secret", "authtoken", "taxid", "taxpayerid", "email",
	"accountnumber", "beneficiary", "routingcode", "swiftcode", "classificationcode", "agencycode", "vocode",
}

var secretName = `(?:` + strings.Join(secretNames, "|") + `)`

// IsSecret reports whether the values of a field of this name are secret.
func IsSecret(field string) bool {
	lower := strings.ToLower(field)
	return slices.ContainsFunc(secretNames, func(name string) bool { return strings.Contains(lower, name) })
}

// secretFields match such a field in the kinds of body the API knows. The end
// of the value need not be there, since what is logged is cut.
var secretFields = []struct {
	pattern     *regexp.Regexp
	replacement string
}{
	{regexp.MustCompile(`(?is)("[^"]*` + secretName + `[^"]*"\s*:\s*)(?:"(?:[^"\\]|\\.|\\$)*"?|[^\s",{}\[\]]+)`), `$1"` + Hidden + `"`},
	{regexp.MustCompile(`(?is)(<[\w:]*` + secretName + `[\w]*(?:\s[^>]*)?>)(?:<!\[CDATA\[.*?(?:\]\]>|$)|[^<])*`), "$1" + Hidden},
	{regexp.MustCompile(`(?is)(name="[^"]*` + secretName + `[^"]*"[^\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n).*?(\r?\n--|$)`), "$1" + Hidden + "$2"},
	{regexp.MustCompile(`(?i)(` + secretName + `[\w%.-]*=)[^&\s"<]*`), "$1" + Hidden},
}

// credentials match SID:token@ and user:password@ wherever they stand. Few texts hold
// any, which is found out far faster than by the patterns.
var credentials = []struct {
	likely  func(string) bool
	pattern *regexp.Regexp
}{
	{namesSID, regexp.MustCompile(`(IR[A-Za-z0-9]+(?::|%3[Aa]))[^@"<\s]+?(@|%40|$)`)},
	{func(s string) bool { return strings.Contains(s, "://") }, regexp.MustCompile(`(://[^/@:\s"]+:)[^/@\s"]+(@|$)`)},
}

// namesSID reports an Account SID before a colon, escaped or not.
func namesSID(s string) bool {
	for {
		_, after, found := strings.Cut(s, "IR")
		if !found {
			return false
		}
		s = strings.TrimLeft(after, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
		if len(s) < len(after) && (strings.HasPrefix(s, ":") || strings.HasPrefix(s, "%3")) {
			return true
		}
	}
}

// Hide returns the text without secrets.
func (m Mask) Hide(s string) string {
	s = m.hideOwn(s)
	// Most bodies hold no such field; the search is far cheaper than the patterns.
	if IsSecret(s) {
		for _, field := range secretFields {
			s = field.pattern.ReplaceAllString(s, field.replacement)
		}
	}
	for _, credential := range credentials {
		if credential.likely(s) {
			s = credential.pattern.ReplaceAllString(s, "${1}"+Hidden+"${2}")
		}
	}
	return s
}

// Start returns about the first n bytes of a body without secrets. A secret
// that the cut divides is not recognised, so it is cut off too.
func (m Mask) Start(body []byte, n int) string {
	window := n + m.longest
	if len(body) <= window {
		return m.Hide(string(body))
	}
	s := m.Hide(string(body[:window]))
	return strings.ToValidUTF8(s[:max(len(s)-m.longest, 0)], "") + "…"
}

// HideError returns an error with the same causes whose text has no secrets.
func (m Mask) HideError(err error) error {
	if err == nil {
		return nil
	}
	text := m.Hide(err.Error())
	if text == err.Error() {
		return err
	}
	return &maskedError{text, err}
}

type maskedError struct {
	text  string
	cause error
}

func (e *maskedError) Error() string { return e.text }

func (e *maskedError) Unwrap() error { return e.cause }
