// Command mockimpact serves an in-memory impact.com with a few accounts, and
// prints their credentials:
//
//	go run ./internal/cmd/mockimpact -addr 127.0.0.1:8080
//
// The lines are for a shell; -json makes one JSON object of them, and -o writes
// them into a file, which is complete when the program says that it listens.
// What a person does in the web app is under /_mock/, which no real API has:
//
//	GET    /_mock/credentials                every token with its secret
//	POST   /_mock/tokens/{sid}/{action}      reset, disable, enable, delete,
//	                                         upgrade {"api_version": 14},
//	                                         scopes {"scopes": {"deals": ["read"]}},
//	                                         duplicate {"name": "another"}
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
	flags := flag.NewFlagSet("mockimpact", flag.ContinueOnError)
	flags.SetOutput(usage)
	addr := flags.String("addr", "127.0.0.1:8080", "`address` to listen on; port 0 picks a free one")
	asJSON := flags.Bool("json", false, "print the credentials as JSON")
	file := flags.String("o", "", "`file` to write the credentials into, instead of printing them")
	latency := flags.Duration("latency", 0, "`time` that every answer takes")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}

	mock := mockimpact.New()
	mockimpact.Seed(mock)
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
