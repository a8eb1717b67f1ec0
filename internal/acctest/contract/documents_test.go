package contract

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

const directoryVariable = "IMPACT_OPENAPI_DIR"

var loadPublished = sync.OnceValues(func() (*Checker, error) { return Load(os.Getenv(directoryVariable)) })

// published returns a checker of impact.com's documents.
func published(t testing.TB) *Checker {
	t.Helper()
	if os.Getenv(directoryVariable) == "" {
		t.Skipf("%s does not name a directory with impact.com's OpenAPI documents: the checker is not tried on them", directoryVariable)
	}
	checker, err := loadPublished()
	if err != nil {
		t.Fatal(err)
	}
	return checker
}

// everyOperation runs a test for each operation of the documents.
func everyOperation(t *testing.T, test func(t *testing.T, checker *Checker, o *operation)) {
	checker := published(t)
	var all []*operation
	for _, r := range checker.routes {
		operations, err := r.operations()
		if err != nil {
			t.Fatal(err)
		}
		all = slices.AppendSeq(all, maps.Values(operations))
	}
	slices.SortFunc(all, func(a, b *operation) int {
		return cmp.Or(strings.Compare(a.template, b.template), strings.Compare(a.method, b.method))
	})
	documented := 0
	for _, o := range all {
		if o.document.name != quickStart.name {
			documented++
		}
		t.Run(o.method+strings.ReplaceAll(o.template, "/", "_"), func(t *testing.T) {
			t.Parallel()
			test(t, checker, o)
		})
	}
	if documented != 200 {
		t.Errorf("%d operations, want 200", documented)
	}
}

func TestEveryOperation_requests(t *testing.T) {
	t.Parallel()
	everyOperation(t, func(t *testing.T, checker *Checker, o *operation) {
		for _, r := range sampleRequests(t, o) {
			found := checker.routes.find(r.URL.EscapedPath())
			if routed, err := found.route.operation(r.Method); err != nil || routed != o {
				t.Fatalf("%s %s is routed to %+v", r.Method, r.URL.Path, found.route)
			}
			if err := checker.CheckRequest(r.Request, r.body); err != nil {
				t.Errorf("%s %s %s: %v", r.Method, r.URL, r.body, err)
			}
			unknown := r.Clone(t.Context())
			unknown.URL.RawQuery += "&Invented=1"
			if err := checker.CheckRequest(unknown, r.body); err == nil || !strings.Contains(err.Error(), `query "Invented": is not documented`) {
				t.Errorf("an unknown query parameter gets %v", err)
			}
		}
	})
}

func TestEveryOperation_requestBodies(t *testing.T) {
	t.Parallel()
	everyOperation(t, func(t *testing.T, checker *Checker, o *operation) {
		c := mustCompile(t, o)
		for _, r := range sampleRequests(t, o) {
			plain := r.Clone(t.Context())
			plain.Header.Set("Content-Type", "text/plain")
			if err := checker.CheckRequest(plain, []byte("a")); err == nil {
				t.Error("a body of another content type passes")
			}
		}
		for mediaType, schema := range c.bodies {
			expectClosed(t, mediaType, schema, sample(t, schema.tree, false))
		}
	})
}

func TestEveryOperation_answers(t *testing.T) {
	t.Parallel()
	everyOperation(t, func(t *testing.T, checker *Checker, o *operation) {
		c, requests := mustCompile(t, o), sampleRequests(t, o)
		for status, answer := range c.answers {
			for _, body := range answer.bodies {
				if body == nil {
					continue
				}
				if _, err := body.compiled(); err != nil {
					t.Errorf("answer %s: %v", status, err)
				}
			}
		}
		schema := c.answers["200"].body()
		if schema == nil {
			return
		}
		value := sample(t, schema.tree, true)
		encoded, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		header := http.Header{"Content-Type": {jsonMedia}}
		if err := checker.CheckAnswer(requests[0].Request, 200, header, encoded); err != nil {
			t.Errorf("%s: %v", encoded, err)
		}
		if o.document.name != quickStart.name {
			expectClosed(t, "answer", schema, value)
		}
	})
}

func (a *answer) body() *validator {
	if a == nil {
		return nil
	}
	return a.bodies[jsonMedia]
}

// expectClosed holds that an object takes no unknown field, nor does the one
// inside an array.
func expectClosed(t *testing.T, name string, schema *validator, value any) {
	t.Helper()
	fields, isObject := value.(object)
	if items, isArray := value.([]any); isArray {
		fields, isObject = items[0].(object)
	}
	if !isObject || schema.tree["additionalProperties"] == true {
		return
	}
	if items, ok := schema.tree["items"].(object); ok && items["additionalProperties"] == true {
		return
	}
	fields["Invented"] = "x"
	var v violations
	v.validate(schema, viaJSON(t, value), name)
	delete(fields, "Invented")
	if err := v.err(); err == nil || !strings.Contains(err.Error(), `Invented": is not documented`) {
		t.Errorf("an unknown field in %s gets %v", name, err)
	}
}

