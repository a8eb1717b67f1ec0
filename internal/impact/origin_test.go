package impact

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

const (
	noRoute    = `{"message":"no Route matched with those values","request_id":"3b6a1f0c9d2e4857a6b1c2d3e4f50617"}`
	apiError   = `{"Status":"ERROR","Message":"The requested resource was not found"}`
	basicRealm = `Basic realm="impact"`
)

// What each form of an answer proves, by its status.
func TestWhoAnswered(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, body string
		origin     Origin
	}{
		{"envelope", apiError, OriginAPI},
		{"envelope in lower case", `{"status":"error","message":"No"}`, OriginAPI},
		{"envelope of conversions", `{"errors":[{"field":"Amount","level":"error","message":"Negative"}]}`, OriginAPI},
		{"envelope as XML", `<?xml version="1.0"?><ImpactRadiusResponse><Status>ERROR</Status><Message>No</Message></ImpactRadiusResponse>`, OriginAPI},
		{"title", `{"status":STATUS,"title":"Forbidden property"}`, OriginAPI},
		{"error and message", `{"timestamp":"2026-11-23T12:00:00Z","status":STATUS,"error":"No","message":"No such thing"}`, OriginAPI},

		{"gateway without a route", noRoute, OriginGateway},
		{"gateway's limit", `{"message":"API rate limit exceeded"}`, OriginGateway},
		{"gateway without an upstream", `{"message":"The upstream server is timing out","request_id":"cc"}`, OriginGateway},
		{"another status in the body", `{"status":299,"title":"x"}`, OriginGateway},
		{"another service", `{"code":"NotFound"}`, OriginGateway},
		{"empty object", `{}`, OriginGateway},
		{"page", htmlPage, OriginProxy},
		{"text", "default backend - 404", OriginProxy},
		{"other XML", `<Error><Code>NoSuchKey</Code><Message>No</Message></Error>`, OriginProxy},
		{"list", `[]`, OriginProxy},

		{"nothing", "", OriginUnknown},
		{"blank", " \r\n", OriginUnknown},
		{"half of the envelope", `{"Message":"Not found"}`, OriginUnknown},
		{"cut off", `{"Status":"ERR`, OriginUnknown},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, status := range []int{400, 401, 403, 404, 409, 429, 503} {
				api := steps(reply(status, replaceStatus(test.body, status)))
				err := get(t.Context(), newClient(t, api, func(c *Config) { c.MaxRetries = new(0) }))
				var e *Error
				if !errors.As(err, &e) || e.Origin != test.origin {
					t.Errorf("%d is of %v: %v", status, e.Origin, err)
				}
				for class, want := range map[error]bool{
					ErrUnauthorized: status == 401 && !test.origin.foreign(),
					ErrForbidden:    status == 403 && !test.origin.foreign(),
					ErrNotFound:     status == 404 && test.origin == OriginAPI,
					ErrConflict:     status == 409 && test.origin == OriginAPI,
					ErrRateLimited:  status == 429, // the gateway does the limiting
					ErrNotFromAPI:   status != 429 && test.origin.foreign(),
				} {
					if errors.Is(err, class) != want {
						t.Errorf("%d is %v: %t", status, class, !want)
					}
				}
			}
		})
	}
}

func replaceStatus(body string, status int) string {
	return strings.ReplaceAll(body, "STATUS", strconv.Itoa(status))
}

// What checks the credential says so with a challenge, whatever page goes with it.
func TestChallenges(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		body, challenge    string
		rejected, somebody bool
	}{
		{htmlPage, basicRealm, true, false},
		{noRoute, "basic", true, false},
		{"Unauthorized", basicRealm, true, false},
		{htmlPage, `Negotiate, Basic realm="x"`, true, false},
		{htmlPage, "Negotiate", false, true},
		{htmlPage, "", false, true},
		{`{"message":"Unauthorized"}`, "", false, true},
		{"", "", true, false},
		{apiError, "", true, false},
	} {
		err := get(t.Context(), newClient(t, steps(reply(401, test.body, "WWW-Authenticate", test.challenge))))
		if errors.Is(err, ErrUnauthorized) != test.rejected || errors.Is(err, ErrNotFromAPI) != test.somebody {
			t.Errorf("%.20q with %q: %v", test.body, test.challenge, err)
		}
	}
	c := newClient(t, steps(reply(401, htmlPage, "WWW-Authenticate", basicRealm)))
	wantError(t, get(t.Context(), c), "GET /Advertisers/"+c.AccountSID()+"/Things/7: 401 Unauthorized: the answer is an HTML page (\"Bad gateway\") that asks for a credential")
	// A challenge says nothing about another status.
	if err := get(t.Context(), newClient(t, steps(reply(403, htmlPage, "WWW-Authenticate", basicRealm)))); !errors.Is(err, ErrNotFromAPI) {
		t.Error(err)
	}
}

// A success that is none, for every kind of request.
func TestSuccessThatIsNone(t *testing.T) {
	t.Parallel()
	const disguised = "200 OK: the answer says that the request failed, in spite of its status: "
	for _, test := range []struct {
		name, body, want string
		class            error // nil for none of ErrNotFromAPI and ErrOutcomeUnknown
	}{
		{"error", `{"Status":"ERROR","Message":"Not yours"}`, disguised + "Not yours", nil},
		{"error with a field", `{"Status":"ERROR","Message":"No","Errors":[{"Field":"Name","Message":"Taken"}]}`, disguised + "No; Name: Taken", nil},
		{"error without a reason", `{"Status":"error"}`, disguised + "the answer gives no reason", nil},
		{"error as XML", `<ImpactRadiusResponse><Status>ERROR</Status><Message>Not yours</Message></ImpactRadiusResponse>`, disguised + "Not yours", nil},
		{"page", htmlPage, `200 OK: the answer cannot be understood: it is an HTML page ("Bad gateway"); a proxy or gateway in between probably made it`, ErrNotFromAPI},
		{
			"gateway", `{"message":"ok"}`,
			"200 OK: the answer cannot be understood: it has none of the documented members; something in between probably made it (said by a gateway in front of impact.com, not by impact.com itself)", ErrNotFromAPI,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			api := steps(reply(200, test.body))
			c := newClient(t, api)
			ctx := t.Context()
			_, getErr := things(c).GetFresh(ctx, "7")
			_, listErr := Collect(things(c).All(ctx, nil))
			_, createErr := things(c).Create(ctx, NewForm().Set("Name", "x"))
			root := "/Advertisers/" + c.AccountSID() + "/Things"
			for call, err := range map[string]error{
				"GET " + root + "/7": getErr, "GET " + root: listErr, "POST " + root: createErr,
				"PUT " + root + "/7":    things(c).Update(ctx, "7", NewForm().Set("Name", "x")),
				"DELETE " + root + "/7": things(c).Delete(ctx, "7"),
				"PATCH " + root:         c.Send(ctx, Request{Method: http.MethodPatch, Path: []string{"Things"}}),
			} {
				wantError(t, err, call+": "+test.want)
				if errors.Is(err, ErrNotFromAPI) != errors.Is(test.class, ErrNotFromAPI) {
					t.Errorf("%s: errors.Is(ErrNotFromAPI) = %t", call, test.class == nil)
				}
				if test.class == nil && errors.Is(err, ErrOutcomeUnknown) {
					t.Errorf("%s: what was refused counts as unanswered", call)
				}
			}
		})
	}
	// A probe, whose answer nobody reads, is not let through by a text either.
	err := get(t.Context(), newClient(t, steps(reply(200, "garbage"))))
	if !errors.Is(err, ErrNotFromAPI) {
		t.Error(err)
	}
}
