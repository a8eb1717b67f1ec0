package partner

import (
	"context"
	"net/url"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewPhoneNumbersDataSource makes data.impact_phone_numbers: GET …/PhoneNumbers
// (Brand v14, phonenumbers document).
var NewPhoneNumbersDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[phoneNumberModel]{
	Meta: tfimpact.Metadata{Name: "phone_numbers", Noun: "phone numbers", AccountTypes: []impact.AccountType{impact.Brand}},
	Description: "The phone numbers by which a brand can track calls, sorted by id. " +
		"The action `impact_approve_tracking_value_request` takes the id of one to assign. The API does not say which are assigned at present, only when each was last assigned and released.",
	Filters: []tfimpact.Filter{
		{Attribute: "ids", Parameter: "Id", Schema: tfimpact.SetFilter("Only the numbers with these ids.", tfimpact.NumericID())},
		{Attribute: "numbers", Parameter: "Number", Schema: tfimpact.SetFilter("Only these numbers, as `number` shows them.", tfimpact.NoComma())},
		{Attribute: "last_date_assigned", Parameter: "LastDateAssigned", Schema: tfimpact.MomentFilter("Only numbers that were last assigned on this date, in RFC 3339.")},
		{Attribute: "last_date_released", Parameter: "LastDateReleased", Schema: tfimpact.MomentFilter("Only numbers that were last released on this date, in RFC 3339.")},
	},
	Items: tfimpact.ListOf("The numbers, sorted by id.", map[string]schema.Attribute{
		"id":                   tfimpact.Text("Id of the number, as the action takes it."),
		"country":              tfimpact.Text("Two-letter code of the country."),
		"number":               tfimpact.Text("The number."),
		"international_number": tfimpact.Text("The number with its international prefix."),
		"date_created":         tfimpact.Moment("When it was created, in RFC 3339."),
		"last_date_assigned":   tfimpact.Moment("When it was last assigned to a partner, in RFC 3339; null for never."),
		"last_date_released":   tfimpact.Moment("When it was last released from a partner, in RFC 3339; null for never."),
		"uri":                  tfimpact.Text("Path of the number in the API, below the account root."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]phoneNumberModel, error) {
		for parameter, values := range filter {
			filter.Set(parameter, strings.Join(values, ",")) // as the document wants several
		}
		return tfimpact.CollectSorted(c.PhoneNumbers().All(ctx, filter), tfimpact.ByID(func(n impact.PhoneNumber) impact.ID { return n.ID }), phoneNumberModel{}.FromAPI)
	},
})

type phoneNumberModel struct {
	ID                  types.String       `tfsdk:"id"`
	Country             types.String       `tfsdk:"country"`
	Number              types.String       `tfsdk:"number"`
	InternationalNumber types.String       `tfsdk:"international_number"`
	DateCreated         tfimpact.Timestamp `tfsdk:"date_created"`
	LastDateAssigned    tfimpact.Timestamp `tfsdk:"last_date_assigned"`
	LastDateReleased    tfimpact.Timestamp `tfsdk:"last_date_released"`
	URI                 types.String       `tfsdk:"uri"`
}

// FromAPI returns the facts of a number.
func (phoneNumberModel) FromAPI(n impact.PhoneNumber) phoneNumberModel {
	return phoneNumberModel{
		ID:                  types.StringValue(n.ID.String()),
		Country:             tfimpact.StringOrNull(n.Country),
		Number:              tfimpact.StringOrNull(n.Number),
		InternationalNumber: tfimpact.StringOrNull(n.InternationalNumber),
		DateCreated:         tfimpact.NewTimestamp(n.DateCreated),
		LastDateAssigned:    tfimpact.NewTimestamp(n.LastDateAssigned),
		LastDateReleased:    tfimpact.NewTimestamp(n.LastDateReleased),
		URI:                 tfimpact.StringOrNull(n.URI),
	}
}
