package provider_test

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// An answer may repeat what it was sent: the credential, and what a request holds of
// secrets. No diagnostic repeats them, however they are spelled, and whoever answers.
func TestDiagnostics_echoes(t *testing.T) {
	t.Parallel()
	const taxID = "98/7654-308"
	each := func(write func(b byte) string) func(string) string {
		return func(text string) string {
			var b strings.Builder
			for i := range len(text) {
				b.WriteString(write(text[i]))
			}
			return b.String()
		}
	}
	spellings := map[string]func(string) string{
		"raw":                    func(s string) string { return s },
		"without punctuation":    strings.NewReplacer("/", "", "-", "").Replace,
		"JSON's slash":           strings.NewReplacer("/", `\/`, "-", `\u002d`).Replace,
		"JSON":                   each(func(b byte) string { return fmt.Sprintf(`\u%04x`, b) }),
		"query":                  url.QueryEscape,
		"percent, upper case":    each(func(b byte) string { return fmt.Sprintf("%%%02X", b) }),
		"percent, lower case":    each(func(b byte) string { return fmt.Sprintf("%%%02x", b) }),
		"percent, twice":         each(func(b byte) string { return fmt.Sprintf("%%25%02x", b) }),
		"HTML":                   html.EscapeString,
		"HTML, decimal":          each(func(b byte) string { return fmt.Sprintf("&#%d;", b) }),
		"HTML, hexadecimal":      each(func(b byte) string { return fmt.Sprintf("&#x%X;", b) }),
		"HTML, named":            strings.NewReplacer("/", "&sol;").Replace,
		"as the header had them": url.PathEscape,
	}
	const jsonMedia = "application/json"
	answers := map[string]func(echo string) mockimpact.Fault{
		"own": func(echo string) mockimpact.Fault {
			return mockimpact.Fault{ContentType: jsonMedia, Body: `{"Status":"ERROR","Message":` + quotedJSON(t, echo) + `}`}
		},
		"own, of a field": func(echo string) mockimpact.Fault {
			return mockimpact.Fault{ContentType: jsonMedia, Body: `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"EinSsnForeignTaxId","Message":` + quotedJSON(t, echo) + `}]}`}
		},
		"own, as XML": func(echo string) mockimpact.Fault {
			return mockimpact.Fault{ContentType: "text/xml", Body: `<ImpactRadiusResponse><Status>ERROR</Status><Message>` + html.EscapeString(echo) + `</Message></ImpactRadiusResponse>`}
		},
		"gateway": func(echo string) mockimpact.Fault {
			return mockimpact.Fault{ContentType: jsonMedia, Body: `{"message":` + quotedJSON(t, echo) + `}`}
		},
		"page": func(echo string) mockimpact.Fault {
			return mockimpact.Fault{ContentType: "text/html", Body: `<html><title>` + echo + `</title></html>`}
		},
		"text": func(echo string) mockimpact.Fault {
			return mockimpact.Fault{ContentType: "text/plain", Body: echo}
		},
	}
	for name, newWorld := range map[string]func(*testing.T) *acctest.World{"brand": acctest.NewBrand, "agency": acctest.NewAgency, "partner": acctest.NewPartner} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.NeedsMock()
			w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
			const typeName = "impact_company_information"
			config := w.Lives()[typeName][0]
			config["ein_ssn_foreign_tax_id"] = acctest.String(taxID)
			if name == "partner" {
				config["description"], config["content_and_interests"] = acctest.String("About us"), acctest.Strings("music")
			}
			for spelling, spell := range spellings {
				token, number := spell(w.Token.Value()), spell(taxID)
				if spelling == "without punctuation" {
					token = w.Token.Value() // a token without its own is another text
				}
				for who, answer := range answers {
					if name != "brand" && spelling != "raw" || who != "own" && who != "page" && spelling != "raw" && spelling != "percent, lower case" {
						continue // the same text on the same way
					}
					fault := answer("Not valid: " + number + " of " + token + ".")
					fault.Method, fault.Status = http.MethodPut, http.StatusBadRequest
					handle := w.Mock.Fault(fault)
					_, diagnostics := w.Protocol().Apply(typeName, nil, config)
					text := strings.Join(acctest.Render(diagnostics), "\n")
					if handle.Hits() != 1 || !strings.Contains(text, "Not valid: *** of ***") {
						t.Errorf("%s, %s: hit %d times: %s", spelling, who, handle.Hits(), text)
					}
					for _, secret := range []string{token, number, w.Token.Value(), taxID} {
						if strings.Contains(text, secret) {
							t.Errorf("%s, %s: %q shows in %s", spelling, who, secret, text)
						}
					}
					handle.Remove()
				}
			}
		})
	}
}

func quotedJSON(t *testing.T, text string) string {
	t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(quoted)
}
