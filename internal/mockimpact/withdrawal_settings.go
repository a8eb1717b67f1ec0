// How a partner is paid. The mock keeps no bank details.
// Document: impact-partner-withdrawalsettings-v16 (1 of 3 operations).

package mockimpact

import (
	"net/http"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

func withdrawalSettingsRoutes() []route {
	return []route{{
		method: http.MethodGet, template: "/WithdrawalSettings/RequiredFields", handle: requiredWithdrawalFields,
		query: []rule.Field{
			{Name: "bankCountry", Kind: rule.Text, Required: true},
			{Name: "paymentMethod", Kind: rule.OneOf("BANK_TRANSFER", "PAYPAL")},
		},
	}}
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
