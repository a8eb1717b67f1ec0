package partner_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Contacts that no create takes, but that the web app can leave behind, are
// declared as they are. What a configuration changes of them has to be right.
func TestContact_adoptsIncompleteOnes(t *testing.T) {
	t.Parallel()
	const typeName = "impact_contact"
	w := acctest.NewBrand(t)
	w.NeedsMock()
	p := w.Protocol()
	person := map[string]string{"FirstName": "Wile", "LastName": "Coyote", "EmailAddress": "wile@example.com"}
	for name, test := range map[string]struct {
		fields   map[string]string
		accounts []string
		change   map[string]tftypes.Value
		want     string // of the change
	}{
		"without accounts": {
			nil, nil, map[string]tftypes.Value{"account_ids": acctest.Strings(w.PartnerIDs[0])}, "",
		},
		"with an account, which goes": {
			nil, w.PartnerIDs[:1], map[string]tftypes.Value{"account_ids": acctest.Strings()},
			"error at account_ids: Invalid Attribute Value: Attribute account_ids set must contain at least 1 elements, got: 0",
		},
		"without a last name": {
			map[string]string{"LastName": ""}, w.PartnerIDs[:1], map[string]tftypes.Value{"first_name": acctest.String("")},
			`error at first_name: Blank text: first_name must not be empty or white space only, got: "". Write a text, or leave the attribute out where it is optional.`,
		},
		"with a phone without a country": {
			map[string]string{"WorkPhoneNumber": "8051234567"}, w.PartnerIDs[:1], map[string]tftypes.Value{"work_phone_number": acctest.String("8051234568")},
			`error at work_phone_number: Invalid Attribute Combination: Attribute "work_phone_number_country" must be specified when "work_phone_number" is specified`,
		},
		"with a country without a phone": {
			map[string]string{"CellphoneNumberCountry": "US"}, w.PartnerIDs[:1], map[string]tftypes.Value{"cellphone_number_country": acctest.String("DE")},
			`error at cellphone_number_country: Invalid Attribute Combination: Attribute "cellphone_number" must be specified when "cellphone_number_country" is specified`,
		},
		"with a phone as people write it": {
			map[string]string{"WorkPhoneNumber": "(805) 123-4567", "WorkPhoneNumberCountry": "US"}, w.PartnerIDs[:1],
			map[string]tftypes.Value{"work_phone_number_country": tftypes.NewValue(tftypes.String, nil)},
			`Attribute "work_phone_number_country" must be specified when "work_phone_number" is specified`,
		},
	} {
		fields := maps.Clone(person)
		maps.Copy(fields, test.fields)
		contact := w.Account.AddContact(mockimpact.Contact{CampaignID: w.CampaignID, Fields: fields, Accounts: test.accounts})
		object, config := p.ExpectAdopted(typeName, w.CampaignID+"/"+contact.ID)
		maps.Copy(config, test.change)
		_, diagnostics := p.Plan(typeName, object, config)
		got := acctest.Render(diagnostics)
		if test.want == "" && len(got) != 0 || test.want != "" && !contains(got, test.want) {
			t.Errorf("a contact %s, changed: got %q, want %q", name, got, test.want)
		}
	}
}

func contains(lines []string, text string) bool {
	return slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, text) })
}
