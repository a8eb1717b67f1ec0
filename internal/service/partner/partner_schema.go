package partner

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// partnerAttributes describes a partner with the given attribute for its id.
func partnerAttributes(id schema.StringAttribute) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          id,
		"name":        tfimpact.Text("Display name."),
		"description": tfimpact.Text("What the partner says of itself."),
		"website":     tfimpact.Text("URL of the partner's website."),
		"state":       tfimpact.Text("State of the partner's account: `ACTIVE`, `EXPIRED`, `PENDING`, `DECLINED`, `SUSPENDED`, `DEACTIVATED`, `CLOSING`, `CLOSED` or `NOT_APPLICABLE`."),
		"address": tfimpact.Single("Postal address; null when there is none.", map[string]schema.Attribute{
			"country":       tfimpact.Text("Country, ISO 3166-1 alpha-2."),
			"address_line1": tfimpact.Text("Street and number."),
			"address_line2": tfimpact.Text("Suite, floor or unit."),
			"city":          tfimpact.Text("City, town or village."),
			"state":         tfimpact.Text("State or region."),
			"postal_code":   tfimpact.Text("Postal code."),
		}),
		"phone": tfimpact.Single("Phone number; null when there is none.", map[string]schema.Attribute{
			"country": tfimpact.Text("Country of the number, ISO 3166-1 alpha-2."),
			"number":  tfimpact.Text("The number."),
		}),
		"currency": tfimpact.Text("Currency of the partner's payouts, ISO 4217."),
		"timezone": tfimpact.Text("Time zone, such as `America/Los_Angeles`."),
		"indirect_tax": tfimpact.Single("Registration for indirect tax (VAT, GST, HST); null when there is none.", map[string]schema.Attribute{
			"country": tfimpact.Text("Country of the registration."),
			"number":  tfimpact.Text("Number of the registration."),
		}),
		"partner_type": tfimpact.Text("`DIRECT` for a partner that the brand brought along, `MARKETPLACE` for one from impact.com's marketplace."),
		"promotional_methods": tfimpact.ListOf("How the partner promotes, the primary method first, the others sorted by type.", map[string]schema.Attribute{
			"type":       tfimpact.Text("Method, such as `EMAIL`, `SEARCH` or `CONTENT`."),
			"is_primary": tfimpact.Truth("Whether this is the primary method."),
		}),
		"promotional_countries":  tfimpact.TextSet("Codes of the countries that the partner promotes in."),
		"promotional_categories": tfimpact.TextSet("Categories that the partner promotes in, such as `Sports`."),
		"properties": tfimpact.ListOf("Websites, apps and social accounts that the partner promotes on, sorted by id.", map[string]schema.Attribute{
			"id":       tfimpact.Text("Id of the property, such as `P-1`."),
			"name":     tfimpact.Text("Display name."),
			"type":     tfimpact.Text("`WEBSITE`, `MOBILE` or `SOCIAL`."),
			"platform": tfimpact.Text("Platform, such as `WEB` or `FACEBOOK`."),
			"url":      tfimpact.Text("URL of the property."),
		}),
		"programs": tfimpact.ListOf("Campaigns (the web app says programs) that the partner has joined, sorted by id.", map[string]schema.Attribute{
			"id":              tfimpact.Text("Id of the campaign."),
			"name":            tfimpact.Text("Display name of the campaign."),
			"contract_id":     tfimpact.Text("Id of the partner's contract, as in `impact_contracts`."),
			"contract_name":   tfimpact.Text("Display name of the contract."),
			"join_date":       tfimpact.Moment("When the partner joined, RFC 3339."),
			"expiration_date": tfimpact.Moment("When the contract expires, RFC 3339; null when it is open-ended."),
		}),
		"contacts": tfimpact.ListOf("People at the partner, sorted by e-mail address. Those that the brand keeps itself are in `impact_contacts`.", map[string]schema.Attribute{
			"first_name": tfimpact.Text("First name."),
			"last_name":  tfimpact.Text("Last name."),
			"email":      tfimpact.Text("E-mail address."),
			"is_primary": tfimpact.Truth("Whether this is the partner's primary contact."),
		}),
		"linked_accounts": tfimpact.ListOf("Other accounts that are linked to the partner, sorted by id.", map[string]schema.Attribute{
			"id":     tfimpact.Text("Id of the linked account."),
			"reason": tfimpact.Text("Why the accounts are linked."),
			"date":   tfimpact.Moment("When they were linked, RFC 3339."),
		}),
		"partner_values": tfimpact.Single("The brand's own values for the partner, for use in tracking links; null when none is set. The API writes them as `MPValue1` to `MPValue3`.", map[string]schema.Attribute{
			"value1": tfimpact.Text("First value."),
			"value2": tfimpact.Text("Second value."),
			"value3": tfimpact.Text("Third value."),
		}),
		"account_manager":   tfimpact.Text("Account manager who looks after the partner."),
		"date_created":      tfimpact.Moment("When the partner's account was created, RFC 3339."),
		"date_last_updated": tfimpact.Moment("When the partner's account was last changed, RFC 3339."),
		"created_by":        tfimpact.Text("User who created the account."),
		"last_updated_by":   tfimpact.Text("User who last changed the account."),
		"uri":               tfimpact.Text("Path of the partner in the API, below the account root."),
	}
}
