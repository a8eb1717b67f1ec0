package main

import (
	"bytes"
	"html"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// screenAndAHalf is how many lines a newcomer reads.
const screenAndAHalf = 62

func TestDemoGoesAsAnnounced(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(t.Context(), &out, true); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	printed := plain(out.String())
	for _, want := range []string{"staging is rejected: impact.com rejected Account SID", "No changes. Your infrastructure matches the configuration.", "Nothing that was asked contradicts the code"} {
		if !strings.Contains(printed, want) {
			t.Errorf("the demo does not say %q:\n%s", want, printed)
		}
	}
	if lines := strings.Count(printed, "\n"); lines > screenAndAHalf {
		t.Errorf("the demo prints %d lines, more than %d:\n%s", lines, screenAndAHalf, printed)
	}
	holdsPicture(t, out.String())
}

// holdsPicture compares the README's picture with what the demo just printed.
// Other programs than the one that it was made with may word their part of it
// otherwise; then it must still say what the demo itself says, unless the program is
// too old for all of it.
func holdsPicture(t *testing.T, printed string) {
	t.Helper()
	cli, err := terraformcli.Find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile(filepath.Join("..", "..", "..", ".github", "demo.svg"))
	if err != nil {
		t.Fatal(err)
	}
	if cli.Product == terraformcli.Terraform && cli.Version == terraformcli.InstalledVersion {
		if diff := cmp.Diff(string(committed), draw("make demo", pictured(printed))); diff != "" {
			t.Errorf("the picture is not of this demo; run make picture and commit the result (-committed +now):\n%s", diff)
		}
		return
	}
	if cli.Lacks("auth_token_wo =") != "" {
		return
	}
	for _, line := range pictured(printed) {
		own := line != "" && !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "$ ")
		if own && !strings.Contains(string(committed), html.EscapeString(line)) {
			t.Errorf("the picture does not show %q; run make picture and commit the result", line)
		}
	}
}

func TestDemoNoticesWhatWasNotAnnounced(t *testing.T) {
	t.Parallel()
	stage := rehearse(t)
	if _, err := stage.apply(t.Context()); err != nil {
		t.Fatal(err)
	}
	valid := map[string]string{"development": "valid", "staging": "valid", "production": "valid", "reporting": "active"}
	for announced, want := range map[string]string{
		"valid":    "",
		"rejected": `staging is "valid", not "rejected"`,
	} {
		valid["staging"] = announced
		err := stage.recorded(t.Context(), valid)
		if (err == nil) != (want == "") || (err != nil && !strings.Contains(err.Error(), want)) {
			t.Errorf("announced %s: got %v, want %q", announced, err, want)
		}
	}
	if shown, err := stage.plan(t.Context(), 0); err != nil {
		t.Errorf("nothing happened yet, and a plan finds\n%s%v", shown, err)
	}
	if _, err := stage.plan(t.Context(), 2); err == nil || !strings.Contains(err.Error(), "plan ends with 0, not 2") {
		t.Errorf("a plan without a change was not noticed: %v", err)
	}
	if err := announces("No changes.", []string{"No changes.", "1 to change"}); err == nil || err.Error() != `it does not say "1 to change"` {
		t.Errorf("a text that is missing was not noticed: %v", err)
	}
	stage.raw.WriteString(stage.world.environment("staging").token.Value())
	if err := stage.expectNoSecrets(); err == nil || !strings.Contains(err.Error(), "the output") {
		t.Errorf("a printed Auth Token was not noticed: %v", err)
	}
}

// A program that is too old for write-only arguments plays the rest of the demo.
func TestDemoWithoutTheAccessToken(t *testing.T) {
	t.Parallel()
	stage := rehearseFor(t, "1.10.5")
	var said bytes.Buffer
	if err := play(t.Context(), narrator(&said), stage.world, stage); err != nil {
		t.Fatal(err)
	}
	if want := "leaves out the access token that tokens.tf declares: " + stage.lacks; stage.lacks == "" || !strings.Contains(said.String(), want) {
		t.Errorf("it does not say %q:\n%s", want, &said)
	}
	if slices.Contains(stage.findings(), "An access token lacks scopes [token_lacks_scopes]") || strings.Contains(stage.raw.String(), "impact_access_token") {
		t.Errorf("the access token is there all the same:\n%s", stage.raw.String())
	}
}

// rehearse prepares a stage on which no token was reset.
func rehearse(t *testing.T) *stage {
	t.Helper()
	return rehearseFor(t, "")
}

// rehearseFor is rehearse with a program that passes for an older version.
func rehearseFor(t *testing.T, version string) *stage {
	t.Helper()
	cli, err := terraformcli.Find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if version != "" {
		cli.Version = version
	}
	root, err := terraformcli.ModuleRoot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	runner, err := terraformcli.NewRunner(t.Context(), cli, root, dir)
	if err != nil {
		t.Fatal(err)
	}
	world, err := newWorld(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(world.close)
	stage, err := newStage(t.Context(), runner, world, root, dir, io.Discard, false)
	if err != nil {
		t.Fatal(err)
	}
	return stage
}
