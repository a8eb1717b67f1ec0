package account_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestAccTaxDocuments(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	submitted := time.Date(2026, time.February, 23, 4, 32, 47, 0, time.UTC)
	signed := w.Account.AddTaxDocument(mockimpact.TaxDocument{
		UserID: "12345", Email: "hazel@example.com", Status: "ACTIVE", Type: "W9", Provider: "DOCUSIGN", Submitted: submitted, Updated: submitted,
	})
	begun := w.Account.AddTaxDocument(mockimpact.TaxDocument{UserID: "12346", Email: "robin@example.com", Status: "NEW", Provider: "COMPLY_EXCHANGE", Updated: submitted})
	text := acctest.Exactly
	w.RunAtProtocol(resource.TestStep{
		Config: `data "impact_tax_documents" "test" {}`,
		ConfigStateChecks: []statecheck.StateCheck{
			acctest.Has("data.impact_tax_documents.test", "tax_documents", knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectExact(map[string]knownvalue.Check{
					"id": text(signed.ID), "user_id": text("12345"), "status": text("ACTIVE"), "type": text("W9"), "provider": text("DOCUSIGN"),
					"submit_date": text("2026-02-23T04:32:47Z"), "update_date": text("2026-02-23T04:32:47Z"), "uri": text("/TaxDocuments/" + signed.ID),
				}),
				knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": text(begun.ID), "type": knownvalue.Null(), "submit_date": knownvalue.Null()}),
			})),
		},
	})
}

// The settings show how money goes, and not to whom.
func TestAccWithdrawalSettings(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	const address = "data.impact_withdrawal_settings.test"
	config := `data "impact_withdrawal_settings" "test" {}`
	secret := map[string]string{
		"PaypalEmailAddress": "secret-hazel@example.com", "BeneficiaryAccountName": "secret-name", "BeneficiaryTaxPayerId": "secret-tax", "BankAccountNumber": "secret-number",
		"SwiftCode": "secret-swift", "RoutingCode": "secret-routing", "BankName": "secret-bank",
	}
	settings := func(fields map[string]string) func() {
		return func() {
			all := map[string]string{}
			for _, some := range []map[string]string{secret, fields} {
				for name, value := range some {
					all[name] = value
				}
			}
			w.Account.SetWithdrawalSettings(all)
		}
	}
	holdsNoSecret := func(state *terraform.State) error {
		if shown := state.String(); strings.Contains(shown, "secret-") || !strings.Contains(shown, "payment_method = ") {
			t.Errorf("the state holds what it must not, or nothing: %s", shown)
		}
		return nil
	}
	has := func(name string, check knownvalue.Check) statecheck.StateCheck {
		return acctest.Has(address, name, check)
	}
	text := acctest.Exactly
	w.Run(
		resource.TestStep{
			Config:            config,
			ConfigStateChecks: []statecheck.StateCheck{has("payment_method", knownvalue.Null()), has("payment_threshold", knownvalue.Null()), has("uri", knownvalue.Null())},
		},
		resource.TestStep{
			PreConfig: settings(map[string]string{
				"PaymentMethod": "BANK_TRANSFER", "BankCountry": "US", "BankAccountType": "CHECKING",
				"PaymentSchedulingType": "BALANCE_THRESHOLD", "PaymentThreshold": "50.00",
			}),
			Config: config, Check: holdsNoSecret,
			ConfigStateChecks: []statecheck.StateCheck{
				has("payment_method", text("BANK_TRANSFER")), has("bank_country", text("US")), has("bank_account_type", text("CHECKING")),
				has("payment_scheduling_type", text("BALANCE_THRESHOLD")), has("payment_threshold", knownvalue.Float64Exact(50)),
				has("payment_day", knownvalue.Null()), has("uri", text("/WithdrawalSettings")),
			},
		},
		resource.TestStep{
			PreConfig: settings(map[string]string{"PaymentMethod": "PAYPAL", "PaymentSchedulingType": "FIXED_DAY", "PaymentDay": "15"}),
			Config:    config, Check: holdsNoSecret,
			ConfigStateChecks: []statecheck.StateCheck{
				has("payment_method", text("PAYPAL")), has("bank_country", knownvalue.Null()), has("payment_threshold", knownvalue.Null()), has("payment_day", knownvalue.Int64Exact(15)),
			},
		},
		resource.TestStep{ // a 404 of a gateway does not say that nothing is configured
			PreConfig: func() {
				w.Mock.Fault(mockimpact.Fault{
					Method: http.MethodGet, Path: "/WithdrawalSettings", Status: http.StatusNotFound, ContentType: "application/json", Body: `{"message":"no Route matched with those values"}`,
				})
			},
			Config:      config,
			ExpectError: acctest.Text("Cannot read the withdrawal settings…404 Not Found"),
		},
	)
}

func TestAccWithdrawalRequiredFields(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	const address = "data.impact_withdrawal_required_fields."
	payPal := acctest.StringSet("PaypalEmailAddress")
	w.RunAtProtocol(
		resource.TestStep{
			Config:      `data "impact_withdrawal_required_fields" "test" { bank_country = "Germany" }`,
			ExpectError: acctest.Text("must be a country code of two or three capital letters, such as US"),
		},
		resource.TestStep{
			Config:      "data \"impact_withdrawal_required_fields\" \"test\" {\n  bank_country = \"DE\"\n  payment_method = \"CASH\"\n}\n",
			ExpectError: acctest.Text(`value must be one of: ["PAYPAL" "BANK_TRANSFER"]`),
		},
		resource.TestStep{
			Config: `
data "impact_withdrawal_required_fields" "all" { bank_country = "USA" }
data "impact_withdrawal_required_fields" "paypal" {
  bank_country   = "US"
  payment_method = "PAYPAL"
}`,
			ConfigStateChecks: []statecheck.StateCheck{
				acctest.Has(address+"all", "currency", acctest.Exactly("USD")),
				acctest.Has(address+"all", "required_fields", knownvalue.MapExact(map[string]knownvalue.Check{
					"PAYPAL": payPal, "BANK_TRANSFER": acctest.StringSet("BankAccountNumber", "BankAccountType", "BeneficiaryAccountName", "RoutingCode"),
				})),
				acctest.Has(address+"paypal", "required_fields", knownvalue.MapExact(map[string]knownvalue.Check{"PAYPAL": payPal})),
			},
		},
	)
}

func TestAccPayouts_wrongAccountType(t *testing.T) {
	t.Parallel()
	for config, name := range map[string]string{
		`data "impact_tax_documents" "test" {}`:                                   "impact_tax_documents",
		`data "impact_withdrawal_settings" "test" {}`:                             "impact_withdrawal_settings",
		`data "impact_withdrawal_required_fields" "test" { bank_country = "US" }`: "impact_withdrawal_required_fields",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.NewBrand(t).RunAtProtocol(resource.TestStep{
				Config: config, ExpectError: acctest.Text("data." + name + " needs a partner account, but the provider acts on a brand account."),
			})
		})
	}
}
