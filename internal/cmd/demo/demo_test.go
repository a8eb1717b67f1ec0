package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

func TestDemoGoesAsAnnounced(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(t.Context(), &out); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	for _, want := range []string{"staging is rejected: impact.com rejected Account SID", "All three are proven."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the demo does not say %q:\n%s", want, &out)
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
	stage, err := newStage(runner, world, root, dir, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	return stage
}
