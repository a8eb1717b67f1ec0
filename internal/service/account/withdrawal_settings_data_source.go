package account

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// withdrawalSettingsDataSource is data.impact_withdrawal_settings: GET
// …/WithdrawalSettings (Partner v16, withdrawalsettings document), without whose account
// it is and where.
type withdrawalSettingsDataSource struct{}

// NewWithdrawalSettingsDataSource makes the data source impact_withdrawal_settings.
var NewWithdrawalSettingsDataSource = tfimpact.NewDataSource[withdrawalSettingsModel](withdrawalSettingsDataSource{})

type withdrawalSettingsModel struct {
	PaymentMethod         types.String  `tfsdk:"payment_method"`
	BankCountry           types.String  `tfsdk:"bank_country"`
	BankAccountType       types.String  `tfsdk:"bank_account_type"`
	PaymentSchedulingType types.String  `tfsdk:"payment_scheduling_type"`
	PaymentThreshold      types.Float64 `tfsdk:"payment_threshold"`
	PaymentDay            types.Int64   `tfsdk:"payment_day"`
	URI                   types.String  `tfsdk:"uri"`
}

func (withdrawalSettingsDataSource) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{Name: "withdrawal_settings", Noun: "withdrawal settings", AccountTypes: []impact.AccountType{impact.Partner}}
}

func (withdrawalSettingsDataSource) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "How a partner is paid, and when. Names, addresses, tax ids and account numbers are not read, so that none stands in the state. " +
			"All attributes are null where impact.com answers that nothing is configured. They are changed in the web app: a program that errs there pays somebody else.",
		Attributes: map[string]schema.Attribute{
			"payment_method":          tfimpact.Text("`PAYPAL` or `BANK_TRANSFER`."),
			"bank_country":            tfimpact.Text("Country of the bank account, ISO 3166-1 alpha-2."),
			"bank_account_type":       tfimpact.Text("`CHECKING`, `SAVINGS` or `NOT_SET`."),
			"payment_scheduling_type": tfimpact.Text("`BALANCE_THRESHOLD` when the balance triggers a payout, `FIXED_DAY` when a day of the month does."),
			"payment_threshold":       tfimpact.Decimal("Balance that triggers a payout, with `BALANCE_THRESHOLD`."),
			"payment_day":             tfimpact.Integer("Day of the month of a payout, `1` or `15`, with `FIXED_DAY`; else null."),
			"uri":                     tfimpact.Text("Path of the settings in the API, below the account root."),
		},
	}
}

func (withdrawalSettingsDataSource) Read(ctx context.Context, c *impact.Client, m *withdrawalSettingsModel) error {
	settings, err := c.WithdrawalSettings(ctx)
	if err != nil && !errors.Is(err, impact.ErrNotFound) {
		return err
	}
	*m = m.FromAPI(settings)
	return nil
}

// FromAPI returns the model of settings. Day 0 is none.
func (withdrawalSettingsModel) FromAPI(s impact.WithdrawalSettings) withdrawalSettingsModel {
	m := withdrawalSettingsModel{
		PaymentMethod:         tfimpact.StringOrNull(s.PaymentMethod),
		BankCountry:           tfimpact.StringOrNull(s.BankCountry),
		BankAccountType:       tfimpact.StringOrNull(s.BankAccountType),
		PaymentSchedulingType: tfimpact.StringOrNull(s.PaymentSchedulingType),
		PaymentThreshold:      tfimpact.FloatOrNull(s.PaymentThreshold),
		URI:                   tfimpact.StringOrNull(s.URI),
	}
	if s.PaymentDay.Value != 0 {
		m.PaymentDay = types.Int64Value(s.PaymentDay.Value)
	}
	return m
}
