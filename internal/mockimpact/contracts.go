// Contracts. A brand reads them below Campaigns and decides on proposals below
// Programs; what both account types are shown is in contracts_shown.go.
// Document: impact-brand-contracts-v14 (4 of 4 operations).
// Document: impact-partner-contracts-v16 (2 of 2 operations).

package mockimpact

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// Contract is an agreement with a partner, or one proposed. What every contract
// shows alike has no field.
type Contract struct {
	ID         string // "S-7777777"; a proposal's begins with "P-"
	CampaignID string
	PartnerID  string    // brand: a partner of the account
	Status     string    // "ACTIVE", "PENDING", …
	Start, End time.Time // zero: not started, open-ended
	Signatory  string    // brand's side
	Signed     time.Time
	Updated    time.Time
	TemplateID int
	Reason     string // why it was declined, as the brand said
}

var contracts = store[Contract]{name: "contracts", firstID: 7777777, prefix: "S-"}

// AddContract adds an open-ended, active contract. partnerID is empty for a
// partner's own.
func (a *Account) AddContract(campaignID, partnerID string) Contract {
	return a.addContract(campaignID, partnerID, func(c *Contract) {
		c.Start, c.Signed = contractDay, contractDay.Add(-8*time.Minute)
		c.Status, c.Signatory = "ACTIVE", "Justin Case"
	})
}

// AddProposal adds a contract that a partner proposes, for the brand to decide on.
func (a *Account) AddProposal(campaignID, partnerID string) Contract {
	return a.addContract(campaignID, partnerID, func(c *Contract) {
		c.ID, c.Status = "P"+strings.TrimPrefix(c.ID, "S"), pending
	})
}

// Contracts returns the contracts of a campaign, of every status.
func (a *Account) Contracts(campaignID string) []Contract {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return contracts.of(a).where(func(c Contract) bool { return c.CampaignID == campaignID })
}

// SetContract replaces an existing contract, as the parties would.
func (a *Account) SetContract(c Contract) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := contracts.of(a).get(c.ID); !exists {
		misuse("account %s has no contract %q", a.ID, c.ID)
	}
	contracts.of(a).put(c.ID, c)
}

const pending = "PENDING"

var contractDay = time.Date(2026, time.January, 20, 0, 0, 0, 0, pacific)

func (a *Account) addContract(campaignID, partnerID string, finish func(*Contract)) Contract {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := campaigns.of(a).get(campaignID); !exists {
		misuse("account %s has no campaign %q", a.ID, campaignID)
	}
	if a.Type == Brand && a.unknownPartner([]string{partnerID}) != "" {
		misuse("account %s has no partner %q", a.ID, partnerID)
	}
	c := Contract{
		ID: contracts.newID(a.srv), CampaignID: campaignID, PartnerID: partnerID, Updated: contractDay, TemplateID: 99999,
	}
	finish(&c)
	contracts.of(a).put(c.ID, c)
	return c
}

// contractFilters are the parameters that both account types document.
var contractFilters = []rule.Field{
	rule.Optional("Status", rule.OneOf("ACTIVE", "DECLINED", "EXPIRED", pending, "UPCOMING")), rule.Optional("Signatory", rule.Text),
	rule.Optional("DateLastUpdatedBefore", rule.DateTime), rule.Optional("DateLastUpdatedAfter", rule.DateTime),
	rule.Optional("StartDateBefore", rule.DateTime), rule.Optional("StartDateAfter", rule.DateTime),
	rule.Optional("EndDateBefore", rule.DateTime), rule.Optional("EndDateAfter", rule.DateTime),
}

// contractID is an id that is not malformed.
var contractID = rule.Valid("Not a contract id", regexp.MustCompile(`^[A-Z]-[0-9]+$`).MatchString)

func brandContractRoutes() []route {
	const all, decisions = "/Campaigns/{CampaignId}/Contracts", "/Programs/{ProgramId}/Contracts"
	ids := map[string]rule.Kind{"CampaignId": rule.Digits, "ProgramId": rule.Digits}
	decision := []rule.Field{rule.Required("contractId", contractID), rule.Optional("groupId", rule.IDList)}
	return []route{
		{
			method: http.MethodGet, template: all, path: ids, paged: true, handle: listBrandContracts,
			query: append([]rule.Field{rule.Optional("PartnerId", rule.Digits), rule.Optional("TemplateId", rule.Digits)}, contractFilters...),
		},
		{method: http.MethodGet, template: all + "/{ContractId}", path: ids, handle: func(c *call) answer {
			each, exists := contracts.of(c.acc).get(c.params["ContractId"])
			if !exists || each.CampaignID != c.params["CampaignId"] {
				return notFound("no contract " + c.params["ContractId"])
			}
			return ok(c.brandContract(each))
		}},
		{
			method: http.MethodPost, template: decisions, path: ids, bodies: []rule.Body{rule.JSONBody(decision...)},
			handle: decide(func(each *Contract) { each.Status, each.Signatory, each.Start = "ACTIVE", "Justin Case", contractDay }),
		},
		{
			method: http.MethodDelete, template: decisions, path: ids,
			bodies: []rule.Body{rule.JSONBody(append(slices.Clone(decision), rule.Optional("reason", rule.Text))...)},
			handle: decide(func(each *Contract) { each.Status = "DECLINED" }),
		},
	}
}

