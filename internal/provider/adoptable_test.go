package provider_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// odd are values that a member of an answer may have, whatever its document says of
// it: what was made in the web app, or before a rule was, is under no rule of ours.
var odd = map[string]any{
	"null": nil, "empty": "", "blank": "  ", "padded": " Padded ", "lines": "One\r\nTwo\n", "long": strings.Repeat("Much ", 1000),
	"markup": `Ä <b>&amp; "${name}" %{ if }`, "unheard of": "SOMETHING_NEW", "lower case": "winner", "comma": "a, b,,c",
	"zero": 0, "negative": -1, "fraction": 4.5, "large": 1e15, "zero as text": "0", "fraction as text": "4.50", "true": true, "true as text": "true",
	"no elements": []any{}, "empty element": []any{""}, "null element": []any{nil}, "twice": []any{"a", "A", "a"}, "no members": map[string]any{},
	"date": "2020-01-31", "time": "2020-01-31T08:00:00+02:00", "address": "example.com/a b", "phone": "+1 (805) 123-4567", "country": "uk",
	absent: nil,
}

const absent = "absent" // of the odd values: there is no such member

// inherent are members that make an object the one that it is, or a page that page, and
// ids: the documents say that they are integers.
func inherent(name string) bool {
	ids := []string{"Uri", "RestrictedMediaPartners", "RestrictedMediaPartnerGroups", "ExceptionListItems"}
	return strings.HasSuffix(name, "Id") || strings.HasPrefix(name, "@") || slices.Contains(ids, name)
}

// changed is a JSON value in which members whose path is asked for have an odd value.
// The path of those in lists is without indices: "Accounts.Name".
func changed(value any, at string, label func(path string) string) any {
	switch value := value.(type) {
	case map[string]any:
		result := map[string]any{}
		for name, inner := range value {
			path := strings.TrimPrefix(at+"."+name, ".")
			switch of := label(path); {
			case inherent(name) || of == "":
				result[name] = changed(inner, path, label)
			case of != absent:
				result[name] = odd[of]
			}
		}
		return result
	case []any:
		result := make([]any, len(value))
		for i, inner := range value {
			result[i] = changed(inner, at, label)
		}
		return result
	}
	return value
}

// Whatever a member of an object holds at impact.com, an import takes the object, and
// the configuration that declares it as it is is valid and changes nothing.
func TestAdoptable(t *testing.T) {
	t.Parallel()
	const record = "impact_company_information"
	newWorlds := map[string]func(*testing.T) *acctest.World{record + " of a brand": acctest.NewBrand, record + " of a partner": acctest.NewPartner}
	for typeName, f := range fixtures() {
		newWorlds[typeName] = f.world
	}
	for name, newWorld := range newWorlds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.NeedsMock()
			w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
			w.Account.SetLimit(mockimpact.BudgetRequests, 100_000, time.Hour)
			typeName, _, _ := strings.Cut(name, " ")
			identity := acctest.Config{"id": acctest.String(w.Token.SID)}
			if f := fixtures()[typeName]; name == typeName {
				p := w.Protocol()
				object, diagnostics := p.Apply(typeName, nil, f.config(w))
				acctest.FailOnErrors(t, diagnostics)
				identity = acctest.Config{}
				for name, value := range p.Identity(typeName, object.Identity) {
					identity[name] = acctest.String(value)
				}
			}
			// adopt returns the configuration of the object with odd values.
			adopt := func(what string, label func(path string) string) acctest.Config {
				fault := w.Mock.Fault(mockimpact.Fault{Method: http.MethodGet, Rewrite: func(body []byte) []byte {
					var value any
					if err := json.Unmarshal(body, &value); err != nil {
						t.Errorf("%s: the answer is no JSON: %s", what, body)
					}
					rewritten, err := json.Marshal(changed(value, "", label))
					if err != nil {
						t.Error(err)
					}
					return rewritten
				}})
				defer fault.Remove()
				p := w.Protocol()
				object, diagnostics := p.Import(typeName, "", identity)
				if lines := acctest.Render(diagnostics); slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, "error") }) {
					t.Fatalf("%s is not imported: %q", what, lines)
				}
				config := p.Declared(typeName, object)
				if got := p.ValidateResource(typeName, config); len(got) != 0 {
					t.Errorf("%s is refused: %q", what, acctest.Render(got))
				}
				if changes, got := p.Changes(typeName, object, config); changes || len(got) != 0 {
					t.Errorf("%s is changed: %q", what, acctest.Render(got))
				}
				return config
			}
			var members []string
			ordinary := adopt("the object", func(path string) string {
				members = append(members, path)
				return ""
			})
			for label := range odd {
				if label == absent {
					continue // an answer without any of the documented members is nobody's object
				}
				adopt("an object with "+label+" everywhere", func(string) string { return label })
			}
			slices.Sort(members)
			for _, member := range slices.Compact(members) {
				alone := func(label string) acctest.Config {
					return adopt(member+" with "+label, func(path string) string {
						if path == member {
							return label
						}
						return ""
					})
				}
				if !cmp.Equal(alone("unheard of"), ordinary) { // else it is no attribute
					alone(absent)
				}
			}
		})
	}
}
