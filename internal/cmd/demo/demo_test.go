package main

import (
	"bytes"
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

func TestDemoGoesAsAnnounced(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(t.Context(), &out, true); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	for _, want := range []string{"staging is rejected: impact.com rejected Account SID", "All three are proven."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the demo does not say %q:\n%s", want, &out)
		}
	}
	holdsPicture(t, out.String())
}

// holdsPicture compares the README's picture with what the demo just printed.
// Other programs than the one that it was made with may word their part of it
// otherwise; then it must still say what the demo itself says.
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
		if diff := cmp.Diff(string(committed), draw("make demo", highlights(printed))); diff != "" {
			t.Errorf("the picture is not of this demo; run make picture and commit the result (-committed +now):\n%s", diff)
		}
		return
	}
	for _, line := range highlights(printed) {
		own := line != "" && !strings.HasPrefix(line, " ") && !strings.Contains(line, "\x1b") && !strings.HasPrefix(line, "$ ")
		if own && !strings.Contains(string(committed), html.EscapeString(line)) {
			t.Errorf("the picture does not show %q; run make picture and commit the result", line)
		}
	}
}

func TestDemoNoticesWhatWasNotAnnounced(t *testing.T) {
	t.Parallel()
	stage := rehearse(t)
	if err := stage.planAndApply(t.Context()); err != nil {
		t.Fatal(err)
	}
	for announced, want := range map[string]string{
		"valid":    "",
		"rejected": `staging is`,
	} {
		err := stage.expect(t.Context(), map[string]string{"staging": announced})
		if (err == nil) != (want == "") || (err != nil && !strings.Contains(err.Error(), want)) {
			t.Errorf("announced %s: got %v, want %q", announced, err, want)
		}
	}
	stage.printed.WriteString(stage.world.environment("staging").token.Value())
	if err := stage.expectNoSecrets(); err == nil || !strings.Contains(err.Error(), "the output") {
		t.Errorf("a printed Auth Token was not noticed: %v", err)
	}
}

// rehearse prepares a stage on which no token was reset.
func rehearse(t *testing.T) *stage {
	t.Helper()
	cli, err := terraformcli.Find(t.Context())
	if err != nil {
		t.Fatal(err)
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
	stage, err := newStage(runner, world, root, dir, io.Discard, false)
	if err != nil {
		t.Fatal(err)
	}
	return stage
}
