package impact

import (
	"errors"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func partnerClient(t *testing.T, api *wire) *Client {
	t.Helper()
	return newClient(t, api, func(c *Config) { c.AccountType = Partner })
}

func TestWithdrawalSettings(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"PaymentMethod":"BANK_TRANSFER","BankAccountNumber":"000123456789","PaymentThreshold":"50.00","PaymentDay":"0"}`),
		reply(404, `{"Status":"ERROR","Message":"Not configured"}`),
	)
	c := partnerClient(t, api)
	got, err := c.WithdrawalSettings(t.Context())
	want := WithdrawalSettings{PaymentMethod: "BANK_TRANSFER", PaymentThreshold: Float{50, true}, PaymentDay: Int{0, true}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if _, err := c.WithdrawalSettings(t.Context()); !errors.Is(err, ErrNotFound) {
		t.Errorf("without settings: %v", err)
	}
}

func TestRequiredWithdrawalFields(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"BankCountry":"US","Currency":"USD","PaymentMethods":{"PAYPAL":{"RequiredFields":["PaypalEmailAddress"]},"BANK_TRANSFER":{"RequiredFields":""}}}`),
		reply(200, `{"PaymentMethods":""}`),
	)
	c := partnerClient(t, api)
	got, err := c.RequiredWithdrawalFields(t.Context(), "US", "")
	want := RequiredWithdrawalFields{Currency: "USD", PaymentMethods: map[string]WithdrawalMethod{"PAYPAL": {List{"PaypalEmailAddress"}}, "BANK_TRANSFER": {}}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if got, err := c.RequiredWithdrawalFields(t.Context(), "DE", "PAYPAL"); len(got.PaymentMethods) > 0 || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
	queries := []url.Values{api.requests()[0].query, api.requests()[1].query}
	if diff := cmp.Diff([]url.Values{{"bankCountry": {"US"}}, {"bankCountry": {"DE"}, "paymentMethod": {"PAYPAL"}}}, queries); diff != "" {
		t.Error(diff)
	}
}

// The address of the person whose form it is does not come along.
func TestTaxDocuments(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, `{"TaxDocuments":[{"Id":224289,"UserId":"12345","Email":"hazel@a.test","Status":"NEW","Type":null,"SubmitDate":""}]}`))
	all, err := Collect(partnerClient(t, api).TaxDocuments().All(t.Context(), nil))
	if diff := cmp.Diff([]TaxDocument{{ID: "224289", UserID: "12345", Status: "NEW"}}, all); diff != "" || err != nil {
		t.Error(diff, err)
	}
}
