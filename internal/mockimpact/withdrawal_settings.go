// How a partner is paid.
// Document: impact-partner-withdrawalsettings-v16 (2 of 3 operations): the web app alone
// changes it here.

package mockimpact

import (
	"maps"
	"net/http"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// withdrawalFields are what the settings show, in the document's order.
var withdrawalFields = []string{
	"PaymentMethod", "PaypalEmailAddress", "BankCountry", "BeneficiaryAccountName", "BeneficiaryClassification", "ClassificationCode",
	"BeneficiaryAlternativeName", "BeneficiaryTaxPayerId", "BankAccountType", "BankAccountNumber", "SwiftCode", "RoutingCode", "VoCode",
	"AgencyCode", "BankAddress", "BankPostalCode", "BankCity", "BankState", "BranchCode", "BankName", "BranchName",
	"PaymentSchedulingType", "PaymentThreshold", "PaymentDay",
}

var withdrawalSettings = store[map[string]string]{name: "withdrawal_settings", firstID: 1}

// SetWithdrawalSettings says how the partner is paid, in the document's fields. Without
// it nothing is configured.
func (a *Account) SetWithdrawalSettings(fields map[string]string) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if a.Type != Partner {
		misuse("only partners have withdrawal settings")
	}
	withdrawalSettings.of(a).put("", maps.Clone(fields))
}

func withdrawalSettingsRoutes() []route {
	return []route{
		{method: http.MethodGet, template: "/WithdrawalSettings", handle: showWithdrawalSettings},
		{
			method: http.MethodGet, template: "/WithdrawalSettings/RequiredFields", handle: requiredWithdrawalFields,
			query: []rule.Field{
				{Name: "bankCountry", Kind: rule.Text, Required: true},
				{Name: "paymentMethod", Kind: rule.OneOf("BANK_TRANSFER", "PAYPAL")},
			},
		},
	}
}

func showWithdrawalSettings(c *call) answer {
	fields, configured := withdrawalSettings.of(c.acc).get("")
	if !configured {
		return notFound("no withdrawal settings are configured")
	}
	shown := document{"Uri": c.root + "/WithdrawalSettings"}
	for _, name := range withdrawalFields {
		shown[name] = fields[name]
	}
	if fields["PaymentDay"] == "" {
		shown["PaymentDay"] = "0"
	}
	return ok(shown)
}

// requiredWithdrawalFields answers as the document's example does, for every
// country.
func requiredWithdrawalFields(c *call) answer {
	fields := document{
		"PAYPAL":        document{"RequiredFields": []string{"PaypalEmailAddress"}},
		"BANK_TRANSFER": document{"RequiredFields": []string{"BeneficiaryAccountName", "BankAccountType", "BankAccountNumber", "RoutingCode"}},
	}
	if method := c.query.Get("paymentMethod"); method != "" {
		fields = document{method: fields[method]}
	}
	return ok(document{"BankCountry": c.query.Get("bankCountry"), "Currency": "USD", "PaymentMethods": fields})
}
