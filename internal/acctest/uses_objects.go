package acctest

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// oneOfEach gives the account one of everything, and returns the ids by the
// attribute that takes them, where need be of one thing only.
func (w *World) oneOfEach() Config {
	ids := Config{}
	set := func(name, id string) { ids[name] = String(id) }
	set("job_id", w.Account.AddJob(true).ID)
	if w.CampaignID == "" {
		return ids
	}
	set("campaign_id", w.CampaignID)
	set("bank_country", "US")
	set("impact_campaign.id", w.CampaignID)
	partnerID := ""
	if len(w.PartnerIDs) > 0 {
		partnerID = w.PartnerIDs[0]
	}
	set("impact_contract.id", w.Account.AddContract(w.CampaignID, partnerID).ID)
	list := mockimpact.ExceptionList{Name: "Anvils", Type: "SKU", CampaignID: w.CampaignID, TrackerIDs: w.ActionTrackerIDs, Items: []mockimpact.ExceptionItem{{Value: "A"}}}
	set("impact_exception_list.id", w.Account.PutExceptionList(list).ID)
	list.Type = ""
	set("impact_promo_code_exception_list.id", w.Account.PutExceptionList(list).ID)
	if w.Account.Type == mockimpact.Brand {
		set("impact_partner.id", w.PartnerIDs[0])
		set("advertiser_id", w.Account.ID)
		set("impact_accept_contract.contract_id", w.Account.AddProposal(w.CampaignID, w.PartnerIDs[0]).ID)
		set("impact_decline_contract.contract_id", w.Account.AddProposal(w.CampaignID, w.PartnerIDs[1]).ID)
		set("impact_approve_tracking_value_request.request_id", w.Account.AddTrackingValueRequest(w.CampaignID, w.PartnerIDs[0], "PROMOCODE_TRACKING").ID)
		set("impact_reject_tracking_value_request.request_id", w.Account.AddTrackingValueRequest(w.CampaignID, w.PartnerIDs[0], "PHONE_NUMBER_TRACKING").ID)
	}
	return ids
}

// with returns a copy with further attributes.
func with(config, more Config) Config {
	changed := Config{}
	for _, each := range []Config{config, more} {
		for name, value := range each {
			changed[name] = value
		}
	}
	return changed
}

// Lives are what is declared of each resource in its life, one configuration after
// the other. Lists change so much that their items are replaced by one upload, then
// so little that one item goes.
func (w *World) Lives() map[string][]Config {
	w.t.Helper()
	company := Config{"website": String("https://one.example.com")}
	switch w.Account.Type {
	case mockimpact.Agency:
		return map[string][]Config{"impact_company_information": {company, {"website": String("https://two.example.com")}}}
	case mockimpact.Partner:
		company["logo_file"] = w.logo()
		property := Config{
			"name": String("Channel"), "type": String("SOCIAL"), "url": String("https://social.example.com/acme"),
			"followers": String("HUNDRED_PLUS"), "tags": Strings("music"),
		}
		return map[string][]Config{
			"impact_company_information": {company},
			"impact_media_property":      {property, with(property, Config{"name": String("Channel 2")})},
		}
	}
	campaign := Config{"campaign_id": String(w.CampaignID)}
	contact := with(campaign, Config{
		"first_name": String("Wile"), "last_name": String("Coyote"), "email_address": String("wile@example.com"), "account_ids": Strings(w.PartnerIDs[0]),
	})
	group := with(campaign, Config{"name": String("VIP"), "partner_ids": Strings(w.PartnerIDs[0])})
	deal := with(campaign, Config{"name": String("Free"), "scope": String("ENTIRE_STORE"), "type": String("FREE_SHIPPING")})
	list := with(campaign, Config{"name": String("L"), "action_tracker_ids": Strings(w.ActionTrackerIDs[0])})
	return map[string][]Config{
		"impact_company_information": {company},
		"impact_contact":             {contact, with(contact, Config{"first_name": String("Wiley")})},
		"impact_deal":                {deal, with(deal, Config{"name": String("Freer")})},
		"impact_partner_values":      {{"partner_id": String(w.PartnerIDs[0]), "value3": String("gold")}},
		"impact_partner_group":       {group, with(group, Config{"partner_ids": Strings(w.PartnerIDs[1])})},
		"impact_promo_code": {with(campaign, Config{
			"assigned_partner_id": String(w.PartnerIDs[0]), "code": String("SUMMER25"), "type": String("LI"), "credit_policy": String("WINNER"),
		})},
		"impact_exception_list": {
			with(list, Config{"type": String("SKU"), "items": named("A", 20)}),
			with(list, Config{"type": String("SKU"), "items": named("B", 20)}),
			with(list, Config{"type": String("CATEGORY"), "items": named("B", 19)}),
		},
		"impact_promo_code_exception_list": {
			with(list, Config{"items": Strings("A", "B")}), with(list, Config{"name": String("L 2"), "items": Strings("B")}),
		},
	}
}

// named are items without display names.
func named(prefix string, count int) tftypes.Value {
	items := Config{}
	for i := range count {
		items[fmt.Sprint(prefix, i)] = String("")
	}
	return tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, items)
}

// logo writes an image file.
func (w *World) logo() tftypes.Value {
	w.t.Helper()
	png, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
	if err != nil {
		w.t.Fatal(err)
	}
	file := filepath.Join(w.t.TempDir(), "logo.png")
	if err := os.WriteFile(file, png, 0o600); err != nil {
		w.t.Fatal(err)
	}
	return String(file)
}
