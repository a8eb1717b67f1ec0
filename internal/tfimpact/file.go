package tfimpact

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"os"
	"path/filepath"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// FileHash is the SHA-256 of the file at a configured path, in hexadecimal, so
// that a plan shows when its content changed: null without a path, unknown
// while the path is.
func FileHash(name types.String) (types.String, error) {
	switch {
	case name.IsNull():
		return types.StringNull(), nil
	case name.IsUnknown():
		return types.StringUnknown(), nil
	}
	content, err := os.ReadFile(name.ValueString())
	if err != nil {
		return types.StringNull(), err
	}
	sum := sha256.Sum256(content)
	return types.StringValue(hex.EncodeToString(sum[:])), nil
}

// Upload reads the file at a path as a part of a multipart body.
func Upload(field, name string) (impact.File, error) {
	content, err := os.ReadFile(name) //nolint:gosec // the path is the user's own configuration
	if err != nil {
		return impact.File{}, err
	}
	return impact.File{
		Field: field, Name: filepath.Base(name), ContentType: http.DetectContentType(content), Content: content,
	}, nil
}
