package provider_test

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// outsideMatrix are resources that write nothing, with the reason.
var outsideMatrix = map[string]string{
	"impact_legacy_token_pair": "it writes nothing; its own tests hold it against answers that say nothing",
	"impact_access_token":      "it writes nothing; its own tests hold it against answers that say nothing",
}

// fixtures are the objects that the fault matrix declares, one per resource.
func fixtures() map[string]fixture {
	return map[string]fixture{
		"impact_deal":                dealFixture(),
		"impact_promo_code":          promoCodeFixture(),
		"impact_company_information": companyInformationFixture(),
		"impact_contact": {
			world:   acctest.NewBrand,
			config:  contact("Wile", 0),
			changed: contact("Wiley", 1),
			live: func(w *acctest.World) []string {
				rendered := []string{}
				for _, each := range w.Account.Contacts(w.CampaignID) {
					rendered = append(rendered, each.Fields["FirstName"]+": "+letters(w, each.Accounts))
				}
				return rendered
			},
			want: []string{"Wile: A"}, wantChanged: []string{"Wiley: B"}, wantDestroyed: []string{},
		},
		"impact_media_property":            mediaPropertyFixture(),
		"impact_exception_list":            exceptionListFixture(),
		"impact_partner_values":            partnerValuesFixture(),
		"impact_promo_code_exception_list": promoCodeExceptionListFixture(),
		"impact_partner_group": {
			world:   acctest.NewBrand,
			config:  partnerGroup("VIP", 0, 1),
			changed: partnerGroup("VIP 2", 1, 2),
			live: func(w *acctest.World) []string {
				rendered := []string{}
				for _, group := range w.Account.PartnerGroups(w.CampaignID) {
					rendered = append(rendered, group.Name+": "+letters(w, group.Members))
				}
				return rendered
			},
			want: []string{"VIP: A B"}, wantChanged: []string{"VIP 2: B C"}, wantDestroyed: []string{},
		},
	}
}

// partnerGroup declares a group with some of the world's partners.
func partnerGroup(name string, members ...int) func(*acctest.World) map[string]tftypes.Value {
	return func(w *acctest.World) map[string]tftypes.Value {
		var ids []tftypes.Value
		for _, i := range members {
			ids = append(ids, acctest.String(w.PartnerIDs[i]))
		}
		return map[string]tftypes.Value{
			"campaign_id": acctest.String(w.CampaignID), "name": acctest.String(name),
			"partner_ids": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, ids),
		}
	}
}

// partnerValuesFixture changes one value and empties another; the third is not declared.
func partnerValuesFixture() fixture {
	values := func(value1, value3 string) func(*acctest.World) map[string]tftypes.Value {
		return func(w *acctest.World) map[string]tftypes.Value {
			return map[string]tftypes.Value{
				"partner_id": acctest.String(w.PartnerIDs[0]), "value1": acctest.String(value1), "value3": acctest.String(value3),
			}
		}
	}
	return fixture{
		world:   acctest.NewBrand,
		config:  values("gold", "tennis"),
		changed: values("silver", ""),
		live: func(w *acctest.World) []string {
			values := w.Account.Partner(w.PartnerIDs[0]).Values
			return values[:]
		},
		want: []string{"gold", "north-america", "tennis"}, wantChanged: []string{"silver", "north-america", ""},
		outlives: true,
	}
}

// contact declares a contact of one of the world's partners.
func contact(firstName string, partner int) func(*acctest.World) map[string]tftypes.Value {
	return func(w *acctest.World) map[string]tftypes.Value {
		return map[string]tftypes.Value{
			"campaign_id": acctest.String(w.CampaignID), "first_name": acctest.String(firstName),
			"last_name": acctest.String("Coyote"), "email_address": acctest.String("wile@example.com"),
			"account_ids": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(w.PartnerIDs[partner])}),
		}
	}
}

// letters names the world's partners A, B, C instead of by id.
func letters(w *acctest.World, ids []string) string {
	named := strings.Join(ids, " ")
	for i, id := range w.PartnerIDs {
		named = strings.ReplaceAll(named, id, string(rune('A'+i)))
	}
	return named
}
