package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestServesPrintedCredentials(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	out, printed := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, []string{"-addr", "127.0.0.1:0", "-json"}, printed, io.Discard) }()

	var shown struct {
		BaseURL     string                  `json:"base_url"`
		Credentials []mockimpact.Credential `json:"credentials"`
	}
	if err := json.NewDecoder(out).Decode(&shown); err != nil {
		t.Fatal(err)
	}
	roots := map[string]string{"brand": "/Advertisers/", "partner": "/MediaPartners/", "agency": "/Agencies/"}
	for _, c := range shown.Credentials {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, shown.BaseURL+roots[c.AccountType]+c.AccountSID+"/Campaigns", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		r.SetBasicAuth(c.AccountSID, c.AuthToken)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := answer.Body.Close(); err != nil {
			t.Error(err)
		}
		want := http.StatusOK
		if c.State == mockimpact.TokenDisabled {
			want = http.StatusForbidden
		}
		if answer.StatusCode != want {
			t.Errorf("%s %s: status %d, want %d", c.AccountType, c.TokenName, answer.StatusCode, want)
		}
	}
	http.DefaultClient.CloseIdleConnections()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestChoicesByFlag starts the program with a limit, readings and a fault, and sees
// them in its answers.
func TestChoicesByFlag(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	out, printed := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- run(ctx, []string{
			"-addr", "localhost:0", "-json", "-limit", "7", "-reading", "object-zero=403", "-reading", "rate-limit-headers=partner",
			"-fault", "gateway-503 GET /Deals times=1", "-fault", "page-520 GET /Ads",
		}, printed, io.Discard)
	}()
	var shown struct {
		BaseURL     string                  `json:"base_url"`
		Credentials []mockimpact.Credential `json:"credentials"`
	}
	if err := json.NewDecoder(out).Decode(&shown); err != nil {
		t.Fatal(err)
	}
	full := shown.Credentials[0]
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	get := func(path string) (status int, left string) {
		t.Helper()
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, shown.BaseURL+path, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		r.SetBasicAuth(full.AccountSID, full.AuthToken)
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := answer.Body.Close(); err != nil {
			t.Error(err)
		}
		return answer.StatusCode, answer.Header.Get("X-RateLimit-Remaining-hour")
	}
	for _, want := range []struct {
		path   string
		status int
		left   string
	}{
		{"/Deals", 503, ""}, {"/Deals", 200, "6"}, {"/Deals/0", 403, "5"}, {"/Ads", 520, ""},
	} {
		if status, left := get("/Advertisers/" + full.AccountSID + want.path); status != want.status || left != want.left {
			t.Errorf("%s: %d, %q left, want %d, %q", want.path, status, left, want.status, want.left)
		}
	}
	if status, _ := get("/_mock/readings"); status != http.StatusOK {
		t.Errorf("readings: %d", status)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestHelpNamesEveryChoice looks for each reading with its answers, and each fault.
func TestHelpNamesEveryChoice(t *testing.T) {
	t.Parallel()
	var help, table bytes.Buffer
	if err := run(t.Context(), []string{"-help"}, io.Discard, &help); !errors.Is(err, flag.ErrHelp) {
		t.Fatal(err)
	}
	if err := run(t.Context(), []string{"-readings"}, &table, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, r := range mockimpact.Readings() {
		if !strings.Contains(help.String(), "  "+string(r.Name)+"="+strings.Join(r.Values(), "|")+"\n") {
			t.Errorf("-help lacks %s", r.Name)
		}
		if !strings.Contains(table.String(), "### "+string(r.Name)+"\n") {
			t.Errorf("-readings lacks %s", r.Name)
		}
	}
	for _, k := range mockimpact.FaultKinds() {
		if !strings.Contains(help.String(), "  "+k.Name+"\n") {
			t.Errorf("-help lacks %s", k.Name)
		}
	}
}

// TestEnvironmentLinesAreShell has a shell read the lines, with a token value
// that would mean something to it.
func TestEnvironmentLinesAreShell(t *testing.T) {
	t.Parallel()
	var lines bytes.Buffer
	err := writeEnvironment(&lines, "http://127.0.0.1:1", []mockimpact.Credential{{
		AccountType: "brand", AccountName: "A & B", TokenName: "legacy read/write", AccountSID: "IRx", AuthToken: "~a-b_c$(id)",
	}})
	if err != nil {
		t.Fatal(err)
	}
	shell := exec.CommandContext(t.Context(), "sh", "-c",
		lines.String()+`printf %s "$IMPACT_BASE_URL $BRAND_LEGACY_READ_WRITE_ACCOUNT_SID $BRAND_LEGACY_READ_WRITE_AUTH_TOKEN"`)
	got, err := shell.Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := "http://127.0.0.1:1 IRx ~a-b_c$(id)"; string(got) != want {
		t.Errorf("the shell reads %q, want %q", got, want)
	}
}

func TestCredentialsIntoFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "mock.env")
	ctx, cancel := context.WithCancel(t.Context())
	out, printed := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, []string{"-addr", "127.0.0.1:0", "-o", file}, printed, io.Discard) }()
	said := make([]byte, 1000)
	n, err := out.Read(said)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if !strings.HasSuffix(string(said[:n]), "The credentials are in "+file+".\n") || bytes.Contains(said[:n], []byte("AUTH_TOKEN")) {
		t.Errorf("it says %q", said[:n])
	}
	if !bytes.Contains(content, []byte("\nexport BRAND_FULL_ACCESS_AUTH_TOKEN='")) {
		t.Errorf("the file holds\n%s", content)
	}
}

func TestBadArguments(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"unexpected argument": {"serve"},
		"not defined":         {"-port", "1"},
		"missing port":        {"-addr", "localhost"},
		"not a loopback addr": {"-addr", "0.0.0.0:0"},
		"is not a loopback":   {"-addr", "192.0.2.1:0"},
		"no reading":          {"-reading", "moon=full"},
		"has no answer":       {"-reading", "object-zero=500"},
		"name=answer":         {"-reading", "object-zero"},
		"no fault":            {"-fault", "flood"},
		"invalid duration":    {"-fault", "late-504 late=soon"},
		"no number":           {"-limit", "-1"},
		"no such file":        {"-addr", "127.0.0.1:0", "-o", filepath.Join(t.TempDir(), "missing", "mock.env")},
	} {
		err := run(t.Context(), args, io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: error %v, want %q", args, err, want)
		}
	}
}