func partnerContractRoutes() []route {
	return []route{
		{
			method: http.MethodGet, template: "/Contracts", paged: true,
			query: append([]rule.Field{rule.Optional("CampaignId", rule.Digits)}, contractFilters...),
			handle: func(c *call) answer {
				found := contracts.of(c.acc).where(func(each Contract) bool {
					return c.filters("CampaignId", each.CampaignID) && c.wantsContract(each)
				})
				return list(c, "Contracts", found, c.partnerContract)
			},
		},
		{method: http.MethodGet, template: "/Contracts/{Id}", handle: func(c *call) answer {
			each, exists := contracts.of(c.acc).get(c.params["Id"])
			if !exists {
				return notFound("no contract " + c.params["Id"])
			}
			shown := c.partnerContract(each)
			shown["CampaignTerms"] = campaignTerms()
			return ok(shown)
		}},
	}
}

func listBrandContracts(c *call) answer {
	campaign := c.params["CampaignId"]
	if _, exists := campaigns.of(c.acc).get(campaign); !exists {
		return notFound("no campaign " + campaign)
	}
	found := contracts.of(c.acc).where(func(each Contract) bool {
		return each.CampaignID == campaign && c.filters("PartnerId", each.PartnerID) &&
			c.filters("TemplateId", strconv.Itoa(each.TemplateID)) && c.wantsContract(each)
	})
	return list(c, "Contracts", found, c.brandContract)
}

// wantsContract holds a contract against the filters of both account types.
// Without a status only active ones are listed.
func (c *call) wantsContract(each Contract) bool {
	return (c.query.Has("Status") || each.Status == "ACTIVE") && c.filters("Status", each.Status) &&
		(!c.query.Has("Signatory") || slices.Contains([]string{each.Signatory, partnerSignatory}, c.query.Get("Signatory"))) &&
		c.after("DateLastUpdatedAfter", each.Updated) && c.before("DateLastUpdatedBefore", each.Updated) &&
		c.after("StartDateAfter", each.Start) && c.before("StartDateBefore", each.Start) &&
		c.after("EndDateAfter", each.End) && c.before("EndDateBefore", each.End)
}

// decide accepts or declines a proposal. The first decision is final: another is
// refused with 409, and the partner joins no group by it.
func decide(effect func(*Contract)) func(*call) answer {
	return func(c *call) answer {
		id, _ := c.JSON["contractId"].(string)
		each, exists := contracts.of(c.acc).get(id)
		if !exists || each.CampaignID != c.params["ProgramId"] {
			return notFound("no contract " + id + " in program " + c.params["ProgramId"])
		}
		if each.Status != pending {
			return failure(http.StatusConflict, "A decision for this contract has already been recorded")
		}
		if unknown := c.joinGroups(each); unknown != "" {
			return invalid(rule.FieldError{Field: "groupId", Message: "Unknown partner group " + unknown})
		}
		each.Reason, _ = c.JSON["reason"].(string)
		effect(&each)
		contracts.of(c.acc).put(each.ID, each)
		return ok(document{"Status": "OK"})
	}
}

// joinGroups adds the contract's partner to the groups that the decision names,
// or returns the first that the campaign does not have.
func (c *call) joinGroups(each Contract) (unknown string) {
	joined, _ := c.JSON["groupId"].(string)
	if joined == "" {
		return ""
	}
	ids := strings.Split(joined, ",")
	for _, id := range ids {
		if group, exists := partnerGroups.of(c.acc).get(id); !exists || group.CampaignID != each.CampaignID {
			return id
		}
	}
	for _, id := range ids {
		group, _ := partnerGroups.of(c.acc).get(id)
		group.Members = withMembers(group.Members, []string{each.PartnerID}, nil)
		partnerGroups.of(c.acc).put(id, group)
	}
	return ""
}
