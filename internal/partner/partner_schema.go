package partner

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// The attributes of computed objects differ in little but their description.

func text(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

func truth(description string) schema.BoolAttribute {
	return schema.BoolAttribute{Computed: true, MarkdownDescription: description}
}

func instant(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, CustomType: tfimpact.InstantType{}, MarkdownDescription: description}
}

func textSet(description string) schema.SetAttribute {
	return schema.SetAttribute{ElementType: types.StringType, Computed: true, MarkdownDescription: description}
}

func single(description string, attributes map[string]schema.Attribute) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{Computed: true, MarkdownDescription: description, Attributes: attributes}
}

func listOf(description string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: schema.NestedAttributeObject{Attributes: attributes},
	}
}

// partnerAttributes describes a partner, without its id.
func partnerAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name":        text("Display name."),
		"description": text("What the partner says of itself."),
		"website":     text("URL of the partner's website."),
		"state":       text("State of the partner's account: `ACTIVE`, `EXPIRED`, `PENDING`, `DECLINED`, `SUSPENDED`, `DEACTIVATED`, `CLOSING`, `CLOSED` or `NOT_APPLICABLE`."),
		"address": single("Postal address; null when there is none.", map[string]schema.Attribute{
			"country":       text("Country, ISO 3166-1 alpha-2."),
			"address_line1": text("Street and number."),
			"address_line2": text("Suite, floor or unit."),
			"city":          text("City, town or village."),
			"state":         text("State or region."),
			"postal_code":   text("Postal code."),
		}),
		"phone": single("Phone number; null when there is none.", map[string]schema.Attribute{
			"country": text("Country of the number, ISO 3166-1 alpha-2."),
			"number":  text("The number."),
		}),
		"currency": text("Currency of the partner's payouts, ISO 4217."),
		"timezone": text("Time zone, such as `America/Los_Angeles`."),
		"indirect_tax": single("Registration for indirect tax (VAT, GST, HST); null when there is none.", map[string]schema.Attribute{
			"country": text("Country of the registration."),
			"number":  text("Number of the registration."),
		}),
		"partner_type": text("`DIRECT` for a partner that the brand brought along, `MARKETPLACE` for one from impact.com's marketplace."),
		"promotional_methods": listOf("How the partner promotes, the primary method first, the others sorted by type.", map[string]schema.Attribute{
			"type":       text("Method, such as `EMAIL`, `SEARCH` or `CONTENT`."),
			"is_primary": truth("Whether this is the primary method."),
		}),
		"promotional_countries":  textSet("Codes of the countries that the partner promotes in."),
		"promotional_categories": textSet("Categories that the partner promotes in, such as `Sports`."),
		"properties": listOf("Websites, apps and social accounts that the partner promotes on, sorted by id.", map[string]schema.Attribute{
			"id":       text("Id of the property, such as `P-1`."),
			"name":     text("Display name."),
			"type":     text("`WEBSITE`, `MOBILE` or `SOCIAL`."),
			"platform": text("Platform, such as `WEB` or `FACEBOOK`."),
			"url":      text("URL of the property."),
		}),
		"programs": listOf("Campaigns (the web app says programs) that the partner has joined, sorted by id.", map[string]schema.Attribute{
			"id":              text("Id of the campaign."),
			"name":            text("Display name of the campaign."),
			"contract_id":     text("Id of the partner's contract, as in `impact_contracts`."),
			"contract_name":   text("Display name of the contract."),
			"join_date":       instant("When the partner joined, RFC 3339."),
			"expiration_date": instant("When the contract expires, RFC 3339; null when it is open-ended."),
		}),
		"contacts": listOf("People at the partner, sorted by e-mail address. Those that the brand keeps itself are in `impact_contacts`.", map[string]schema.Attribute{
			"first_name": text("First name."),
			"last_name":  text("Last name."),
			"email":      text("E-mail address."),
			"is_primary": truth("Whether this is the partner's primary contact."),
		}),
		"linked_accounts": listOf("Other accounts that are linked to the partner, sorted by id.", map[string]schema.Attribute{
			"id":     text("Id of the linked account."),
			"reason": text("Why the accounts are linked."),
			"date":   instant("When they were linked, RFC 3339."),
		}),
		"partner_values": single("The brand's own values for the partner, for use in tracking links; null when none is set. The API writes them as `MPValue1` to `MPValue3`.", map[string]schema.Attribute{
			"value1": text("First value."),
			"value2": text("Second value."),
			"value3": text("Third value."),
		}),
		"account_manager":   text("Account manager who looks after the partner."),
		"date_created":      instant("When the partner's account was created, RFC 3339."),
		"date_last_updated": instant("When the partner's account was last changed, RFC 3339."),
		"created_by":        text("User who created the account."),
		"last_updated_by":   text("User who last changed the account."),
		"uri":               text("Path of the partner in the API, without the host."),
	}
}
