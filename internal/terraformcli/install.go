package terraformcli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hc-install/product"
	"github.com/hashicorp/hc-install/releases"
)

// InstalledVersion is the Terraform that is installed where no program is
// found. It is fixed, so that a run does not change under its users.
const InstalledVersion = "1.11.4"

// installer puts a Terraform executable into a directory and returns its path.
type installer interface {
	install(ctx context.Context, dir string) (path string, err error)
}

// releasedTerraform downloads a release and verifies its signed checksum.
type releasedTerraform struct{}

func (releasedTerraform) install(ctx context.Context, dir string) (string, error) {
	release := releases.ExactVersion{
		Product:    product.Terraform,
		Version:    version.Must(version.NewVersion(InstalledVersion)),
		InstallDir: dir,
	}
	path, err := release.Install(ctx)
	if err != nil {
		return "", fmt.Errorf("terraform %s: %w", InstalledVersion, err)
	}
	return path, nil
}

// installed returns the cached executable, installing it first if need be. Test
// binaries of several packages ask at the same time, so an installation is
// prepared beside its place and moved there whole.
func (f finder) installed(ctx context.Context) (string, error) {
	cache, err := f.cacheDir()
	if err != nil {
		return "", err
	}
	parent := filepath.Join(cache, "terraform-provider-impact")
	home := filepath.Join(parent, "terraform-"+InstalledVersion)
	if path, err := exec.LookPath(filepath.Join(home, "terraform")); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(parent, 0o750); err != nil {
		return "", err
	}
	preparing, err := os.MkdirTemp(parent, "installing-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(preparing) //nolint:errcheck // a leftover costs disk space, not correctness
	path, err := f.installer.install(ctx, preparing)
	if err != nil {
		return "", err
	}
	if err := os.Rename(preparing, home); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	return filepath.Join(home, filepath.Base(path)), nil
}
