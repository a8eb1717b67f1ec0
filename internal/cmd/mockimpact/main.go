// Command mockimpact serves an in-memory impact.com with a few accounts, and
// prints their credentials:
//
//	go run ./internal/cmd/mockimpact -addr 127.0.0.1:8080
//
// The lines are for a shell; -json makes one JSON object of them, and -o writes
// them into a file, which is complete when the program says that it listens. It
// listens on this machine only, since it tells credentials to everybody who asks.
//
// What no document of impact.com says can be chosen, and so can what goes wrong and
// what an hour holds:
//
//	go run ./internal/cmd/mockimpact -reading object-zero=403 -limit 50 -fault "gateway-504 POST /Deals times=1"
//
// -help lists the readings and the faults; -readings prints the readings with what
// speaks for each. What a person does in the web app, and the same choices while it
// runs, are under /_mock/, which no real API has:
//
//	GET    /_mock/credentials                every token with its secret
//	POST   /_mock/tokens/{sid}/{action}      reset, disable, enable, delete,
//	                                         upgrade {"api_version": 14},
//	                                         scopes {"scopes": {"deals": ["read"]}},
//	                                         operations {"operations": ["GET /Deals"]},
//	                                         duplicate {"name": "another"}
//	GET    /_mock/readings                   the open questions with their answers
//	PUT    /_mock/readings                   {"object-zero": "403"}; the others stay
//	GET    /_mock/faults, DELETE to end all  the kinds of faults, and those in force
//	POST   /_mock/faults                     {"kind": "gateway-504", "method": "POST", "path": "/Deals", "times": 1};
//	                                         also sid, skip, share, late
//	GET    /_mock/journal, DELETE to forget  the requests so far
//	GET    /_mock/dump                       all data
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"syscall"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "mockimpact:", err)
		os.Exit(1)
	}
}

// run serves until the context ends.
func run(ctx context.Context, args []string, out, usage io.Writer) error {
	mock := mockimpact.New()
	mockimpact.Seed(mock)
	flags := flag.NewFlagSet("mockimpact", flag.ContinueOnError)
	flags.SetOutput(usage)
	flags.Usage = func() {
		fmt.Fprintln(usage, "Usage of mockimpact:")
		flags.PrintDefaults()
		fmt.Fprint(usage, choices())
	}
	addr := flags.String("addr", "127.0.0.1:8080", "loopback `address` to listen on; port 0 picks a free one")
	asJSON := flags.Bool("json", false, "print the credentials as JSON")
	file := flags.String("o", "", "`file` to write the credentials into, instead of printing them")
	latency := flags.Duration("latency", 0, "`time` that every answer takes")
	readings := flags.Bool("readings", false, "print the readings with what speaks for each, and end")
	limit := flags.Int("limit", 0, "`requests` an hour that each account has instead of 1,000")
	flags.Func("reading", "`name=answer` to a question that no document answers; can be repeated", func(text string) error {
		return setReading(mock, text)
	})
	flags.Func("fault", "what goes wrong: `\"kind [METHOD] [/path] [times=n] …\"`; can be repeated", func(text string) error {
		f, err := mockimpact.ParseFault(text)
		if err == nil {
			mock.Fault(f)
		}
		return err
	})
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}

	if *readings {
		_, err := io.WriteString(out, mockimpact.ReadingsMarkdown())
		return err
	}
	if err := onlyLoopback(*addr); err != nil {
		return err
	}
	if *limit < 0 {
		return fmt.Errorf("-limit %d is no number of requests", *limit)
	}
	if *limit > 0 {
		for _, account := range mock.Accounts() {
			account.SetLimit(mockimpact.BudgetRequests, *limit, time.Hour)
		}
	}
	mock.SetLatency(*latency)
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", *addr)
	if err != nil {
		return err
	}
	written := writeEnvironment
	if *asJSON {
		written = writeJSON
	}
	if err := announce(out, *file, "http://"+listener.Addr().String(), mock.Credentials(), written); err != nil {
		return errors.Join(err, listener.Close())
	}
	return serve(ctx, listener, mock)
}

func setReading(mock *mockimpact.Server, text string) error {
	name, answer, isPair := strings.Cut(text, "=")
	if !isPair {
		return errors.New("a reading is name=answer")
	}
	return mock.ChangeReading(mockimpact.ReadingName(name), answer)
}

// onlyLoopback refuses an address that other machines reach: the mock tells its
// credentials to everybody.
func onlyLoopback(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	return fmt.Errorf("-addr %s is not a loopback address, such as 127.0.0.1:8080", addr)
}

// choices lists what -reading and -fault take.
func choices() string {
	var text strings.Builder
	text.WriteString("\nReadings, the default first:\n")
	for _, r := range mockimpact.Readings() {
		fmt.Fprintf(&text, "  %s=%s\n        %s\n", r.Name, strings.Join(r.Values(), "|"), r.Question)
	}
	text.WriteString("\nFaults, each with METHOD, /path, sid=, skip=, times=, share=, late=:\n")
	for _, k := range mockimpact.FaultKinds() {
		fmt.Fprintf(&text, "  %s\n        %s\n", k.Name, k.Meaning)
	}
	text.WriteString("\nWhat can be changed while it runs is under /_mock/: readings, faults, tokens, journal, dump, credentials.\n")
	return text.String()
}

// announce tells the credentials to whoever reads out, or writes them into a file
// and tells where that is.
func announce(
	out io.Writer, file, baseURL string, credentials []mockimpact.Credential,
	written func(io.Writer, string, []mockimpact.Credential) error,
) error {
	if file == "" {
		return written(out, baseURL, credentials)
	}
	var text bytes.Buffer
	if err := written(&text, baseURL, credentials); err != nil {
		return err
	}
	if err := os.WriteFile(file, text.Bytes(), 0o600); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "Listening on %s. The credentials are in %s.\n", baseURL, file)
	return err
}

func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	// The requests under way get a moment of their own: ctx has ended already.
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return errors.Join(err, server.Close())
	}
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// writeEnvironment writes lines such as export BRAND_FULL_ACCESS_ACCOUNT_SID='IR…'.
func writeEnvironment(out io.Writer, baseURL string, credentials []mockimpact.Credential) error {
	var text strings.Builder
	fmt.Fprintf(&text, "export IMPACT_BASE_URL=%s\n", baseURL)
	for _, c := range credentials {
		name := variableName(c.AccountType + " " + c.TokenName)
		fmt.Fprintf(&text, "\n# %s %q, account %s, API version %d, %s\n", c.AccountType, c.AccountName, c.AccountID, c.APIVersion, c.State)
		fmt.Fprintf(&text, "export %s_ACCOUNT_SID='%s'\nexport %s_AUTH_TOKEN='%s'\n", name, c.AccountSID, name, c.AuthToken)
	}
	_, err := io.WriteString(out, text.String())
	return err
}

var notInNames = regexp.MustCompile(`[^A-Z0-9]+`)

func variableName(name string) string { return notInNames.ReplaceAllString(strings.ToUpper(name), "_") }

func writeJSON(out io.Writer, baseURL string, credentials []mockimpact.Credential) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(struct {
		BaseURL     string                  `json:"base_url"`
		Credentials []mockimpact.Credential `json:"credentials"`
	}{baseURL, credentials})
}
