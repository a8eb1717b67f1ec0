package account

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// withdrawalRequiredFieldsDataSource is data.impact_withdrawal_required_fields: GET
// …/WithdrawalSettings/RequiredFields (Partner v16, withdrawalsettings document).
type withdrawalRequiredFieldsDataSource struct{}

// NewWithdrawalRequiredFieldsDataSource makes the data source
// impact_withdrawal_required_fields.
var NewWithdrawalRequiredFieldsDataSource = tfimpact.NewDataSource[withdrawalRequiredFieldsModel](withdrawalRequiredFieldsDataSource{})

type withdrawalRequiredFieldsModel struct {
	BankCountry    types.String `tfsdk:"bank_country"`
	PaymentMethod  types.String `tfsdk:"payment_method"`
	Currency       types.String `tfsdk:"currency"`
	RequiredFields types.Map    `tfsdk:"required_fields"`
}

// countryCode is ISO 3166-1 alpha-2 or alpha-3.
var countryCode = regexp.MustCompile(`^[A-Z]{2,3}$`)

// fieldNames is the type of the names of fields.
var fieldNames = types.SetType{ElemType: types.StringType}

func (withdrawalRequiredFieldsDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{Name: "withdrawal_required_fields", Noun: "required withdrawal fields", AccountTypes: []impact.AccountType{impact.Partner}}
}

func (withdrawalRequiredFieldsDataSource) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Which fields impact.com must know of an account in a country before it pays a partner there. They are names of fields, not their values.",
		Attributes: map[string]schema.Attribute{
			"bank_country": schema.StringAttribute{
				Required: true, MarkdownDescription: "Country of the account, ISO 3166-1 alpha-2 or alpha-3, such as `US`.",
				Validators: []validator.String{stringvalidator.RegexMatches(countryCode, "must be a country code of two or three capital letters, such as US")},
			},
			"payment_method": tfimpact.OneOfFilter("Only this payment method: `PAYPAL` or `BANK_TRANSFER`. Not set means all.", "PAYPAL", "BANK_TRANSFER"),
			"currency":       tfimpact.Text("Currency that is paid out there, ISO 4217."),
			"required_fields": schema.MapAttribute{
				ElementType: fieldNames, Computed: true,
				MarkdownDescription: "Names of the fields that are required, by payment method, such as `BankAccountNumber`.",
			},
		},
	}
}

func (withdrawalRequiredFieldsDataSource) Read(ctx context.Context, c *impact.Client, m *withdrawalRequiredFieldsModel) error {
	required, err := c.RequiredWithdrawalFields(ctx, m.BankCountry.ValueString(), m.PaymentMethod.ValueString())
	if err != nil {
		return err
	}
	methods := map[string]attr.Value{}
	for name, method := range required.PaymentMethods {
		methods[name] = tfimpact.StringSet(method.RequiredFields)
	}
	m.Currency, m.RequiredFields = tfimpact.StringOrNull(required.Currency), types.MapValueMust(fieldNames, methods)
	return nil
}
