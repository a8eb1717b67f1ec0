package doctor_test

import (
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclparse"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/doctor"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	goldenSID   = "IRgolden0123456789"
	goldenToken = `g0ld&en+T0ken/"<%>=~secret0123456789`
)

// hosts counts the hosts of golden patients: the client keeps one view of a
// budget for an SID on a host, which two bubbles cannot share.
var hosts atomic.Int64

// golden is a brand whose every answer is known beforehand, on a host of its own.
func (p *patient) golden() {
	p.SetReading(mockimpact.AccountHome, "answers")
	p.NumberAccountsFrom(1048291)
	token := p.brand(some...)
	account := token.Account()
	account.AddLegalEntity("Acme ${GmbH} \"und\" Co.")
	token.Delete()
	token = account.AddToken(mockimpact.TokenOptions{Operations: some, SID: goldenSID, Value: goldenToken})
	p.use(token)
	p.env["IMPACT_BASE_URL"] = fmt.Sprintf("https://api%d.impact.com", hosts.Add(1))
}

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(readFile(t, file), got); diff != "" {
		t.Errorf("%s; go test -update writes it anew (-want +got):\n%s", file, diff)
	}
}

// The four ways of writing a report, of one and the same examination.
func TestOutputs(t *testing.T) {
	t.Parallel()
	expected := writeFile(t, "GET /CompanyInformation\nGET /Campaigns\nGET /Deals\nPOST /Conversions\n")
	schema := compileSchema(t)
	dir := t.TempDir()
	examine(t, func(t *testing.T, p *patient) {
		p.golden()
		delete(p.env, "IMPACT_BASE_URL")
		names := map[string]string{}
		for _, kind := range []string{"json", "junit", "hcl"} {
			names[kind] = filepath.Join(dir, "report."+kind)
		}
		code := p.run(t.Context(), "-yes", "-expect", expected, "-json", names["json"], "-junit", names["junit"], "-hcl", names["hcl"])
		if code != doctor.ExitDiffers {
			t.Errorf("exit code %d\n%s", code, p.stderr.String())
		}
		plain := strings.NewReplacer(expected, "expected.txt").Replace
		compareGolden(t, "page.txt", plain(p.stdout.String()))
		compareGolden(t, "report.json", plain(readFile(t, names["json"])))
		compareGolden(t, "report.junit.xml", plain(readFile(t, names["junit"])))
		compareGolden(t, "token.tf", plain(readFile(t, names["hcl"])))
		checkSchema(t, schema, readFile(t, names["json"]))
	})
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile("report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func checkSchema(t *testing.T, schema *jsonschema.Schema, report string) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(report))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v\n%s", err, report)
	}
}

// Whatever happens, the JSON is as its schema says; and the schema describes every
// member that there is.
func TestSchema(t *testing.T) {
	t.Parallel()
	schema := compileSchema(t)
	for name, set := range map[string]func(p *patient){
		"full access":     func(p *patient) { p.brand() },
		"nothing":         func(p *patient) { p.brand([]string{}...); p.env["IMPACT_AUTH_TOKEN"] = "wrong" },
		"no settings":     func(*patient) {},
		"a proxy's page":  func(p *patient) { p.brand(); p.wire = answering(403, "text/html", "<html></html>") },
		"no budget":       func(p *patient) { p.brand(); p.wire = answering(429, "", "") },
		"without headers": func(p *patient) { p.brand(); p.wire = answering(200, "application/json", `{"CompanyName":"Acme"}`) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				set(p)
				p.run(t.Context(), "-yes", "-json", "-")
				checkSchema(t, schema, p.stdout.String())
			})
		})
	}
	var described struct {
		Properties map[string]struct {
			Properties map[string]any
			Items      struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal([]byte(readFile(t, "report.schema.json")), &described); err != nil {
		t.Fatal(err)
	}
	has := func(name string) bool { _, known := described.Properties[name]; return known }
	for name, member := range members(reflect.TypeFor[doctor.Report]()) {
		if !has(name) {
			t.Errorf("the schema does not describe %s", name)
		}
		inside := described.Properties[name].Properties
		if inside == nil {
			inside = described.Properties[name].Items.Properties
		}
		for below := range members(member) {
			if _, known := inside[below]; !known {
				t.Errorf("the schema does not describe %s of %s", below, name)
			}
		}
	}
}

// members are those of an object in JSON, or of the objects of a list.
func members(of reflect.Type) map[string]reflect.Type {
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
		of = of.Elem()
	}
	found := map[string]reflect.Type{}
	if of.Kind() != reflect.Struct || of.PkgPath() == "time" {
		return found
	}
	for field := range of.Fields() {
		if name, tagged := field.Tag.Lookup("json"); tagged {
			found[name] = field.Type
		}
	}
	return found
}

