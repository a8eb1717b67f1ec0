package media

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

func TestChangedThumbnail(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "logo.gif")
	if err := os.WriteFile(name, []byte("GIF89a"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := types.StringValue(name)
	now, err := tfimpact.FileHash(file)
	if err != nil {
		t.Fatal(err)
	}
	before, none := types.StringValue("abc"), types.StringNull()
	for name, test := range map[string]struct {
		file, planned, sent types.String
		sends               bool
		problem             string
	}{
		"new":               {file, now, none, true, ""},
		"another content":   {file, now, before, true, ""},
		"the same content":  {file, now, now, false, ""},
		"no file":           {none, none, before, false, ""},
		"known at last":     {file, types.StringUnknown(), before, true, ""},
		"known, same":       {file, types.StringUnknown(), now, false, ""},
		"known to be none":  {none, types.StringUnknown(), now, false, ""},
		"changed meanwhile": {file, before, none, false, "has changed since the plan was made"},
		"gone meanwhile":    {types.StringValue(name + "x"), now, none, false, "no such file"},
	} {
		m := propertyModel{ThumbnailFile: test.file, ThumbnailFileSHA256: test.planned}
		files, err := m.changedThumbnail(test.sent)
		if test.problem != "" {
			if err == nil || !strings.Contains(err.Error(), test.problem) {
				t.Errorf("%s: got error %v, want %q", name, err, test.problem)
			}
			continue
		}
		if err != nil || (len(files) == 1) != test.sends || m.ThumbnailFileSHA256.IsUnknown() {
			t.Errorf("%s: got %d files, hash %s, error %v", name, len(files), m.ThumbnailFileSHA256, err)
		}
		if test.sends && (files[0].Field != "Thumbnail" || files[0].Name != "logo.gif" || files[0].ContentType != "image/gif" || string(files[0].Content) != "GIF89a") {
			t.Errorf("%s: sends %+v", name, files[0])
		}
	}
}
