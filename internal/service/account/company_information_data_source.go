package account

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// companyInformationDataSource is data.impact_company_information: GET
// …/CompanyInformation, for all account types.
type companyInformationDataSource struct{}

// NewCompanyInformationDataSource makes the data source
// impact_company_information.
var NewCompanyInformationDataSource = tfimpact.NewDataSource[companyInformationFacts](companyInformationDataSource{})

func (companyInformationDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{Name: "company_information", Noun: "company information"}
}

func (companyInformationDataSource) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "The record of the account that the credential belongs to (or of the managed brand, with `advertiser_id`). Works for every account type.",
		Attributes:          companyInformationAttributes().DataSource(),
	}
}

func (companyInformationDataSource) Read(ctx context.Context, c *impact.Client, m *companyInformationFacts) error {
	info, err := c.CompanyInformation(ctx)
	if err != nil {
		return err
	}
	*m = m.FromAPI(info)
	return nil
}
