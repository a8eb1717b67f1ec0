package media

import (
	"cmp"
	"context"
	"iter"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// propertyResource is impact_media_property: a website, mobile app or social media
// account where a partner promotes (Partner v16, mediaproperties document).
type propertyResource struct{}

// NewProperty makes the resource impact_media_property.
var NewProperty = tfimpact.NewResource[propertyModel](propertyResource{})

// CheckConfig holds the attributes against the type of the property.
func (propertyResource) CheckConfig(config propertyModel, state *propertyModel) (diags diag.Diagnostics) {
	declared, held := tfimpact.ValuesOf(&config), tfimpact.ValuesOf(state)
	for _, field := range propertyTable {
		diags.Append(field.Check(field.attribute, declared, held)...)
	}
	return diags
}

// ModifyPlan compares the image with the one that was sent last.
func (propertyResource) ModifyPlan(_ context.Context, _ *impact.Client, plan, state *propertyModel) (diags diag.Diagnostics) {
	hash, err := tfimpact.FileHash(plan.ThumbnailFile)
	if err != nil {
		diags.AddAttributeError(path.Root("thumbnail_file"), "Cannot read the thumbnail", tfimpact.Sentence(err)+".")
		return diags
	}
	plan.ThumbnailFileSHA256 = hash
	if state != nil && !hash.Equal(state.ThumbnailFileSHA256) {
		// A changed file is no change to the framework, so it has planned all
		// computed attributes to stay.
		plan.OwnershipVerified = types.BoolUnknown()
		plan.Thumbnail = types.StringUnknown()
	}
	return nil
}

func (propertyResource) Create(ctx context.Context, c *impact.Client, plan *propertyModel) error {
	body, err := plan.changes(propertyModel{})
	if err != nil {
		return err
	}
	body.Fields.Set("Type", plan.Type.ValueString())
	id, err := c.MediaProperties().Create(ctx, body)
	plan.ID = types.StringValue(id)
	return err
}

func (propertyResource) Read(ctx context.Context, c *impact.Client, state *propertyModel) error {
	p, err := c.MediaProperties().Get(ctx, state.ID.ValueString())
	if err != nil {
		return err
	}
	// An answer that leaves out what only a new property could change is no reason for one.
	p.Type = cmp.Or(p.Type, state.Type.ValueString())
	*state = state.FromAPI(p)
	return nil
}

// Existing implements tfimpact.WithExisting.
func (propertyResource) Existing(c *impact.Client, plan propertyModel) tfimpact.Existing[propertyModel] {
	return tfimpact.ExistingIn(c.MediaProperties(), tfimpact.Always(plan.FromAPI))
}

// List implements tfimpact.WithList.
func (propertyResource) List(ctx context.Context, c *impact.Client, blank propertyModel, filter url.Values) iter.Seq2[propertyModel, error] {
	return tfimpact.Models(c.MediaProperties().All(ctx, filter), blank.FromAPI)
}

func (propertyResource) Update(ctx context.Context, c *impact.Client, plan *propertyModel, state propertyModel) error {
	body, err := plan.changes(state)
	if err != nil || len(body.Fields)+len(body.Files) == 0 {
		return err
	}
	return c.MediaProperties().Update(ctx, state.ID.ValueString(), body)
}

func (propertyResource) Delete(ctx context.Context, c *impact.Client, state *propertyModel) error {
	return c.MediaProperties().Delete(ctx, state.ID.ValueString())
}