func viaJSON(t testing.TB, value any) any {
	t.Helper()
	encoded, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := decodeBody(nil, jsonMedia, "", encoded)
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

func TestPublished_failures(t *testing.T) {
	t.Parallel()
	checker := published(t)
	const groups = "/Advertisers/IR1/Campaigns/1000/MediaPartnerGroups"
	tests := map[string]struct {
		method, path, contentType, body string
		want                            string // in the violation; empty when it must pass
	}{
		"right":                      {"POST", groups, formMedia, "Name=a&MediaPartners=1%2C2", ""},
		"unknown path":               {"GET", "/Advertisers/IR1/AccessTokens", "", "", "path: is not documented"},
		"unknown method":             {"PATCH", groups, formMedia, "Name=a", "method: is not documented"},
		"wrong content type":         {"POST", groups, jsonMedia, `{"Name":"a"}`, `content type "application/json" is not documented`},
		"missing field":              {"POST", groups, formMedia, "MediaPartners=1", `request body "Name": is required`},
		"unknown field":              {"POST", groups, formMedia, "Name=a&Partners=1", `request body "Partners": is not documented`},
		"wrong type in the path":     {"GET", groups + "/first", "", "", `path "PartnerGroupId": got string, want integer`},
		"missing query parameter":    {"GET", "/Advertisers/IR1/Actions", "", "", `query "CampaignId": is required`},
		"wrong type in the query":    {"GET", "/Advertisers/IR1/Actions?CampaignId=x", "", "", `query "CampaignId": got string, want integer`},
		"literal before template":    {"GET", "/MediaPartners/IR1/Catalogs/ItemSearch?PageSize=1", "", "", ""},
		"template beside it":         {"GET", "/MediaPartners/IR1/Catalogs/7?PageSize=1", "", "", `query "PageSize": is not documented`},
		"brand's own MediaPartners":  {"GET", "/Advertisers/IR1/MediaPartners", "", "", ""},
		"agency's JSON":              {"PUT", "/Agencies/IR1/CompanyInformation", jsonMedia, `{"CorporateAddress":{"City":"x"}}`, ""},
		"unknown field in it":        {"PUT", "/Agencies/IR1/CompanyInformation", jsonMedia, `{"CorporateAddress":{"Town":"x"}}`, `"CorporateAddress/Town": is not documented`},
		"quick start":                {"GET", "/Agencies/IR1/Campaigns", "", "", ""},
		"passthrough":                {"POST", "/Agencies/IR1/Advertisers/IR2/Campaigns/1000/MediaPartnerGroups", formMedia, "Nam=a", `request body "Nam": is not documented`},
		"agency's own advertiser":    {"GET", "/Agencies/IR1/Advertisers/IR2", "", "", ""},
		"token actions do not exist": {"POST", "/Advertisers/IR1/AccessTokens/1/Reset", "", "", "path: is not documented"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newSampledRequest(test.method, test.path, test.contentType, []byte(test.body))
			err := checker.CheckRequest(r.Request, r.body)
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	published(b)
	for b.Loop() {
		if _, err := Load(os.Getenv(directoryVariable)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompileOperation(b *testing.B) {
	const template = "/Advertisers/{AccountSID}/Campaigns/{CampaignId}/MediaPartnerGroups"
	get, err := published(b).routes[template].operation(http.MethodGet)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, o := range get.document.operations(template) {
			mustCompile(b, o)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	checker := published(b)
	r := newSampledRequest("POST", "/Advertisers/IR1/Campaigns/1000/MediaPartnerGroups", formMedia, []byte("Name=a&MediaPartners=1"))
	list := newSampledRequest("GET", "/Advertisers/IR1/Campaigns/1000/MediaPartnerGroups", "", nil)
	group := `{"Id":"1","Name":"a","MediaPartners":[{"PartnerId":"1","PartnerName":"p","PartnerUri":"/u"}],"Uri":"/u"}`
	page := slices.Concat([]byte(`{"@page":"1","Groups":[`), bytes.Repeat([]byte(group+","), 99), []byte(group+"]}"))
	header := http.Header{"Content-Type": {jsonMedia}}
	b.Run("request", func(b *testing.B) {
		for b.Loop() {
			if err := checker.CheckRequest(r.Request, r.body); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("answer with 100 groups", func(b *testing.B) {
		for b.Loop() {
			if err := checker.CheckAnswer(list.Request, 200, header, page); err != nil {
				b.Fatal(err)
			}
		}
	})
}
