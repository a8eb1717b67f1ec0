package tfimpact

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// ImportState accepts "<id>" or "<parent>/<id>", or the resource identity of
// an import block. Everything else comes from the read that follows.
func (r *managed[M]) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	meta, values := r.meta, map[string]string{}
	parts := strings.Split(req.ID, "/")
	if req.ID == "" {
		parts = nil
		for _, name := range meta.Key {
			var value types.String
			resp.Diagnostics.Append(req.Identity.GetAttribute(ctx, path.Root(name), &value)...)
			parts = append(parts, value.ValueString())
		}
	}
	if err := checkImportID(meta, parts); err != nil {
		resp.Diagnostics.AddError(fmt.Sprintf("Cannot import the %s", meta.Noun), Sentence(err))
		return
	}
	for i, name := range meta.Key {
		values[name] = parts[i]
		if meta.isInteger(i) {
			values[name] = impact.CanonicalInteger(values[name])
		}
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root(name), values[name])...)
		if resp.Identity != nil {
			resp.Diagnostics.Append(resp.Identity.SetAttribute(ctx, path.Root(name), values[name])...)
		}
	}
}

// ParseImportID splits an import id into the key attributes of a resource. The
// error says what the id should look like.
func ParseImportID(meta Metadata, id string) ([]string, error) {
	parts := strings.Split(id, "/")
	return parts, checkImportID(meta, parts)
}

// checkImportID checks the key attributes that an import id or an identity gives.
func checkImportID(meta Metadata, parts []string) error {
	id, example := strings.Join(parts, "/"), fmt.Sprintf("terraform import impact_%s.example %s", meta.Name, exampleImportID(len(meta.Key)))
	if len(parts) != len(meta.Key) || slices.ContainsFunc(parts, unusable) {
		shape := "<" + strings.Join(meta.Key, ">/<") + ">"
		return fmt.Errorf("the import id %q does not have the form %s. For example: %s", id, shape, example)
	}
	for i, name := range meta.Key {
		if meta.isInteger(i) && !digits.MatchString(parts[i]) {
			return fmt.Errorf("part %s of the import id %q must be a number, as impact.com shows it. For example: %s", name, id, example)
		}
	}
	return nil
}

// isInteger says whether the documents show a part of the key as an integer. What
// objects live below is one in all of them.
func (m Metadata) isInteger(part int) bool { return m.IntegerKey || part < len(m.Key)-1 }

// unusable reports a part that cannot be a path segment.
func unusable(part string) bool {
	return strings.TrimSpace(part) != part || part == "" || part == "." || part == ".." || strings.Contains(part, "/")
}

func exampleImportID(parts int) string {
	return strings.Join([]string{"1000", "2750"}[2-min(parts, 2):], "/")
}

// ImportBlock is the import block of an object, ready to paste but for the name of
// the resource block, which a provider is not told.
func ImportBlock(meta Metadata, id string) string {
	return fmt.Sprintf("  import {\n    to = impact_%s.NAME\n    id = %q\n  }", meta.Name, id)
}

// importID joins the key attributes of a model.
func importID(values Values, meta Metadata) string {
	parts := make([]string, len(meta.Key))
	for i, name := range meta.Key {
		parts[i], _ = FormText(values.Get(name))
	}
	return strings.Join(parts, "/")
}
