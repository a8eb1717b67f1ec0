package impact

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestErrorBodies(t *testing.T) {
	t.Parallel()
	const garbage = "the answer is not the API's: "
	for _, test := range []struct {
		name, contentType, body, want string
		fields                        []FieldError
	}{
		{
			"JSON", "application/json",
			`{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"AccountId","Message":"Not a numeric value"},{"Field":"Name","Message":"Missing"}]}`,
			"Validation Failed; AccountId: Not a numeric value; Name: Missing",
			[]FieldError{{"AccountId", "Not a numeric value"}, {"Name", "Missing"}},
		},
		{
			"lower case", "application/json",
			`{"Status":"ERROR","errors":[{"field":"Amount","level":"error","message":"Negative"}]}`,
			"; Amount: Negative", []FieldError{{"Amount", "Negative"}},
		},
		{"without a field", "application/json", `{"Errors":[{"Message":"Bad"}]}`, "; Bad", []FieldError{{"", "Bad"}}},
		{"gateway", "application/json", `{"message":"Forbidden"}`, ": Forbidden (said by a gateway in front of impact.com, not by impact.com itself)", nil},
		{"title", "application/json", `{"status":400,"title":"Bad property"}`, ": Bad property", nil},
		{"error and message", "application/json", `{"timestamp":1,"status":400,"error":"Bad Request","message":"No such program"}`, ": No such program", nil},
		{"error alone", "application/json", `{"timestamp":1,"status":400,"error":"Malformed request"}`, ": Malformed request", nil},
		{"errors of another type", "application/json", `{"Message":"No","Errors":"x"}`, ": No", nil},
		{"message of another type", "application/json", `{"Message":5,"Errors":[{"Field":7,"Message":"Bad"}]}`, "; Bad", []FieldError{{"", "Bad"}}},
		{"nothing said", "application/json", `{"Status":"ERROR"}`, ": the answer gives no reason", nil},
		{"null", "application/json", `null`, ": " + garbage + `"null"`, nil},
		{"cut JSON", "application/json", `{"Message":"Validat`, ": " + garbage + `"{'Message':'Validat"`, nil},
		{"list", "application/json", `[1,2]`, ": " + garbage + `"[1,2]"`, nil},

		{
			"XML", "application/xml",
			`<?xml version="1.0" encoding="UTF-8"?><ImpactRadiusResponse><Status>ERROR</Status><Message>Validation Failed</Message>
			<Errors><Error><Field>AccountId</Field><Message>Not a numeric value</Message></Error><Error><Message>Bad</Message><Field>Name</Field></Error></Errors></ImpactRadiusResponse>`,
			"Validation Failed; AccountId: Not a numeric value; Name: Bad",
			[]FieldError{{"AccountId", "Not a numeric value"}, {"Name", "Bad"}},
		},
		{
			"XML without the inner element", "text/xml",
			`<ImpactRadiusResponse><Message>No</Message><Errors><Field>A</Field><Message>B</Message></Errors><Errors><Field>C</Field><Message>D</Message></Errors></ImpactRadiusResponse>`,
			"No; A: B; C: D", []FieldError{{"A", "B"}, {"C", "D"}},
		},
		{"XML with plain errors", "text/xml", `<ImpactRadiusResponse><Errors><Error>Bad &amp; ugly</Error></Errors></ImpactRadiusResponse>`, "; Bad & ugly", []FieldError{{"", "Bad & ugly"}}},
		{"XML, other root and charset", "text/xml", `<?xml version="1.0" encoding="ISO-8859-1"?><RestException><Message> No </Message></RestException>`, ": No", nil},
		{"XML labelled as HTML", "text/html", `<ImpactRadiusResponse><Message>No</Message></ImpactRadiusResponse>`, ": No", nil},
		{"XML that says nothing", "text/xml", `<ImpactRadiusResponse/>`, ": the answer gives no reason", nil},
		{"cut XML", "text/xml", `<ImpactRadiusResponse><Message>No</Message><Err`, ": No", nil},
		{"not XML", "text/xml", `<`, ": " + garbage + `"<"`, nil},

		{"HTML", "text/html", htmlPage, `: the answer is an HTML page, not the API's ("Bad gateway"); a proxy or gateway in between probably made it`, nil},
		{"HTML by its beginning", "", "  <HTML><HEAD><TITLE>\n502 \n</TITLE>", `: the answer is an HTML page, not the API's ("502"); a proxy or gateway in between probably made it`, nil},
		{"HTML after a comment", "", "<!-- x --><html></html>", ": the answer is an HTML page, not the API's; a proxy or gateway in between probably made it", nil},
		{"HTML with an endless title", "text/html", "<title>x", ": the answer is an HTML page, not the API's; a proxy or gateway in between probably made it", nil},

		{"empty", "", "", ": the answer has no body", nil},
		{"blank", "", "\r\n ", ": the answer has no body", nil},
		{"text", "text/plain", "upstream connect error", ": " + garbage + `"upstream connect error"`, nil},
		{"binary", "", "\x00\xff\"", ": " + garbage + "\"\ufffd'\"", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := newClient(t, steps(reply(400, test.body, "Content-Type", test.contentType)))
			err := get(t.Context(), c)
			separator := ""
			if !strings.HasPrefix(test.want, ":") && !strings.HasPrefix(test.want, ";") {
				separator = ": "
			}
			wantError(t, err, "GET /Advertisers/"+c.AccountSID()+"/Things/7: 400 Bad Request"+separator+test.want)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatal("not an *Error")
			}
			if diff := cmp.Diff(test.fields, e.Fields); diff != "" {
				t.Error(diff)
			}
			if e.Method != "GET" || e.Status != 400 || e.Path != "/Advertisers/"+c.AccountSID()+"/Things/7" {
				t.Errorf("error %+v", e)
			}
		})
	}
}

