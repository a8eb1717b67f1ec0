//go:build unix

package main

import (
	"bufio"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/hashicorp/go-version"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

var fence = regexp.MustCompile("(?s)\n```(sh|text)\n(.*?\n)```\n")

// blocks returns what a page's section shows as shell commands, and as output.
func blocks(t *testing.T, page, section string) (commands, shown []string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(text), "\n## "+section+"\n")
	if !found {
		t.Fatalf("%s has no section %q", page, section)
	}
	after, _, _ = strings.Cut(after, "\n## ")
	for _, block := range fence.FindAllStringSubmatch(after, -1) {
		if block[1] == "sh" {
			commands = append(commands, block[2])
		} else {
			shown = append(shown, block[2])
		}
	}
	return commands, shown
}

// clone copies what a clone of the tree holds, and what is new in it.
func clone(t *testing.T, root string) string {
	t.Helper()
	from, to := os.DirFS(root), filepath.Join(t.TempDir(), "clone")
	err := fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{".git", "bin", "dist"}, name):
			return fs.SkipDir
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(to, name), 0o750)
		case strings.Contains(name, ".tfstate"):
			return nil
		}
		content, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), content, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// reader is a person who follows the README in a clone: with terraform on the
// PATH, and no settings or credentials of the surroundings.
type reader struct {
	*testing.T
	dir string
	env []string
}

func newReader(t *testing.T, cli terraformcli.CLI, root string) *reader {
	t.Helper()
	bin := t.TempDir()
	path, err := exec.LookPath(cli.Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, filepath.Join(bin, "terraform")); err != nil {
		t.Fatal(err)
	}
	r := &reader{T: t, dir: clone(t, root)}
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "TF_") && !strings.HasPrefix(variable, "IMPACT_") && !strings.HasPrefix(variable, "MAKE") {
			r.env = append(r.env, variable)
		}
	}
	r.env = append(r.env, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "CHECKPOINT_DISABLE=1")
	return r
}

func (r *reader) shell(commands string) *exec.Cmd {
	shell := exec.CommandContext(r.Context(), "sh", "-ec", commands)
	shell.Dir, shell.Env = r.dir, r.env
	return shell
}

// keepRunning starts a terminal of its own, and returns when it says that it
// listens. The terminal is closed with all that runs in it when the test ends.
func (r *reader) keepRunning(commands string) {
	r.Helper()
	terminal := r.shell(commands)
	terminal.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	terminal.Cancel = func() error { return syscall.Kill(-terminal.Process.Pid, syscall.SIGTERM) }
	terminal.Stderr = os.Stderr
	printed, err := terminal.StdoutPipe()
	if err != nil {
		r.Fatal(err)
	}
	if err := terminal.Start(); err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() { _ = terminal.Wait() }) // the context has ended by then, so Cancel has been called
	for lines := bufio.NewScanner(printed); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "Listening on ") {
			return
		}
	}
	r.Fatalf("the first terminal ended before it listened:\n%s", commands)
}

// TestReadme follows the README's section "Try it yourself" to the letter, and
// finds what it shows.
func TestReadme(t *testing.T) {
	t.Parallel()
	cli, err := terraformcli.Find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if version.Must(version.NewVersion(cli.Version)).LessThan(version.Must(version.NewVersion("1.11.0"))) {
		t.Skipf("the README asks for 1.11, this is %s", cli)
	}
	root, err := terraformcli.ModuleRoot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	commands, shown := blocks(t, filepath.Join(root, "README.md"), "Try it yourself")
	if len(commands) != 4 || len(shown) != 1 {
		t.Fatalf("want four blocks of commands and one of output: %q, %q", commands, shown)
	}
	r := newReader(t, cli, root)
	r.keepRunning(commands[0])
	// One shell runs the rest: what a block exports is there in the next.
	out, err := r.shell(strings.Join(commands[1:], "echo; echo '=== next block ==='\n")).CombinedOutput()
	steps := strings.Split(string(out), "=== next block ===\n")
	if err != nil || len(steps) != 3 {
		t.Fatalf("%v\n%s", err, out)
	}
	for i, want := range []string{`status = "active"`, shown[0], "1 changed\n" + `status = "active"`} {
		printed := colour.ReplaceAllString(steps[i], "")
		for text := range strings.Lines(want) {
			text = strings.TrimRight(text, "\n")
			if text != "│ …" && !strings.Contains(printed, text) {
				t.Errorf("step %d does not print %q:\n%s", i+1, text, printed)
			}
		}
	}
}

var colour = regexp.MustCompile("\x1b\\[[0-9;]*m")

// TestReadmeClone holds the commands that CI runs itself: .ci/run has a step for
// each make target, and the repository is the module's.
func TestReadmeClone(t *testing.T) {
	t.Parallel()
	root, err := terraformcli.ModuleRoot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	steps, err := os.ReadFile(filepath.Join(root, ".ci", "run"))
	if err != nil {
		t.Fatal(err)
	}
	commands, _ := blocks(t, filepath.Join(root, "README.md"), "See it work")
	for line := range strings.Lines(strings.Join(commands, "")) {
		line = strings.TrimSpace(line)
		switch {
		case line == "git clone https://github.com/terraform-provider-impact/terraform-provider-impact":
		case strings.HasPrefix(line, "make ") && strings.Contains(string(steps), " "+strings.Replace(line, "-C terraform-provider-impact ", "", 1)+"\n"):
		default:
			t.Errorf("no test runs %q", line)
		}
	}
}
