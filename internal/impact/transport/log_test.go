package transport

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestLogLines(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		log := &recorder{}
		answers := []step{
			fail(&url.Error{Op: "Get", URL: "https://api.test/?q=s3cret", Err: io.EOF}),
			reply(503, "down"),
			reply(200, `{"Id":"7"}`, "X-RateLimit-Remaining", "998"),
			reply(200, "", "X-RateLimit-Remaining-hour", "5"),
		}
		api := &wire{answer: func(r *http.Request, n int) (*http.Response, error) {
			advance(42 * time.Millisecond)
			return answers[n](r)
		}}
		c := newClient(t, api, func(c *Config) { c.Logger = log })
		const path = "/Things/7"
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			if _, err := send(t.Context(), c, method, Operation{Repeatable: method == http.MethodGet}); err != nil {
				t.Fatal(err)
			}
		}
		want := []string{
			"DEBUG impact.com request failed duration_ms=42 error=EOF method=GET path=" + path,
			"DEBUG impact.com request duration_ms=42 method=GET path=" + path + " status=503",
			"TRACE impact.com answer body body=down method=GET path=" + path,
			"DEBUG impact.com request budget_left=998 duration_ms=42 method=GET path=" + path + " status=200",
			`TRACE impact.com answer body body={"Id":"7"} method=GET path=` + path,
			"TRACE impact.com request body body=Name=x method=POST path=" + path,
			"DEBUG impact.com request budget_left=5 duration_ms=42 method=POST path=" + path + " status=200",
		}
		wantText(t, "log", strings.Join(log.lines, "\n"), strings.Join(want, "\n"))
	})
}

func TestLogOfATimeout(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		log := &recorder{}
		c := newClient(t, steps(hang), func(c *Config) { c.Logger, c.MaxRetries, c.RequestTimeout = log, 0, time.Second })
		if err := get(t.Context(), c); err == nil {
			t.Error("no error")
		}
		wantText(t, "log", strings.Join(log.lines, "\n"), "DEBUG impact.com request failed duration_ms=1000 error=no answer within the request timeout method=GET path=/Things/7")
	})
}
