package transport

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Mask hides the client's own token in every spelling a body can give it, and
// everything that looks like another account's secret.
type Mask struct {
	own     *regexp.Regexp // nil hides no token
	longest int            // bytes of the longest spelling
}

// Hidden stands where a secret was.
const Hidden = "***"

// NewMask returns the mask of a credential.
func NewMask(sid, token string) Mask {
	secrets := []string{token}
	for _, secret := range []string{token, sid + ":" + token} {
		// Without the padding, which another encoder may leave out.
		secrets = append(secrets, base64.RawStdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret)))
	}
	slices.SortFunc(secrets, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	const longestEscape = len("%5Cu007E") // of a character, escaped for JSON and then for a URL
	var patterns []string
	for _, secret := range secrets {
		patterns = append(patterns, anySpelling(secret))
	}
	return Mask{own: regexp.MustCompile(strings.Join(patterns, "|")), longest: longestEscape * len(secrets[0])}
}

// anySpelling matches a text in which each character stands for itself or is
// escaped as in a URL (once or twice), JSON or HTML. Which ones are is up to the
// encoder: a gateway may write %7E for ~, and JSON may write \/ for /.
func anySpelling(text string) string {
	var b strings.Builder
	for _, r := range text {
		self := regexp.QuoteMeta(string(r))
		if r > 0x7f {
			fmt.Fprintf(&b, `(?:%s|(?i:\\u%04x|&#%d;|&#x%x;|%s))`, self, r, r, r, url.QueryEscape(string(r)))
			continue
		}
		named := ""
		if escaped := html.EscapeString(string(r)); escaped != string(r) {
			named = "|" + escaped
		}
		fmt.Fprintf(&b, `(?:%s|\\%s|(?i:(?:%%(?:25)?|\\u00|%%5cu00)%02x|&#0*%d;|&#x0*%x;%s))`, self, self, r, r, r, named)
	}
	return b.String()
}

// secretNames are parts of the names of fields whose value is a secret in any
// body, in lower case: an agency sees each brand's live credential in
// RestAccountURL, creating a partner sends a Password, and an identity check
// answers with a clientSecret. Tax numbers are a person's own.
var secretNames = []string{"restaccounturl", "password", "secret", "authtoken", "taxid"}

var secretName = `(?:` + strings.Join(secretNames, "|") + `)`

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

// credentials match SID:token@ and user:password@ wherever they stand.
var credentials = []*regexp.Regexp{
	regexp.MustCompile(`(IR[A-Za-z0-9]+(?::|%3[Aa]))[^@"<\s]+?(@|%40|$)`),
	regexp.MustCompile(`(://[^/@:\s"]+:)[^/@\s"]+(@|$)`),
}

// Hide returns the text without secrets.
func (m Mask) Hide(s string) string {
	if m.own != nil {
		s = m.own.ReplaceAllLiteralString(s, Hidden)
	}
	// Most bodies hold no such field; the search is far cheaper than the patterns.
	lower := strings.ToLower(s)
	if slices.ContainsFunc(secretNames, func(name string) bool { return strings.Contains(lower, name) }) {
		for _, field := range secretFields {
			s = field.pattern.ReplaceAllString(s, field.replacement)
		}
	}
	for _, credential := range credentials {
		s = credential.ReplaceAllString(s, "${1}"+Hidden+"${2}")
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
