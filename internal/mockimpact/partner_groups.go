// Partner groups.
// Document: impact-brand-partnergroups-v14 (5 of 5 operations).
//
// This file is the pattern for every further API group: the document, what is stored,
// what a person in the web app can do, the table of routes, the handlers.

package mockimpact

import (
	"net/http"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// PartnerGroup is a brand's named set of partners within a campaign.
type PartnerGroup struct {
	ID         string // an integer in the path, a string in the answer
	CampaignID string
	Name       string
	Members    []string // ids of media partners
}

var partnerGroups = store[PartnerGroup]{name: "partner_groups", firstID: 99999}

// PartnerGroups returns the groups of a campaign.
func (a *Account) PartnerGroups(campaignID string) []PartnerGroup {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	groups := partnerGroups.of(a).where(func(g PartnerGroup) bool { return g.CampaignID == campaignID })
	for i := range groups {
		groups[i].Members = slices.Clone(groups[i].Members)
	}
	return groups
}

// AddPartnerGroup adds a group as a person in the web app would.
func (a *Account) AddPartnerGroup(campaignID, name string, members ...string) PartnerGroup {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	g := PartnerGroup{ID: partnerGroups.newID(a.srv), CampaignID: campaignID, Name: name, Members: members}
	a.setPartnerGroup(g)
	return g
}

// SetPartnerGroup replaces the name and the members of an existing group.
func (a *Account) SetPartnerGroup(g PartnerGroup) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := partnerGroups.of(a).get(g.ID); !exists {
		misuse("account %s has no partner group %q", a.ID, g.ID)
	}
	a.setPartnerGroup(g)
}

// DeletePartnerGroup removes a group and says whether there was one.
func (a *Account) DeletePartnerGroup(id string) bool {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return partnerGroups.of(a).remove(id)
}

func (a *Account) setPartnerGroup(g PartnerGroup) {
	if _, exists := campaigns.of(a).get(g.CampaignID); !exists {
		misuse("account %s has no campaign %q", a.ID, g.CampaignID)
	}
	if unknown := a.unknownPartner(g.Members); unknown != "" {
		misuse("account %s has no partner %q", a.ID, unknown)
	}
	g.Members = slices.Clone(g.Members)
	partnerGroups.of(a).put(g.ID, g)
}

func (a *Account) unknownPartner(ids []string) string {
	for _, id := range ids {
		if _, known := mediaPartners.of(a).get(id); !known {
			return id
		}
	}
	return ""
}

func partnerGroupRoutes() []route {
	const all, one = "/Campaigns/{CampaignId}/MediaPartnerGroups", "/Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}"
	ids := map[string]rule.Kind{"CampaignId": rule.Digits, "PartnerGroupId": rule.Digits}
	return []route{
		{method: http.MethodGet, template: all, path: ids, paged: true, handle: listPartnerGroups},
		{
			method: http.MethodPost, template: all, path: ids, handle: createPartnerGroup,
			bodies: []rule.Body{rule.FormBody(rule.Required("Name", rule.NonEmpty), rule.Optional("MediaPartners", rule.OrEmpty(rule.IDList)))},
		},
		{method: http.MethodGet, template: one, path: ids, handle: onePartnerGroup(getPartnerGroup)},
		{
			method: http.MethodPut, template: one, path: ids, handle: onePartnerGroup(updatePartnerGroup),
			bodies: []rule.Body{rule.FormBody(
				rule.Optional("Name", rule.NonEmpty),
				rule.Optional("MediaPartnersAdd", rule.OrEmpty(rule.IDList)),
				rule.Optional("MediaPartnersRemove", rule.OrEmpty(rule.IDList)),
			)},
		},
		{method: http.MethodDelete, template: one, path: ids, handle: onePartnerGroup(deletePartnerGroup)},
	}
}

func listPartnerGroups(c *call) answer {
	campaign := c.params["CampaignId"]
	if _, exists := campaigns.of(c.acc).get(campaign); !exists {
		return notFound("no campaign " + campaign)
	}
	groups := partnerGroups.of(c.acc).where(func(g PartnerGroup) bool { return g.CampaignID == campaign })
	return list(c, "Groups", groups, c.partnerGroup)
}

func createPartnerGroup(c *call) answer {
	campaign := c.params["CampaignId"]
	if _, exists := campaigns.of(c.acc).get(campaign); !exists {
		return notFound("no campaign " + campaign)
	}
	members := c.idList("MediaPartners")
	if unknown := c.acc.unknownPartner(members); unknown != "" {
		return invalid(rule.FieldError{Field: "MediaPartners", Message: "Unknown partner " + unknown})
	}
	g := PartnerGroup{CampaignID: campaign, Name: c.Form.Get("Name"), Members: members}
	g.ID = partnerGroups.newID(c.srv)
	partnerGroups.of(c.acc).put(g.ID, g)
	return c.done("/Campaigns/" + campaign + "/MediaPartnerGroups/" + g.ID)
}

// onePartnerGroup finds the group that the path names.
func onePartnerGroup(handle func(*call, PartnerGroup) answer) func(*call) answer {
	return func(c *call) answer {
		g, exists := partnerGroups.of(c.acc).get(c.params["PartnerGroupId"])
		if !exists || g.CampaignID != c.params["CampaignId"] {
			return notFound("no partner group " + c.params["PartnerGroupId"])
		}
		return handle(c, g)
	}
}

func getPartnerGroup(c *call, g PartnerGroup) answer { return ok(c.partnerGroup(g)) }

func updatePartnerGroup(c *call, g PartnerGroup) answer {
	added, removed := c.idList("MediaPartnersAdd"), c.idList("MediaPartnersRemove")
	if unknown := c.acc.unknownPartner(added); unknown != "" {
		return invalid(rule.FieldError{Field: "MediaPartnersAdd", Message: "Unknown partner " + unknown})
	}
	if name, sent := c.sent("Name"); sent {
		g.Name = name
	}
	g.Members = withMembers(g.Members, added, removed)
	partnerGroups.of(c.acc).put(g.ID, g)
	return c.done("/Campaigns/" + g.CampaignID + "/MediaPartnerGroups/" + g.ID)
}

func deletePartnerGroup(c *call, g PartnerGroup) answer {
	partnerGroups.of(c.acc).remove(g.ID)
	return deleted()
}

func (c *call) partnerGroup(g PartnerGroup) document {
	members := make([]document, len(g.Members))
	for i, id := range g.Members {
		partner, _ := mediaPartners.of(c.acc).get(id)
		members[i] = document{
			"PartnerId": id, "PartnerName": partner.Name, "PartnerUri": c.root + "/MediaPartners/" + id,
		}
	}
	return document{
		"Id": g.ID, "Name": g.Name, "MediaPartners": members,
		"Uri": c.root + "/Campaigns/" + g.CampaignID + "/MediaPartnerGroups/" + g.ID,
	}
}

// idList reads a comma-separated form field, each id once.
func (c *call) idList(name string) []string {
	joined := c.Form.Get(name)
	if joined == "" {
		return nil
	}
	return withMembers(nil, strings.Split(joined, ","), nil)
}

// withMembers carries out a delta update; the order of the members stays.
func withMembers(members, added, removed []string) []string {
	result := make([]string, 0, len(members)+len(added))
	for _, id := range slices.Concat(members, added) {
		if !slices.Contains(result, id) && !slices.Contains(removed, id) {
			result = append(result, id)
		}
	}
	return result
}
