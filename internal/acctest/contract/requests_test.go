package contract_test

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
)

const (
	form    = "application/x-www-form-urlencoded"
	asJSON  = "application/json"
	gadgets = "/Advertisers/IR1/Gadgets"

	atGadgets = "/Advertisers/{AccountSID}/Gadgets"
	inGadgets = " [brand-gadgets-v1]"
)

func load(t testing.TB, options ...contract.Option) *contract.Checker {
	t.Helper()
	checker, err := contract.Load("testdata", options...)
	if err != nil {
		t.Fatal(err)
	}
	return checker
}

func newRequest(method, path, contentType string) *http.Request {
	r := httptest.NewRequestWithContext(context.Background(), method, path, http.NoBody)
	r.SetBasicAuth("IR1", "secret")
	r.Header.Set("Accept", asJSON)
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	return r
}

// expect compares violations with the wanted lines; none wanted means that it
// must pass.
func expect(t *testing.T, got error, want ...string) {
	t.Helper()
	var lines []string
	if got != nil {
		lines = strings.Split(got.Error(), "\n")
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(lines, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestCheckRequest_pathsAndParameters(t *testing.T) {
	t.Parallel()
	checker := load(t)
	tests := map[string]struct {
		method, path string
		want         []string
	}{
		"list":                       {"GET", gadgets, nil},
		"filters":                    {"GET", gadgets + "?Colour=red&MadeAfter=2026-01-31&Size=1&Size=2", nil},
		"paging that every list has": {"GET", gadgets + "?Page=2&PageSize=1000", nil},
		"paging where there is no list": {"GET", gadgets + "/7?Page=2", []string{
			"GET " + atGadgets + `/{GadgetId}: query "Page": is not documented` + inGadgets,
		}},
		"version in the query": {"GET", gadgets + "/7?IrVersion=14", nil},
		"unknown path":         {"GET", "/Advertisers/IR1/Widgets", []string{"GET /Advertisers/IR1/Widgets: path: is not documented"}},
		"unknown root":         {"GET", "/Nobody/IR1/Gadgets", []string{"GET /Nobody/IR1/Gadgets: path: is not documented"}},
		"no path at all":       {"GET", "/", []string{"GET /: path: is not documented"}},
		"unknown method": {"PATCH", gadgets, []string{
			"PATCH " + atGadgets + ": method: is not documented; documented: GET, POST" + inGadgets,
		}},
		"unknown query parameter": {"GET", gadgets + "?Color=red", []string{
			"GET " + atGadgets + `: query "Color": is not documented` + inGadgets,
		}},
		"value outside an enum": {"GET", gadgets + "?Colour=green", []string{
			"GET " + atGadgets + `: query "Colour": value must be one of 'red', 'blue'` + inGadgets,
		}},
		"wrong format": {"GET", gadgets + "?MadeAfter=31.01.2026", []string{
			"GET " + atGadgets + `: query "MadeAfter": '31.01.2026' is not valid date: parsing time "31.01.2026" as "2006-01-02": cannot parse "31.01.2026" as "2006"` + inGadgets,
		}},
		"wrong type in an array": {"GET", gadgets + "?Size=1&Size=L", []string{
			"GET " + atGadgets + `: query "Size/1": got string, want integer` + inGadgets,
		}},
		"scalar sent twice": {"GET", gadgets + "?Page=1&Page=2", []string{
			"GET " + atGadgets + `: query "Page": got array, want integer` + inGadgets,
		}},
		"missing query parameter": {"GET", gadgets + "/Newest", []string{
			"GET " + atGadgets + `/Newest: query "Market": is required` + inGadgets,
		}},
		"literal before template": {"GET", gadgets + "/Newest?Market=x", nil},
		"wrong type in the path": {"GET", gadgets + "/seven", []string{
			"GET " + atGadgets + `/{GadgetId}: path "GadgetId": got string, want integer` + inGadgets,
		}},
		"query that cannot be read": {"GET", gadgets + "?Colour=%zz", []string{
			"GET " + atGadgets + `: query: cannot be read: invalid URL escape "%zz"` + inGadgets,
		}},
		"everything that is wrong": {"GET", gadgets + "/seven?A=1&B=2", []string{
			"GET " + atGadgets + `/{GadgetId}: path "GadgetId": got string, want integer` + inGadgets,
			"GET " + atGadgets + `/{GadgetId}: query "A": is not documented` + inGadgets,
			"GET " + atGadgets + `/{GadgetId}: query "B": is not documented` + inGadgets,
		}},

		"partner root as the reference spells it":   {"GET", "/Mediapartners/IR1/Gizmos/1f0e8a1c-7c1d-4a56-9d35-0f1c2b3a4d5e", nil},
		"partner root as the quick start spells it": {"GET", "/MediaPartners/IR1/Gizmos/1f0e8a1c-7c1d-4a56-9d35-0f1c2b3a4d5e", nil},
		"format in the path": {"GET", "/MediaPartners/IR1/Gizmos/1", []string{
			`GET /Mediapartners/{AccountSID}/Gizmos/{Id}: path "Id": '1' is not valid uuid: must have 5 elements [partner-gizmos-v1]`,
		}},
		"agency list":               {"GET", "/Agencies/IR1/Offices?PageSize=1", nil},
		"agency before passthrough": {"GET", "/Agencies/IR1/Advertisers/IR2", nil},
		"passthrough":               {"GET", "/Agencies/IR1/Advertisers/IR2/Gadgets/7", nil},
		"wrong in the passthrough": {"GET", "/Agencies/IR1/Advertisers/IR2/Gadgets?Color=red", []string{
			"GET " + atGadgets + `: query "Color": is not documented` + inGadgets,
		}},
		"agency path by passthrough": {"GET", "/Agencies/IR1/Advertisers/IR2/Offices", []string{
			"GET /Agencies/IR1/Advertisers/IR2/Offices: path: is not documented",
		}},
		"first call of the quick start": {"GET", "/Agencies/IR1/Campaigns?Page=1&PageSize=1", nil},
		"another one of that kind": {"POST", "/Agencies/IR1/Campaigns", []string{
			"POST /Agencies/{AccountSID}/Campaigns: method: is not documented; documented: GET [quick start]",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, checker.CheckRequest(newRequest(test.method, test.path, ""), nil), test.want...)
		})
	}
}

func TestCheckRequest_headers(t *testing.T) {
	t.Parallel()
	checker := load(t)
	const at = "GET " + atGadgets + ": header "
	tests := map[string]struct {
		name, value string
		want        []string
	}{
		"version":       {"IR-Version", "14", nil},
		"wrong version": {"IR-Version", "v14", []string{at + `"Ir-Version": 'v14' does not match pattern '^[0-9]+$'` + inGadgets}},
		"unknown":       {"X-Idempotency-Key", "1", []string{at + `"X-Idempotency-Key": is not documented` + inGadgets}},
		"no credential": {"Authorization", "", []string{at + `"Authorization": is required` + inGadgets}},
		"another kind of credential": {"Authorization", "Bearer secret", []string{
			at + `"Authorization": value must be 'Basic'` + inGadgets,
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRequest("GET", gadgets, "")
			r.Header.Del(test.name)
			if test.value != "" {
				r.Header.Set(test.name, test.value)
			}
			expect(t, checker.CheckRequest(r, nil), test.want...)
		})
	}
}

func TestCheckRequest_bodies(t *testing.T) {
	t.Parallel()
	checker := load(t)
	const (
		post = "POST " + atGadgets + ": request body"
		put  = "PUT " + atGadgets + "/{GadgetId}: request body"
	)
	tests := map[string]struct {
		method, path, contentType, body string
		want                            []string
	}{
		"form":              {"POST", gadgets, form, "Name=a&Count=3&Price=1.5&Active=true&Sizes=1", nil},
		"form with charset": {"POST", gadgets, form + "; charset=utf-8", "Name=a&Sizes=1&Sizes=2", nil},
		"no body":           {"POST", gadgets, "", "", []string{post + ": is required" + inGadgets}},
		"empty form":        {"POST", gadgets, form, "", []string{post + ` "Name": is required` + inGadgets}},
		"missing field":     {"POST", gadgets, form, "Count=3", []string{post + ` "Name": is required` + inGadgets}},
		"unknown field":     {"POST", gadgets, form, "Name=a&Colour=red", []string{post + ` "Colour": is not documented` + inGadgets}},
		"wrong types": {"POST", gadgets, form, "Name=a&Count=3.0", []string{
			post + ` "Count": got string, want integer` + inGadgets,
		}},
		"unset number":    {"POST", gadgets, form, "Name=a&Price=", []string{post + ` "Price": got string, want number` + inGadgets}},
		"wrong boolean":   {"POST", gadgets, form, "Name=a&Active=yes", []string{post + ` "Active": got string, want boolean` + inGadgets}},
		"scalar twice":    {"POST", gadgets, form, "Name=a&Name=b", []string{post + ` "Name": got array, want string` + inGadgets}},
		"too long":        {"POST", gadgets, form, "Name=abcdefghijklm", []string{post + ` "Name": maxLength: got 13, want 12` + inGadgets}},
		"malformed form":  {"POST", gadgets, form, "Name=%zz", []string{post + ": cannot be read as " + form + `: invalid URL escape "%zz"` + inGadgets}},
		"no content type": {"POST", gadgets, "", "Name=a", []string{post + `: content type "" cannot be read: mime: no media type` + inGadgets}},
		"wrong content type": {"POST", gadgets, asJSON, `{"Name":"a"}`, []string{
			post + `: content type "` + asJSON + `" is not documented; documented: ` + form + inGadgets,
		}},
		"content type without a body": {"GET", gadgets, asJSON, "", nil},
		"body where there is none": {"DELETE", gadgets + "/7", form, "Name=a", []string{
			"DELETE " + atGadgets + "/{GadgetId}: request body: is not documented" + inGadgets,
		}},

		"JSON":                 {"PUT", gadgets + "/7", asJSON, `{"Note":null,"Maker":{"Name":"m"},"Measures":{"w":1.5},"Anything":{"x":1}}`, nil},
		"optional body":        {"PUT", gadgets + "/7", "", "", nil},
		"JSON without a field": {"PUT", gadgets + "/7", asJSON, `{}`, []string{put + ` "Note": is required` + inGadgets}},
		"unknown field in allOf": {"PUT", gadgets + "/7", asJSON, `{"Note":"n","Colors":[]}`, []string{
			put + ` "Colors": is not documented` + inGadgets,
		}},
		"unknown inner field": {"PUT", gadgets + "/7", asJSON, `{"Note":"n","Maker":{"Nome":"m"}}`, []string{
			put + ` "Maker/Nome": is not documented` + inGadgets,
		}},
		"null where it is not": {"PUT", gadgets + "/7", asJSON, `{"Note":"n","Name":null}`, []string{
			put + ` "Name": got null, want string` + inGadgets,
		}},
		"no leniency for clients": {"PUT", gadgets + "/7", asJSON, `{"Note":"n","Count":""}`, []string{
			put + ` "Count": got string, want integer` + inGadgets,
		}},
		"no decimal number": {"PUT", gadgets + "/7", asJSON, `{"Note":"n","Price":"1,5"}`, []string{
			put + ` "Price": '1,5' is not valid decimal: "1,5" is not a decimal number` + inGadgets,
		}},
		"no JSON": {"PUT", gadgets + "/7", asJSON, `{`, []string{put + ": cannot be read as " + asJSON + ": unexpected EOF" + inGadgets}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRequest(test.method, test.path, test.contentType)
			expect(t, checker.CheckRequest(r, []byte(test.body)), test.want...)
		})
	}
}

func TestCheckRequest_multipart(t *testing.T) {
	t.Parallel()
	checker := load(t)
	const post = "POST " + atGadgets + "/{GadgetId}/Photos: request body"
	type part struct{ field, filename, content string }
	file := part{"File", "a.png", "…"}
	tests := map[string]struct {
		parts []part
		want  []string
	}{
		"file and field":      {[]part{file, {"Rank", "", "1"}}, nil},
		"several files":       {[]part{file, {"More", "b.png", "…"}, {"More", "c.png", "…"}}, nil},
		"one file of several": {[]part{file, {"More", "b.png", "…"}}, nil},
		"no file":             {[]part{{"Rank", "", "1"}}, []string{post + ` "File": is required` + inGadgets}},
		"file as text":        {[]part{{"File", "", "…"}}, []string{post + ` "File": got string, want object` + inGadgets}},
		"text as file":        {[]part{file, {"Rank", "r.txt", "1"}}, []string{post + ` "Rank": got object, want integer` + inGadgets}},
		"file and text":       {[]part{file, {"File", "", "…"}}, []string{post + `: cannot be read as multipart/form-data: "File" is sent as a file and as text` + inGadgets}},
		"file twice":          {[]part{file, file}, []string{post + ` "File": got array, want object` + inGadgets}},
		"unknown part":        {[]part{file, {"Title", "", "t"}}, []string{post + ` "Title": is not documented` + inGadgets}},
		"wrong type":          {[]part{file, {"Rank", "", "first"}}, []string{post + ` "Rank": got string, want integer` + inGadgets}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var body bytes.Buffer
			writer := multipart.NewWriter(&body)
			for _, p := range test.parts {
				writePart(t, writer, p.field, p.filename, p.content)
			}
			if err := writer.Close(); err != nil {
				t.Fatal(err)
			}
			r := newRequest("POST", gadgets+"/7/Photos", writer.FormDataContentType())
			expect(t, checker.CheckRequest(r, body.Bytes()), test.want...)
		})
	}
	t.Run("cut short", func(t *testing.T) {
		t.Parallel()
		r := newRequest("POST", gadgets+"/7/Photos", "multipart/form-data; boundary=b")
		expect(t, checker.CheckRequest(r, []byte("--b\r\nContent-Disposition: form-data; name=\"File\"\r\n\r\n…")), post+": cannot be read as multipart/form-data: unexpected EOF"+inGadgets)
	})
}

func writePart(t *testing.T, writer *multipart.Writer, field, filename, content string) {
	t.Helper()
	create := func() error { return writer.WriteField(field, content) }
	if filename != "" {
		create = func() error {
			part, err := writer.CreateFormFile(field, filename)
			if err != nil {
				return err
			}
			_, err = part.Write([]byte(content))
			return err
		}
	}
	if err := create(); err != nil {
		t.Fatal(err)
	}
}
