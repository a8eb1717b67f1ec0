package impact

import (
	"errors"
	"net/http"
	"testing"
)

func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, contentType, body, want string }{
		{"object", "application/json", `{"Id":7}`, ""},
		{"unlabelled", "", ` {"Id":"7"} `, ""},
		{"empty", "application/json", "", "the answer has no body"},
		{"blank", "application/json", " \n", "the answer has no body"},
		{"HTML", "text/html; charset=utf-8", htmlPage, `it is an HTML page ("Bad gateway"); a proxy or gateway in between probably made it`},
		{"HTML without a label", "", "<html><body>Log in</body></html>", "it is an HTML page; a proxy or gateway in between probably made it"},
		{"XML", "application/xml", "<ImpactRadiusResponse/>", "it is XML, although JSON was asked for"},
		{"cut off", "application/json", `{"Id":"7"`, "it is not valid JSON (unexpected end of JSON input at byte 9 of 9)"},
		{"garbage", "application/json", `{"Id":x}`, "it is not valid JSON (invalid character 'x' looking for beginning of value at byte 7 of 8)"},
		{"wrong shape", "application/json", `{"Id":{"a":1}}`, "id: a list or an object stands where a single value belongs"},
	} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			t.Run(test.name+"/"+method, func(t *testing.T) {
				t.Parallel()
				api := steps(reply(200, test.body, "Content-Type", test.contentType))
				c := newClient(t, api)
				var into struct{ ID ID }
				err := c.Send(t.Context(), Request{Method: method, Path: []string{"Things"}, Into: &into})
				if test.want == "" {
					if err != nil || into.ID != "7" {
						t.Errorf("got %q, %v", into.ID, err)
					}
					return
				}
				wantError(t, err, method+" /Advertisers/"+c.AccountSID()+"/Things: 200 OK: the answer cannot be understood: "+test.want)
				// The write happened, but its answer is of no use.
				if errors.Is(err, ErrOutcomeUnknown) != (method == http.MethodPost) {
					t.Errorf("ErrOutcomeUnknown = %t", errors.Is(err, ErrOutcomeUnknown))
				}
				if n := len(api.requests()); n != 1 {
					t.Errorf("%d requests", n)
				}
			})
		}
	}
}

func TestAnswerThatNobodyReads(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", `{"Id":7}`, "<ImpactRadiusResponse/>"} {
		if err := get(t.Context(), newClient(t, steps(reply(200, body)))); err != nil {
			t.Errorf("%q: %v", body, err)
		}
	}
}
