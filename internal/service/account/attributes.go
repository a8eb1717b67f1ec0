package account

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

func addressOf(description string) schema.SingleNestedAttribute {
	return tfimpact.Single(description, map[string]schema.Attribute{
		"address_line1": tfimpact.Text("Street and number."),
		"address_line2": tfimpact.Text("Suite, floor or unit."),
		"city":          tfimpact.Text("City or town."),
		"state":         tfimpact.Text("State, province or region, in impact.com's spelling."),
		"postal_code":   tfimpact.Text("Postal code."),
		"country":       tfimpact.Text("Country, in impact.com's own codes (`US`, `UK`, `SOUTHAFRICA`), which are not always ISO 3166."),
	})
}