func TestJUnit(t *testing.T) {
	t.Parallel()
	expected := writeFile(t, "GET /CompanyInformation\nGET /Campaigns\nGET /Deals\nPOST /Conversions\nGET /")
	examine(t, func(t *testing.T, p *patient) {
		p.golden()
		p.SetReading(mockimpact.AccountHome, "403")
		p.run(t.Context(), "-yes", "-expect", expected, "-junit", "-")
		var suites struct {
			Suites []struct {
				Tests    int `xml:"tests,attr"`
				Failures int `xml:"failures,attr"`
				Errors   int `xml:"errors,attr"`
				Skipped  int `xml:"skipped,attr"`
				Cases    []struct {
					Class   string    `xml:"classname,attr"`
					Name    string    `xml:"name,attr"`
					Failure *struct{} `xml:"failure"`
					Error   *struct{} `xml:"error"`
					Skipped *struct{} `xml:"skipped"`
				} `xml:"testcase"`
			} `xml:"testsuite"`
		}
		if err := xml.Unmarshal(p.stdout.Bytes(), &suites); err != nil {
			t.Fatal(err)
		}
		s := suites.Suites[0]
		var cases []string
		for _, c := range s.Cases {
			verdict := "passed"
			switch {
			case c.Failure != nil:
				verdict = "failed"
			case c.Error != nil:
				verdict = "error"
			case c.Skipped != nil:
				verdict = "skipped"
			}
			if c.Class == "doctor.expected" {
				cases = append(cases, c.Name+" "+verdict)
			}
		}
		want := []string{
			"GET /Deals failed", "GET /LegalEntities failed", "GET /Campaigns/{CampaignId} failed", "GET /Campaigns/{CampaignId}/Contracts failed",
			"GET /MediaPartners failed", "GET / error", "POST /Conversions skipped", "GET /CompanyInformation passed", "GET /Campaigns passed",
		}
		if diff := cmp.Diff(want, cases); diff != "" || s.Failures != 5 || s.Errors != 1 || s.Skipped != 1 || s.Tests != len(s.Cases) || len(s.Cases) != 9+len(want) {
			t.Errorf("%d cases: %d %d %d %d (-want +got):\n%s", len(s.Cases), s.Tests, s.Failures, s.Errors, s.Skipped, diff)
		}
		if !strings.HasPrefix(p.stderr.String(), "terraform-provider-impact test doctor") {
			t.Errorf("the page is not on the standard error: %q", p.stderr.String())
		}
	})
}

// parseToken returns the calls, the SID and the import's id of an -hcl output.
func parseToken(t *testing.T, content string) (calls []string, sid, imported, name string) {
	t.Helper()
	file, problems := hclparse.NewParser().ParseHCL([]byte(content), "token.tf")
	if problems.HasErrors() {
		t.Fatalf("%v\n%s", problems, content)
	}
	value := func(body *hclsyntax.Body, attribute string) hcl.Expression { return body.Attributes[attribute].Expr }
	body, isNative := file.Body.(*hclsyntax.Body)
	if !isNative {
		t.Fatalf("%T", file.Body)
	}
	for _, block := range body.Blocks {
		if block.Type == "import" {
			id, _ := value(block.Body, "id").Value(nil)
			imported = id.AsString()
			continue
		}
		list, _ := value(block.Body, "calls").Value(nil)
		for _, call := range list.AsValueSlice() {
			calls = append(calls, call.AsString())
		}
		id, _ := value(block.Body, "account_sid").Value(nil)
		label, _ := value(block.Body, "name").Value(nil)
		sid, name = id.AsString(), label.AsString()
	}
	return calls, sid, imported, name
}

// The block declares what was found granted, and nothing else.
func TestHCL(t *testing.T) {
	t.Parallel()
	for name, operations := range map[string][]string{
		"some":        {"GET /Campaigns", "GET /Campaigns/{CampaignId}", "GET /MediaPartners/{PartnerId}", "GET /MediaPartners", "DELETE /Deals/{DealId}"},
		"one":         {"GET /Jobs"},
		"none":        {},
		"full access": nil,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				token := p.brand()
				if operations != nil {
					token.AllowOnly(operations...)
				}
				token.Account().SetCompanyField("CompanyName", "100% ${Acme} \"quoted\"\n}")
				p.run(t.Context(), "-yes", "-full", "-writes", "-hcl", "-")
				calls, sid, imported, label := parseToken(t, p.stdout.String())
				if len(operations) == 0 && operations != nil {
					if !strings.Contains(p.stdout.String(), "# Nothing was found granted") || len(calls) > 0 {
						t.Errorf("%s", p.stdout.String())
					}
					return
				}
				if sid != token.SID || imported != token.SID {
					t.Errorf("SID %q, imports %q", sid, imported)
				}
				if slices.Contains(operations, "GET /CompanyInformation") && label != "100% ${Acme} \"quoted\"\n}" {
					t.Errorf("name %q", label)
				}
				for _, call := range calls {
					if operations != nil && !slices.Contains(operations, call) {
						t.Errorf("declares %s", call)
					}
				}
				for _, operation := range operations {
					if !slices.Contains(calls, operation) && !strings.Contains(p.stdout.String(), "#   "+operation) {
						t.Errorf("%s is neither declared nor told\n%s", operation, p.stdout.String())
					}
				}
				if operations == nil && len(calls) < 25 {
					t.Errorf("declares only %v", calls)
				}
			})
		})
	}
}

