package partner

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// partnerDataSource is data.impact_partner: GET …/MediaPartners/{PartnerId} (Brand v14,
// partners document).
type partnerDataSource struct{}

// NewPartnerDataSource makes the data source impact_partner.
var NewPartnerDataSource = tfimpact.NewDataSource[partnerModel](partnerDataSource{})

func (partnerDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{
		Name: "partner", Noun: "partner", Key: []string{"id"}, AccountTypes: []impact.AccountType{impact.Brand},
		Fields: map[string]string{"PartnerId": "id"},
	}
}

func (partnerDataSource) Schema() schema.Schema {
	id := schema.StringAttribute{
		Required: true, MarkdownDescription: "Id of the partner.",
		Validators: []validator.String{tfimpact.NumericID()},
	}
	return schema.Schema{
		MarkdownDescription: "One partner of a brand. A partner that does not exist, or that the brand does not see, is an error.",
		Attributes:          partnerAttributes(id),
	}
}

func (partnerDataSource) Read(ctx context.Context, c *impact.Client, m *partnerModel) error {
	found, err := c.MediaPartners().Get(ctx, m.ID.ValueString())
	if err != nil {
		return err
	}
	*m = m.FromAPI(found)
	return nil
}
