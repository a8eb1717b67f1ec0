package terraformcli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

// PathVariable is the environment variable that names the program to use. It
// is the one that HashiCorp's acceptance-test library reads.
const PathVariable = "TF_ACC_TERRAFORM_PATH"

// Product tells the two implementations of the Terraform language apart.
type Product string

// The products that can run the provider.
const (
	Terraform Product = "Terraform"
	OpenTofu  Product = "OpenTofu"
)

// CLI is an installed command-line program.
type CLI struct {
	// Path of the executable, absolute when it was found on the PATH or installed.
	Path    string
	Product Product
	// Version without a leading v, such as 1.11.4.
	Version string
}

// String is the product with its version, such as "Terraform 1.11.4".
func (c CLI) String() string { return string(c.Product) + " " + c.Version }

// Find returns the program that TF_ACC_TERRAFORM_PATH names, else terraform or
// tofu on the PATH, else a Terraform that it installs into the user's cache
// directory. Only the last may use the network, and only once per version.
func Find(ctx context.Context) (CLI, error) {
	return finder{getenv: os.Getenv, cacheDir: os.UserCacheDir, installer: releasedTerraform{}}.find(ctx)
}

// finder is Find with its surroundings replaceable.
type finder struct {
	getenv    func(string) string
	cacheDir  func() (string, error)
	installer installer
}

func (f finder) find(ctx context.Context) (CLI, error) {
	if named := f.getenv(PathVariable); named != "" {
		cli, err := Inspect(ctx, named)
		if err != nil {
			return CLI{}, fmt.Errorf("%s: %w", PathVariable, err)
		}
		return cli, nil
	}
	for _, name := range []string{"terraform", "tofu"} {
		if path, ok := f.lookPath(name); ok {
			return Inspect(ctx, path)
		}
	}
	path, err := f.installed(ctx)
	if err != nil {
		return CLI{}, fmt.Errorf("neither terraform nor tofu is on the PATH, and Terraform cannot be installed: %w", err)
	}
	return Inspect(ctx, path)
}

// lookPath is exec.LookPath on the finder's own environment.
func (f finder) lookPath(name string) (path string, ok bool) {
	for _, dir := range filepath.SplitList(f.getenv("PATH")) {
		if !filepath.IsAbs(dir) {
			continue
		}
		if path, err := exec.LookPath(filepath.Join(dir, name)); err == nil {
			return path, true
		}
	}
	return "", false
}

// firstLine is how both products begin the answer to "version". Their JSON
// answer cannot be used: it does not say which product it comes from.
var firstLine = regexp.MustCompile(`(?m)^(Terraform|OpenTofu) v(\S+)`)

// Inspect asks an executable for its product and version.
func Inspect(ctx context.Context, path string) (CLI, error) {
	cmd := exec.CommandContext(ctx, path, "version")
	cmd.Env = environment(os.Environ(), "")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return CLI{}, fmt.Errorf("%s version: %w: %s", path, err, exit.Stderr)
		}
		return CLI{}, fmt.Errorf("%s version: %w", path, err)
	}
	match := firstLine.FindSubmatch(out)
	if match == nil {
		return CLI{}, fmt.Errorf("%s is neither Terraform nor OpenTofu: its version command answers %q", path, out)
	}
	return CLI{Path: path, Product: Product(match[1]), Version: string(match[2])}, nil
}
