package impact

import (
	"context"
	"net/http"
	"net/url"
)

// WithdrawalSettings say how a partner is paid, and when. Whose account it is, and its
// number, are not read. Published in the withdrawalsettings document of Partner v16.
type WithdrawalSettings struct {
	PaymentMethod         string // PAYPAL or BANK_TRANSFER
	BankCountry           string // ISO 3166-1 alpha-2
	BankAccountType       string // CHECKING, SAVINGS or NOT_SET
	PaymentSchedulingType string // BALANCE_THRESHOLD or FIXED_DAY
	PaymentThreshold      Float
	PaymentDay            Int    // 0 where it does not apply
	URI                   string `json:"Uri"`
}

// WithdrawalSettings reads how the partner is paid: GET …/WithdrawalSettings.
// ErrNotFound says that nothing is configured.
func (c *Client) WithdrawalSettings(ctx context.Context) (WithdrawalSettings, error) {
	var f found[WithdrawalSettings]
	err := c.Send(ctx, Request{Method: http.MethodGet, Path: []string{"WithdrawalSettings"}, Into: &f})
	c.report(ctx, "withdrawal settings", f.oddities)
	return f.object, err
}

// RequiredWithdrawalFields are what has to be known of an account in a country before it
// can be paid to.
type RequiredWithdrawalFields struct {
	Currency       string                      // ISO 4217
	PaymentMethods map[string]WithdrawalMethod // by PAYPAL or BANK_TRANSFER
}

// WithdrawalMethod is a way to be paid.
type WithdrawalMethod struct{ RequiredFields List }

// RequiredWithdrawalFields reads which fields a country wants: GET
// …/WithdrawalSettings/RequiredFields, for one payment method or, where it is empty, for
// all.
func (c *Client) RequiredWithdrawalFields(ctx context.Context, bankCountry, paymentMethod string) (RequiredWithdrawalFields, error) {
	query := url.Values{"bankCountry": {bankCountry}}
	if paymentMethod != "" {
		query.Set("paymentMethod", paymentMethod)
	}
	var f found[RequiredWithdrawalFields]
	err := c.Send(ctx, Request{Method: http.MethodGet, Path: []string{"WithdrawalSettings", "RequiredFields"}, Query: query, Into: &f})
	c.report(ctx, "required withdrawal fields", f.oddities)
	return f.object, err
}
