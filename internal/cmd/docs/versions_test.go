package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/go-version"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// supported are the programs that CI runs, in the one file that lists them.
type supported struct {
	Terraform  []string    `json:"terraform"`
	OpenTofu   []string    `json:"opentofu"`
	Candidates []candidate `json:"candidates"`
}

// candidate is a release that is tried before it is out.
type candidate struct {
	Product string `json:"product"`
	Version string `json:"version"`
}

var github = filepath.Join("..", "..", "..", ".github")

func readSupported(t *testing.T) supported {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(github, "cli-versions.json"))
	if err != nil {
		t.Fatal(err)
	}
	var versions supported
	if err := json.Unmarshal(text, &versions); err != nil {
		t.Fatal(err)
	}
	return versions
}

// TestVersions holds every place that names the programs against the list.
func TestVersions(t *testing.T) {
	t.Parallel()
	versions := readSupported(t)
	for product, all := range map[terraformcli.Product][]string{terraformcli.Terraform: versions.Terraform, terraformcli.OpenTofu: versions.OpenTofu} {
		oldest := 0
		if _, err := fmt.Sscanf(all[0], "1.%d", &oldest); err != nil {
			t.Fatal(err)
		}
		for i, listed := range all {
			if want := fmt.Sprintf("1.%d", oldest+i); listed != want {
				t.Errorf("%s %s stands where %s should", product, listed, want)
			}
		}
		for _, feature := range terraformcli.Features() {
			first, known := feature.Since[product]
			older := known && version.Must(version.NewVersion(first)).LessThan(version.Must(version.NewVersion(all[0])))
			if known && !older && !slices.Contains(all, minor(first)) {
				t.Errorf("%s came with %s %s, which no run has", feature.Name, product, first)
			}
		}
	}
	if !slices.Contains(versions.Terraform, minor(terraformcli.InstalledVersion)) {
		t.Errorf("Terraform %s is installed where there is none, and no run has it", terraformcli.InstalledVersion)
	}
	for _, c := range versions.Candidates {
		if !slices.Contains([]string{"terraform", "opentofu"}, c.Product) || !strings.Contains(c.Version, "-") {
			t.Errorf("no candidate: %+v", c)
		}
	}
	span := func(all []string) string { return all[0] + " to " + all[len(all)-1] }
	for page, want := range map[string]string{
		"README.md":               "with Terraform " + span(versions.Terraform) + " and OpenTofu " + span(versions.OpenTofu) + ".",
		"templates/index.md.tmpl": "Needs Terraform " + versions.Terraform[0] + " or OpenTofu " + versions.OpenTofu[0] + ", or later",
	} {
		text, err := os.ReadFile(filepath.Join("..", "..", "..", filepath.FromSlash(page)))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
}

var (
	versionLiteral = regexp.MustCompile(`\b1\.\d+(\.[\dx*]+)?["'\],]`)
	jqCommand      = regexp.MustCompile(`(?m)^ +(jq .* \.github/cli-versions\.json) >> "\$GITHUB_OUTPUT"$`)
)

// TestWorkflowVersions runs what the workflow makes of the list.
func TestWorkflowVersions(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(github, "workflows", "test.yml"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if named := versionLiteral.FindString(line); named != "" && !strings.HasPrefix(strings.TrimSpace(line), "#") {
			t.Errorf("the workflow names a version of its own: %s", line)
		}
	}
	commands := jqCommand.FindAllStringSubmatch(string(text), -1)
	if len(commands) != 2 {
		t.Fatalf("want two outputs, got %q", commands)
	}
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("the workflow's commands need jq")
	}
	outputs := map[string]string{}
	for _, command := range commands {
		run := exec.CommandContext(t.Context(), "sh", "-ec", command[1])
		run.Dir = filepath.Join(github, "..")
		printed, err := run.Output()
		if err != nil {
			t.Fatalf("%s: %v", command[1], err)
		}
		name, value, _ := strings.Cut(strings.TrimSpace(string(printed)), "=")
		outputs[name] = value
	}
	type entry struct {
		candidate
		Candidate bool `json:"candidate"`
	}
	versions := readSupported(t)
	var want []entry
	for _, minor := range versions.Terraform {
		want = append(want, entry{candidate{"terraform", minor + ".x"}, false})
	}
	for _, minor := range versions.OpenTofu {
		want = append(want, entry{candidate{"opentofu", minor + ".x"}, false})
	}
	for _, c := range versions.Candidates {
		want = append(want, entry{c, true})
	}
	var got []entry
	if err := json.Unmarshal([]byte(outputs["matrix"]), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(entry{})); diff != "" {
		t.Errorf("the matrix (-listed +derived):\n%s", diff)
	}
	if newest := versions.Terraform[len(versions.Terraform)-1] + ".x"; outputs["newest"] != newest {
		t.Errorf("the newest is %q, not %q", outputs["newest"], newest)
	}
}

var (
	usedAction   = regexp.MustCompile(`(?m)^\s*(?:- )?uses: (.*)$`)
	pinnedAction = regexp.MustCompile(`^([\w-]+/[\w-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)$`)
)

// Actions are pinned by commit, in our workflows and in those that the examples
// offer, and each of them the same everywhere.
func TestActionsArePinned(t *testing.T) {
	t.Parallel()
	var workflows []string
	for _, pattern := range []string{filepath.Join(github, "workflows", "*.yml"), filepath.Join(github, "..", "examples", "*", "*.yml")} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %q, %v", pattern, found, err)
		}
		workflows = append(workflows, found...)
	}
	pins := map[string]string{}
	for _, workflow := range workflows {
		text, err := os.ReadFile(workflow)
		if err != nil {
			t.Fatal(err)
		}
		for _, used := range usedAction.FindAllStringSubmatch(string(text), -1) {
			pinned := pinnedAction.FindStringSubmatch(used[1])
			if pinned == nil {
				t.Errorf("%s: %q is not pinned by commit, with its version behind", workflow, used[1])
				continue
			}
			if before, known := pins[pinned[1]]; known && before != pinned[2] {
				t.Errorf("%s: %s is %s here and %s elsewhere", workflow, pinned[1], pinned[2], before)
			}
			pins[pinned[1]] = pinned[2]
		}
	}
}
