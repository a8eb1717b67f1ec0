package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/provider"
)

// The Registry groups pages by the subcategory in their front matter. The
// generator leaves it empty unless each page has a template of its own, so it is
// filled in afterwards, from the families that the provider serves.

const emptySubcategory = "\nsubcategory: \"\"\n"

// subcategories are the names of the families by page, such as
// "resources/deal.md".
func subcategories(ctx context.Context) map[string]string {
	pages := map[string]string{}
	for _, family := range provider.Families() {
		add := func(dir, name string) {
			pages[dir+"/"+strings.TrimPrefix(name, "impact_")+".md"] = family.Name
		}
		typed := resource.MetadataRequest{ProviderTypeName: "impact"}
		for _, each := range family.Resources {
			var named resource.MetadataResponse
			each().Metadata(ctx, typed, &named)
			add("resources", named.TypeName)
		}
		for _, each := range family.ListResources {
			var named resource.MetadataResponse
			each().Metadata(ctx, typed, &named)
			add("list-resources", named.TypeName)
		}
		for _, each := range family.DataSources {
			var named datasource.MetadataResponse
			each().Metadata(ctx, datasource.MetadataRequest{ProviderTypeName: "impact"}, &named)
			add("data-sources", named.TypeName)
		}
		for _, each := range family.EphemeralResources {
			var named ephemeral.MetadataResponse
			each().Metadata(ctx, ephemeral.MetadataRequest{ProviderTypeName: "impact"}, &named)
			add("ephemeral-resources", named.TypeName)
		}
		for _, each := range family.Actions {
			var named action.MetadataResponse
			each().Metadata(ctx, action.MetadataRequest{ProviderTypeName: "impact"}, &named)
			add("actions", named.TypeName)
		}
		for _, each := range family.Functions {
			var named function.MetadataResponse
			each().Metadata(ctx, function.MetadataRequest{}, &named)
			add("functions", named.Name)
		}
	}
	return pages
}

// categorize fills in the subcategory of every page below a directory that
// belongs to a family.
func categorize(dir string, pages map[string]string) error {
	for page, family := range pages {
		file := filepath.Join(dir, filepath.FromSlash(page))
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		filled := bytes.Replace(text, []byte(emptySubcategory), fmt.Appendf(nil, "\nsubcategory: %q\n", family), 1)
		if bytes.Equal(filled, text) {
			return fmt.Errorf("%s has no empty subcategory to fill in", page)
		}
		if err := os.WriteFile(file, filled, 0o600); err != nil {
			return err
		}
	}
	return nil
}
