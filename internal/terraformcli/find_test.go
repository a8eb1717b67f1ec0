package terraformcli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestMain lets the test binary stand in for the programs: a link to it answers
// by the name it is called by. Written scripts would not do, because a script
// that another test's fork still holds open for writing cannot be executed.
func TestMain(m *testing.M) {
	switch filepath.Base(os.Args[0]) {
	case "terraform":
		fmt.Println("Terraform v1.14.2\non linux_amd64")
	case "tofu":
		fmt.Println("OpenTofu v1.10.6\non linux_amd64")
	case "teapot":
		fmt.Println("I am a teapot v1.0.0")
	case "broken":
		fmt.Fprintln(os.Stderr, "wrong architecture")
		os.Exit(3)
	default:
		os.Exit(m.Run())
	}
}

// fake puts a stand-in with a name into a new directory.
func fake(t *testing.T, name string) (path string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), name)
	if err := os.Symlink(self, path); err != nil {
		t.Fatal(err)
	}
	return path
}

// fakeInstaller installs a stand-in, or fails.
type fakeInstaller struct {
	err   error
	mutex sync.Mutex
	calls int
}

func (f *fakeInstaller) install(_ context.Context, dir string) (string, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.calls++
	if f.err != nil {
		return "", f.err
	}
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "terraform")
	return path, os.Symlink(self, path)
}

func newFinder(env map[string]string, cache string, i installer) finder {
	return finder{
		getenv:    func(name string) string { return env[name] },
		cacheDir:  func() (string, error) { return cache, nil },
		installer: i,
	}
}

func TestFindOrder(t *testing.T) {
	t.Parallel()
	terraform, tofu := fake(t, "terraform"), fake(t, "tofu")
	both := filepath.Dir(tofu) + string(filepath.ListSeparator) + filepath.Dir(terraform)
	for name, test := range map[string]struct {
		env  map[string]string
		want CLI
	}{
		"the variable wins over the PATH": {
			map[string]string{PathVariable: tofu, "PATH": both}, CLI{tofu, OpenTofu, "1.10.6"},
		},
		"terraform wins over tofu, wherever it is on the PATH": {
			map[string]string{"PATH": both}, CLI{terraform, Terraform, "1.14.2"},
		},
		"tofu where there is no terraform": {
			map[string]string{"PATH": filepath.Dir(tofu)}, CLI{tofu, OpenTofu, "1.10.6"},
		},
		"relative PATH entries are never searched": {
			map[string]string{"PATH": "." + string(filepath.ListSeparator) + filepath.Dir(tofu)}, CLI{tofu, OpenTofu, "1.10.6"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused := &fakeInstaller{err: errors.New("must not be called")}
			got, err := newFinder(test.env, t.TempDir(), refused).find(t.Context())
			if err != nil || got != test.want {
				t.Errorf("got %+v, %v; want %+v", got, err, test.want)
			}
			if refused.calls != 0 {
				t.Error("installed although a program was there")
			}
		})
	}
}

func TestFindInstallsOnceAndReuses(t *testing.T) {
	t.Parallel()
	working := &fakeInstaller{}
	f := newFinder(map[string]string{"PATH": t.TempDir()}, t.TempDir(), working)
	first, err := f.find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	second, err := f.find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if first != second || first.Product != Terraform || working.calls != 1 {
		t.Errorf("first %+v, then %+v after %d installations", first, second, working.calls)
	}
}

func TestFindInstallsConcurrently(t *testing.T) {
	t.Parallel()
	cache := t.TempDir()
	f := newFinder(map[string]string{}, cache, &fakeInstaller{})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if _, err := f.find(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	left, err := filepath.Glob(filepath.Join(cache, "terraform-provider-impact", "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("left in the cache: %v, %v; want the one installation", left, err)
	}
}

func TestFindErrors(t *testing.T) {
	t.Parallel()
	notExecutable := filepath.Join(t.TempDir(), "terraform")
	if err := os.WriteFile(notExecutable, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		env  map[string]string
		want []string
	}{
		"the variable names nothing": {
			map[string]string{PathVariable: "/nowhere/terraform"}, []string{PathVariable, "/nowhere/terraform"},
		},
		"the named program fails": {
			map[string]string{PathVariable: fake(t, "broken")}, []string{PathVariable, "exit status 3", "wrong architecture"},
		},
		"the named program is another": {
			map[string]string{PathVariable: fake(t, "teapot")}, []string{"neither Terraform nor OpenTofu", "teapot"},
		},
		"nothing on the PATH and no network": {
			map[string]string{"PATH": filepath.Dir(notExecutable)}, []string{"neither terraform nor tofu is on the PATH", "no route to host"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			offline := &fakeInstaller{err: errors.New("no route to host")}
			_, err := newFinder(test.env, t.TempDir(), offline).find(t.Context())
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
		})
	}
}
