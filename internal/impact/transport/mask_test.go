package transport

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestMask(t *testing.T) {
	t.Parallel()
	m := NewMask("IRown", "ownT0ken")
	basic := base64.StdEncoding.EncodeToString([]byte("IRown:ownT0ken"))
	for _, test := range []struct{ name, text, want string }{
		{"nothing", `{"Name":"x"}`, `{"Name":"x"}`},
		{"own token", `a ownT0ken b ownT0ken`, `a *** b ***`},
		{"own header", "Authorization: Basic " + basic, "Authorization: Basic ***="},
		{"own header, escaped", url.QueryEscape(basic), "***%3D"},
		{"own token in Base64", base64.StdEncoding.EncodeToString([]byte("ownT0ken")), "***="},

		{"own token, escaped as nobody must", `a %6fwnT0%6Ben b own\u00540ken c &#111;wnT&#x30;ken d %256fwnT0ken`, "a *** b *** c *** d ***"},
		{"tax number in a form", "EinSsnForeignTaxId=987-65-4320&x=1", "EinSsnForeignTaxId=***&x=1"},
		{"bank account in JSON", `{"BankAccountNumber":"000123456789","BeneficiaryTaxPayerId":"123-45-6789","BankCountry":"US"}`, `{"BankAccountNumber":"***","BeneficiaryTaxPayerId":"***","BankCountry":"US"}`},
		{"bank account in a form", "BankAccountNumber=000123456789&RoutingCode=021000021&BankCountry=US", "BankAccountNumber=***&RoutingCode=***&BankCountry=US"},
		{"e-mail address in JSON", `{"UserEmail":"kim@example.com","PaypalEmailAddress":"a@b.c","Id":"5"}`, `{"UserEmail":"***","PaypalEmailAddress":"***","Id":"5"}`},
		{"names of fields", `{"RequiredFields":["PaypalEmailAddress","BankAccountNumber"]}`, `{"RequiredFields":["PaypalEmailAddress","BankAccountNumber"]}`},
		{"tax number in JSON", `{"TaxId":"987-65-4320"}`, `{"TaxId":"***"}`},

		{"JSON", `{"RestAccountURL":"IRx:tok@h/Advertisers/IRx","Id":"5"}`, `{"RestAccountURL":"***","Id":"5"}`},
		{"JSON, spaced", `"restaccounturl" : "IRx:tok@h"`, `"restaccounturl" : "***"`},
		{"JSON, escapes", `{"Password":"a\"b\\","Id":"5"}`, `{"Password":"***","Id":"5"}`},
		{"JSON, ampersand", `{"Password":"a&b<c","Id":"5"}`, `{"Password":"***","Id":"5"}`},
		{"JSON, number", `{"Password":1234,"Id":"5"}`, `{"Password":"***","Id":"5"}`},
		{"JSON, cut", `{"RestAccountURL":"IRx:to`, `{"RestAccountURL":"***"`},
		{"JSON, cut in an escape", `{"Password":"ab\`, `{"Password":"***"`},
		{"JSON, longer name", `{"clientSecret":"x","OldPassword":"y"}`, `{"clientSecret":"***","OldPassword":"***"}`},
		{"JSON, object", `{"Secrets":{"a":"b"}}`, `{"Secrets":{"a":"b"}}`},
		{"JSON, value about a secret", `{"Message":"wrong password","Id":"5"}`, `{"Message":"wrong password","Id":"5"}`},

		{"XML", `<a><RestAccountURL>IRx:tok@h</RestAccountURL><Id>5</Id></a>`, `<a><RestAccountURL>***</RestAccountURL><Id>5</Id></a>`},
		{"XML, attribute", `<Password type="x">tok &amp; en</Password>`, `<Password type="x">***</Password>`},
		{"XML, CDATA", `<Password><![CDATA[a<b]]></Password>`, `<Password>***</Password>`},
		{"XML, cut", `<RestAccountURL>IRx:to`, `<RestAccountURL>***`},

		{"form", "Name=x&Password=a%26b&Id=5", "Name=x&Password=***&Id=5"},
		{"form, first", "password=tok", "password=***"},
		{"form, address", "RestAccountURL=IRx%3Atok%40h&Id=5", "RestAccountURL=***&Id=5"},
		{
			"multipart", "--b\r\nContent-Disposition: form-data; name=\"Password\"\r\n\r\ntok\nen\r\n--b\r\nContent-Disposition: form-data; name=\"Id\"\r\n\r\n5\r\n--b--",
			"--b\r\nContent-Disposition: form-data; name=\"Password\"\r\n\r\n***\r\n--b\r\nContent-Disposition: form-data; name=\"Id\"\r\n\r\n5\r\n--b--",
		},
		{
			"multipart with a type", "--b\r\nContent-Disposition: form-data; name=\"Password\"\r\nContent-Type: text/plain\r\n\r\ntok",
			"--b\r\nContent-Disposition: form-data; name=\"Password\"\r\nContent-Type: text/plain\r\n\r\n***",
		},

		{"address anywhere", "see IRx:tok@api.impact.com/Advertisers/IRx", "see IRx:***@api.impact.com/Advertisers/IRx"},
		{"address, escaped", "see IRx%3Atok%40api.impact.com", "see IRx%3A***%40api.impact.com"},
		{"address, escaped in lower case", "see IRx%3atok%40api.impact.com", "see IRx%3a***%40api.impact.com"},
		{"address, cut", "see IRx:tok", "see IRx:***"},
		{"address of another kind", "https://user:pass@h/x", "https://user:***@h/x"},
		{"no address", "IRx: hello, at 10:30", "IRx: hello, at 10:30"},
	} {
		wantText(t, test.name, m.Hide(test.text), test.want)
	}
}

// What a request sends in a secret field is hidden in its answer, unless it is so
// short that it stands in other words.
func TestMaskWith(t *testing.T) {
	t.Parallel()
	m := NewMask("IRown", "ownT0ken").With("98/765-43", "12", "")
	for _, test := range []struct{ name, text, want string }{
		{"raw", "not valid: 98/765-43", "not valid: ***"},
		{"JSON", `98\/765\u002d43`, "***"},
		{"URL", "98%2F765-43 or 98%2f765%2d43", "*** or ***"},
		{"HTML", "98&#47;765-43 or 98&sol;765&#x2D;43", "*** or ***"},
		{"short", "at 12:12", "at 12:12"},
		{"the token too", "ownT0ken", "***"},
	} {
		wantText(t, test.name, m.Hide(test.text), test.want)
	}
}

// A secret that the end of what is logged cuts in two must not show its half.
func TestMaskAtTheCut(t *testing.T) {
	t.Parallel()
	const token = "s3cretT0ken"
	m := NewMask("IRx", token)
	var unicodeEscapes, percentEscapes strings.Builder
	for _, r := range token {
		fmt.Fprintf(&unicodeEscapes, `\u%04x`, r)
		fmt.Fprintf(&percentEscapes, "%%%02x", r)
	}
	forms := []string{token, unicodeEscapes.String(), percentEscapes.String(), base64.StdEncoding.EncodeToString([]byte("IRx:" + token))}
	for _, form := range forms {
		for before := maxLogged - 2*m.longest; before < maxLogged+2*m.longest; before++ {
			body := strings.Repeat(".", before) + form + strings.Repeat(".", 4*m.longest)
			got := m.Start([]byte(body), maxLogged)
			for n := len(form); n > 4; n-- {
				if strings.Contains(got, form[:n]) {
					t.Fatalf("%q after %d bytes: %q shows", form, before, form[:n])
				}
			}
			if len(got) < maxLogged-2*m.longest || len(got) > maxLogged+m.longest {
				t.Fatalf("%d bytes remain of %d", len(got), len(body))
			}
		}
	}
	wantText(t, "short", m.Start([]byte("short"), maxLogged), "short")
}

func TestMaskedErrorKeepsItsCauses(t *testing.T) {
	t.Parallel()
	m := NewMask("IRx", testToken)
	err := m.HideError(fmt.Errorf("%s: %w", testToken, io.EOF))
	wantError(t, err, "***: EOF")
	if !errors.Is(err, io.EOF) {
		t.Error("the cause is lost")
	}
	if m.HideError(nil) != nil || !errors.Is(m.HideError(io.EOF), io.EOF) {
		t.Error("an error without a secret was changed")
	}
}

// FuzzMask puts the secrets into a text in every spelling.
func FuzzMask(f *testing.F) {
	f.Add("before ", " after", "IRabc", "t0ken-value")
	f.Add(`{"Message":"`, `"}`, "IRabc", testToken)
	f.Add("", "", "x", "IRabc:t0ken@host")
	f.Add("Password=", "&x=y", "IR1", `a"b\c<d>e&f`)
	f.Add("*", "*", "IR1", "***********")
	f.Add("000000000000", "00", "0", `000000"%`)
	f.Add("0", "0", "0", "000%0000")
	f.Add("", "", "0", strings.Repeat(`\\`, 40))
	f.Add("<a>", "</a>", "IRabc", "https://user:pass@host")
	f.Fuzz(func(t *testing.T, before, after, sid, token string) {
		if len(token) < 8 || strings.Contains(token, "*") || !utf8.ValidString(token) || strings.ContainsFunc(token, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) }) {
			t.Skip("no token")
		}
		m := NewMask(sid, token)
		encoded, err := json.Marshal(token)
		if err != nil {
			t.Fatal(err)
		}
		basic := strings.TrimPrefix(BasicAuth(sid, token), "Basic ")
		forms := []string{
			token, url.QueryEscape(token), url.PathEscape(token), string(encoded[1 : len(encoded)-1]),
			basic, url.QueryEscape(basic), base64.URLEncoding.EncodeToString([]byte(sid + ":" + token)),
		}
		for _, text := range []string{before, after, before + sid + ":" + after, before + "IR" + token + "%3a" + after} {
			for _, credential := range credentials {
				if len(text) < 1<<10 && !credential.likely(text) && credential.pattern.MatchString(text) {
					t.Errorf("%s is not looked for in %q", credential.pattern, text)
				}
			}
		}
		for _, form := range forms {
			if strings.Contains(before, form) || strings.Contains(after, form) {
				t.Skip("the secret is elsewhere, too")
			}
			for _, got := range []string{m.Hide(before + form + after), m.Start([]byte(before+form+after), len(before)+len(form)/2)} {
				if strings.Contains(got, form) {
					t.Errorf("%q shows in %q", form, got)
				}
			}
		}
	})
}
