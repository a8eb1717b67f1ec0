package contract_test

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
)

// reports collects what a handler reports.
type reports struct {
	mu  sync.Mutex
	all []string
}

func (r *reports) add(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, err.Error())
}

func (r *reports) expect(t *testing.T, want ...string) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if !slices.Equal(r.all, want) {
		t.Errorf("reported %q, want %q", r.all, want)
	}
}

// serve runs the mock behind the checker and returns the address.
func serve(t *testing.T, checker *contract.Checker, mock http.HandlerFunc) (string, *reports) {
	t.Helper()
	got := &reports{}
	server := httptest.NewServer(checker.Handler(mock, got.add))
	t.Cleanup(server.Close)
	return server.URL, got
}

func send(t *testing.T, method, url, body string) (received, string, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.SetBasicAuth("IR1", "secret")
	if body != "" {
		r.Header.Set("Content-Type", form)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return received{}, "", err
	}
	defer func() { _ = answer.Body.Close() }()
	content, err := io.ReadAll(answer.Body)
	return received{answer.StatusCode, answer.Header}, string(content), err
}

// received is the head of an answer.
type received struct {
	StatusCode int
	Header     http.Header
}

// answering is a mock that says one thing.
func answering(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", asJSON)
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func expectCounts(t *testing.T, checker *contract.Checker, requests, answers int, unchecked contract.Unchecked) {
	t.Helper()
	gotRequests, gotAnswers := checker.Counts()
	if gotRequests != requests || gotAnswers != answers || checker.Unchecked() != unchecked {
		t.Errorf("counted %d requests, %d answers, %+v; want %d, %d, %+v",
			gotRequests, gotAnswers, checker.Unchecked(), requests, answers, unchecked)
	}
}

func TestHandler_passesEverythingOn(t *testing.T) {
	t.Parallel()
	checker := load(t)
	url, got := serve(t, checker, func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if string(body) != "Name=a" || err != nil {
			t.Errorf("the mock reads %q, %v", body, err)
		}
		w.Header().Set("Content-Type", asJSON)
		w.Header().Set("X-Ratelimit-Remaining", "9")
		_, _ = io.WriteString(w, `{"Status"`)
		w.WriteHeader(http.StatusTeapot) // too late, as in any handler
		_, _ = io.WriteString(w, `:"OK"}`)
	})
	answer, body, err := send(t, "POST", url+gadgets, "Name=a")
	if err != nil || answer.StatusCode != 200 || body != `{"Status":"OK"}` || answer.Header.Get("X-Ratelimit-Remaining") != "9" {
		t.Errorf("the client gets %v, %q, %v", answer, body, err)
	}
	got.expect(t)
	expectCounts(t, checker, 1, 1, contract.Unchecked{})
}

func TestHandler_reportsRequestAndAnswer(t *testing.T) {
	t.Parallel()
	checker := load(t)
	url, got := serve(t, checker, answering(200, `{"Colours":[]}`))
	if _, body, err := send(t, "GET", url+gadgets+"?Color=red", ""); err != nil || body != `{"Colours":[]}` {
		t.Errorf("the client gets %q, %v", body, err)
	}
	got.expect(t,
		"GET "+atGadgets+`: query "Color": is not documented`+inGadgets,
		"GET "+atGadgets+`: answer 200 "Colours": is not documented`+inGadgets)
	expectCounts(t, checker, 1, 1, contract.Unchecked{})
}

func TestHandler_leavesTheMocksOwnPathsAlone(t *testing.T) {
	t.Parallel()
	checker := load(t)
	url, got := serve(t, checker, answering(200, "anything"))
	if _, body, err := send(t, "POST", url+"/_mock/reset", "any=thing"); err != nil || body != "anything" {
		t.Errorf("the client gets %q, %v", body, err)
	}
	got.expect(t)
	expectCounts(t, checker, 0, 0, contract.Unchecked{})
}