func TestHugeErrorBodies(t *testing.T) {
	t.Parallel()
	huge := strings.Repeat("ä", 1<<20)
	for _, body := range []string{
		huge,
		`{"Message":"` + huge + `"}`,
		`{"Errors":[` + strings.Repeat(`{"Field":"`+huge[:1000]+`","Message":"`+huge[:4000]+`"},`, 100) + `{}]}`,
		"<html><title>" + huge + "</title></html>",
		"<ImpactRadiusResponse><Message>" + huge + "</Message></ImpactRadiusResponse>",
		"<" + huge,
		"<a>" + strings.Repeat("<b>", 100_000),
	} {
		err := get(t.Context(), newClient(t, steps(reply(400, body))))
		if n := len(err.Error()); n > 70_000 {
			t.Errorf("%.20s… makes an error of %d bytes", body, n)
		}
		if strings.Contains(err.Error(), "\ufffd") || strings.Contains(err.Error(), `\xc3"`) {
			t.Errorf("%.20s…: a character is cut in half", body)
		}
	}
}

// Whatever comes back, an error must not repeat what was sent in secret.
func TestErrorsHoldNoSecret(t *testing.T) {
	t.Parallel()
	const secret = "s3cretQuery"
	basic := func(c *Client) string { return AuthorizationHeader(c.AccountSID(), testToken) }
	type answer func(c *Client, r *http.Request) (*http.Response, error)
	echo := func(format string) answer {
		return func(_ *Client, r *http.Request) (*http.Response, error) {
			return response(400, fmt.Sprintf(format, r.Header.Get("Authorization"))), nil
		}
	}
	for _, test := range []struct {
		name   string
		answer answer
	}{
		{"url.Error", func(_ *Client, r *http.Request) (*http.Response, error) {
			return nil, &url.Error{Op: "Get", URL: r.URL.String(), Err: io.EOF}
		}},
		{"wrapped url.Error", func(_ *Client, r *http.Request) (*http.Response, error) {
			return nil, fmt.Errorf("outer %s: %w", "x", &url.Error{Op: "Get", URL: r.URL.String(), Err: &url.Error{Op: "Get", URL: r.URL.String(), Err: io.EOF}})
		}},
		{"error that repeats the header", func(c *Client, _ *http.Request) (*http.Response, error) {
			return nil, errors.New("malformed response: " + basic(c) + testToken)
		}},
		{"echo in JSON", echo(`{"Message":"You sent %s","Errors":[{"Field":"%[1]s","Message":"%[1]s"}]}`)},
		{"echo in text", echo("Authorization: %s")},
		{"echo after much text", echo(strings.Repeat("x", maxQuoted-20) + "%s")},
		{"echo in a title", echo("<html><title>%s</title>")},
		{"echo in XML", echo("<a><Message>%s</Message></a>")},
		{"echo of the token", func(*Client, *http.Request) (*http.Response, error) {
			return response(400, "Bad token "+testToken), nil
		}},
		{"echo of the escaped token", func(*Client, *http.Request) (*http.Response, error) {
			return response(400, "Bad token "+url.QueryEscape(testToken)), nil
		}},
		{"echo in a number", func(c *Client, _ *http.Request) (*http.Response, error) {
			return response(200, `{"Count":"`+basic(c)+`"}`), nil
		}},
		{"redirect with the query", func(_ *Client, r *http.Request) (*http.Response, error) {
			return response(302, "", "Location", "https://other.test/?"+r.URL.RawQuery), nil
		}},
		{"redirect that is no URL", func(_ *Client, r *http.Request) (*http.Response, error) {
			return response(302, "", "Location", "https://other.test/%zz?"+r.URL.RawQuery), nil
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			api := &wire{}
			c := newClient(t, api, func(c *Config) { c.MaxRetries = new(0) })
			api.answer = func(r *http.Request, _ int) (*http.Response, error) { return test.answer(c, r) }
			var into struct{ Count Int }
			err := c.Send(t.Context(), Request{
				Method: http.MethodGet, Path: []string{"Things"}, Query: url.Values{"q": {secret}}, Into: &into,
			})
			if err == nil {
				t.Fatal("no error")
			}
			header := strings.TrimPrefix(basic(c), "Basic ")
			for _, leak := range []string{secret, testToken, url.QueryEscape(testToken), header, header[:len(header)/2]} {
				if strings.Contains(err.Error(), leak) {
					t.Errorf("%q holds %q", err, leak)
				}
			}
		})
	}
}

func TestErrorClassesAreApart(t *testing.T) {
	t.Parallel()
	classes := []error{ErrUnauthorized, ErrForbidden, ErrNotFound, ErrConflict, ErrRateLimited, ErrOutcomeUnknown, ErrNotFromAPI}
	for want, e := range []*Error{
		{Status: 401}, {Status: 403}, {Status: 404, Origin: OriginAPI}, {Status: 409, Origin: OriginAPI}, {Status: 429, Origin: OriginGateway},
		{unanswered: true}, {Status: 404, Origin: OriginProxy}, {Status: 404}, {Status: 409}, {Status: 400},
	} {
		for i, class := range classes {
			if got := errors.Is(fmt.Errorf("wrapped: %w", e), class); got != (i == want) {
				t.Errorf("%+v is %v: %t", e, class, got)
			}
		}
	}
}
