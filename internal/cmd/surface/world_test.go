package main

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// populate gives the account one of everything, and returns the ids by the
// attribute that takes them, where need be of one thing only.
func populate(w *acctest.World) values {
	ids := values{}
	set := func(name, id string) { ids[name] = acctest.String(id) }
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

func set(texts ...string) tftypes.Value { return acctest.Strings(texts...) }

// with returns a copy with further attributes.
func with(config, more values) values {
	changed := values{}
	for _, each := range []values{config, more} {
		for name, value := range each {
			changed[name] = value
		}
	}
	return changed
}

// resources are what is declared of each kind, one configuration after the other.
// Lists change so much that their items are replaced by one upload, then so little
// that one item goes.
func (d *driver) resources() map[string][]values {
	company := values{"website": acctest.String("https://one.example.com")}
	switch d.w.Account.Type {
	case mockimpact.Agency:
		return map[string][]values{"impact_company_information": {company, {"website": acctest.String("https://two.example.com")}}}
	case mockimpact.Partner:
		company["logo_file"] = d.logo()
		property := values{
			"name": acctest.String("Channel"), "type": acctest.String("SOCIAL"), "url": acctest.String("https://social.example.com/acme"),
			"followers": acctest.String("HUNDRED_PLUS"), "tags": set("music"),
		}
		return map[string][]values{
			"impact_company_information": {company},
			"impact_media_property":      {property, with(property, values{"name": acctest.String("Channel 2")})},
		}
	}
	campaign := values{"campaign_id": acctest.String(d.w.CampaignID)}
	contact := with(campaign, values{
		"first_name": acctest.String("Wile"), "last_name": acctest.String("Coyote"), "email_address": acctest.String("wile@example.com"), "account_ids": set(d.w.PartnerIDs[0]),
	})
	group := with(campaign, values{"name": acctest.String("VIP"), "partner_ids": set(d.w.PartnerIDs[0])})
	deal := with(campaign, values{"name": acctest.String("Free"), "scope": acctest.String("ENTIRE_STORE"), "type": acctest.String("FREE_SHIPPING")})
	list := with(campaign, values{"name": acctest.String("L"), "action_tracker_ids": set(d.w.ActionTrackerIDs[0])})
	return map[string][]values{
		"impact_company_information": {company},
		"impact_contact":             {contact, with(contact, values{"first_name": acctest.String("Wiley")})},
		"impact_deal":                {deal, with(deal, values{"name": acctest.String("Freer")})},
		"impact_partner_values":      {{"partner_id": acctest.String(d.w.PartnerIDs[0]), "value1": acctest.String("gold")}},
		"impact_partner_group":       {group, with(group, values{"partner_ids": set(d.w.PartnerIDs[1])})},
		"impact_promo_code": {with(campaign, values{
			"assigned_partner_id": acctest.String(d.w.PartnerIDs[0]), "code": acctest.String("SUMMER25"), "type": acctest.String("LI"), "credit_policy": acctest.String("WINNER"),
		})},
		"impact_exception_list": {
			with(list, values{"type": acctest.String("SKU"), "items": named("A", 20)}),
			with(list, values{"type": acctest.String("SKU"), "items": named("B", 20)}),
			with(list, values{"type": acctest.String("CATEGORY"), "items": named("B", 19)}),
		},
		"impact_promo_code_exception_list": {
			with(list, values{"items": set("A", "B")}), with(list, values{"name": acctest.String("L 2"), "items": set("B")}),
		},
	}
}

// named are items without display names.
func named(prefix string, count int) tftypes.Value {
	items := values{}
	for i := range count {
		items[fmt.Sprint(prefix, i)] = acctest.String("")
	}
	return tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, items)
}