func TestHandler_exemptRequest(t *testing.T) {
	t.Parallel()
	checker := load(t, contract.Exempt(func(accountType, method, path string) bool {
		return accountType == "brand" && method == "POST" && path == "/Gadgets"
	}))
	url, got := serve(t, checker, answering(400, `{"Status":"ERROR","Message":"m","Extra":1}`))
	for _, path := range []string{gadgets, "/Agencies/IR1/Advertisers/IR2/Gadgets"} {
		if _, _, err := send(t, "POST", url+path, "Count=1"); err != nil {
			t.Error(err)
		}
	}
	wrong := "POST " + atGadgets + `: answer 400 "Extra": is not documented` + inGadgets
	got.expect(t, wrong, wrong)
	expectCounts(t, checker, 0, 2, contract.Unchecked{ExemptRequests: 2})
	if _, _, err := send(t, "POST", url+gadgets+"/7/Photos", ""); err != nil {
		t.Error(err)
	}
	got.expect(t, wrong, wrong,
		"POST "+atGadgets+"/{GadgetId}/Photos: request body: is required"+inGadgets,
		"POST "+atGadgets+`/{GadgetId}/Photos: answer 400 "Extra": is not documented`+inGadgets)
}

func TestHandler_uncheckedAnswers(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		mock http.HandlerFunc
		want contract.Unchecked
	}{
		"a fault": {answering(503, "", contract.FaultHeader, "1"), contract.Unchecked{SkippedAnswers: 1}},
		"HTML":    {answering(502, "<html>", "Content-Type", "text/html; charset=utf-8"), contract.Unchecked{SkippedAnswers: 1}},
		"XML":     {answering(200, "<a/>", "Content-Type", "application/xml"), contract.Unchecked{XMLAnswers: 1}},
		"a flushed fault": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set(contract.FaultHeader, "1")
			_, _ = io.WriteString(w, "first, ")
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
			_, _ = io.WriteString(w, "second")
		}, contract.Unchecked{SkippedAnswers: 1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checker := load(t, contract.Skip(contract.Injected))
			url, got := serve(t, checker, test.mock)
			answer, body, err := send(t, "GET", url+gadgets, "")
			if err != nil || answer.Header.Get(contract.FaultHeader) != "" {
				t.Errorf("the client gets %v, %v", answer, err)
			}
			if name == "a flushed fault" && body != "first, second" {
				t.Errorf("the client gets %q", body)
			}
			got.expect(t)
			expectCounts(t, checker, 1, 0, test.want)
		})
	}
}

func TestHandler_brokenOffAnswers(t *testing.T) {
	t.Parallel()
	tests := map[string]http.HandlerFunc{
		"connection dropped": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"body cut short": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, `{"Gadg`)
			w.(http.Flusher).Flush() //nolint:forcetypeassert // that it is one is what the test holds
			panic(http.ErrAbortHandler)
		},
		"connection taken over": func(w http.ResponseWriter, _ *http.Request) {
			connection, _, err := w.(http.Hijacker).Hijack() //nolint:forcetypeassert // as above
			if err != nil {
				t.Error(err)
				return
			}
			if err := connection.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
				t.Error(err)
			}
		},
	}
	for name, mock := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checker := load(t)
			url, got := serve(t, checker, mock)
			if _, body, err := send(t, "POST", url+gadgets, "Name=a"); err == nil {
				t.Errorf("the client gets %q", body)
			} else if name == "body cut short" && body != `{"Gadg` {
				t.Errorf("the client gets %q before the end", body)
			}
			got.expect(t)
			expectCounts(t, checker, 1, 0, contract.Unchecked{})
		})
	}
}

func TestHandler_requestThatBreaksOff(t *testing.T) {
	t.Parallel()
	checker, broken := load(t), errors.New("connection reset")
	handler := checker.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if body, err := io.ReadAll(r.Body); string(body) != "Name=" || !errors.Is(err, broken) {
			t.Errorf("the mock reads %q, %v", body, err)
		}
	}), func(violation error) { t.Errorf("reported %v", violation) })
	r := newRequest("POST", gadgets, form)
	r.Body = io.NopCloser(io.MultiReader(strings.NewReader("Name="), iotest.ErrReader(broken)))
	handler.ServeHTTP(httptest.NewRecorder(), r)
	expectCounts(t, checker, 0, 0, contract.Unchecked{})
}