func TestHCLOfAManagedBrand(t *testing.T) {
	t.Parallel()
	examine(t, func(t *testing.T, p *patient) {
		brand := p.AddAccount(mockimpact.Brand, "Acme Corporation")
		agency := p.AddAccount(mockimpact.Agency, "Canyon Agency")
		agency.Manage(brand)
		p.use(agency.AddToken(mockimpact.TokenOptions{}))
		p.env["IMPACT_ADVERTISER_ID"] = brand.ID
		p.run(t.Context(), "-yes", "-hcl", "-")
		if got := p.stdout.String(); !strings.Contains(got, "# What an agency's token may do on behalf of a brand is no list of its own calls.") || strings.Contains(got, "resource") {
			t.Errorf("%s", got)
		}
	})
}

// No output holds the token in any spelling, whatever is wrong and whoever
// repeats it.
func TestNoSecret(t *testing.T) {
	t.Parallel()
	quoted, err := json.Marshal(goldenToken)
	if err != nil {
		t.Fatal(err)
	}
	joined := goldenSID + ":" + goldenToken
	spellings := []string{
		goldenToken, url.QueryEscape(goldenToken), url.PathEscape(goldenToken), strings.Trim(string(quoted), `"`),
		base64.StdEncoding.EncodeToString([]byte(joined)), base64.URLEncoding.EncodeToString([]byte(joined)), base64.StdEncoding.EncodeToString([]byte(goldenToken)),
	}
	echo := `{"Status":"ERROR","Message":"token ` + strings.Trim(string(quoted), `"`) + ` of ` + spellings[4] + `","Errors":[]}`
	for name, set := range map[string]func(p *patient){
		"all is well":         func(*patient) {},
		"reset":               func(p *patient) { p.Accounts()[0].Tokens()[1].Reset() },
		"joined":              func(p *patient) { p.env["IMPACT_ACCOUNT_SID"] = joined },
		"joined in the token": func(p *patient) { p.env["IMPACT_AUTH_TOKEN"] = joined },
		"swapped":             func(p *patient) { p.env["IMPACT_ACCOUNT_SID"], p.env["IMPACT_AUTH_TOKEN"] = goldenToken, goldenSID },
		"in every variable":   func(p *patient) { p.env["IMPACT_ACCOUNT_TYPE"], p.env["IMPACT_ACCOUNT_SID"] = goldenToken, goldenToken },
		"as Basic":            func(p *patient) { p.env["IMPACT_AUTH_TOKEN"] = "Basic " + spellings[4] },
		"as version":          func(p *patient) { p.env["IMPACT_API_VERSION"] = goldenToken },
		"a plain one as version": func(p *patient) {
			p.env["IMPACT_AUTH_TOKEN"], p.env["IMPACT_API_VERSION"] = spellings[6], spellings[6]
		},
		"as brand": func(p *patient) { p.env["IMPACT_ACCOUNT_TYPE"], p.env["IMPACT_ADVERTISER_ID"] = "agency", goldenToken },
		"in the base URL": func(p *patient) {
			p.env["IMPACT_BASE_URL"] = "https://" + goldenSID + ":" + url.PathEscape(goldenToken) + "@api.impact.com"
		},
		"in the base URL's path":    func(p *patient) { p.env["IMPACT_BASE_URL"] = "https://api.impact.com/" + url.PathEscape(goldenToken) },
		"repeated by the API":       func(p *patient) { p.wire = answering(503, "application/json", echo) },
		"repeated in a refusal":     func(p *patient) { p.wire = answering(403, "application/json", echo) },
		"repeated by a proxy":       func(p *patient) { p.wire = answering(403, "text/html", "<html><title>"+goldenToken+"</title></html>") },
		"in the account's own name": func(p *patient) { p.Accounts()[0].SetCompanyField("CompanyName", goldenToken) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			examine(t, func(t *testing.T, p *patient) {
				p.golden()
				set(p)
				p.run(t.Context(), "-yes", "-json", filepath.Join(dir, "a"), "-junit", filepath.Join(dir, "b"), "-hcl", filepath.Join(dir, "c"))
				all := p.stdout.String() + p.stderr.String()
				for _, file := range []string{"a", "b", "c"} {
					all += readFile(t, filepath.Join(dir, file))
				}
				for _, spelling := range spellings {
					if strings.Contains(all, strings.TrimRight(spelling, "=")) {
						t.Errorf("%q is in\n%s", spelling, all)
					}
				}
			})
		})
	}
}
