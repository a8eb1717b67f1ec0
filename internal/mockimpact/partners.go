// Media partners of a brand.
// Document: impact-brand-partners-v14 (3 of 4 operations): creating a partner is not
// modelled.

package mockimpact

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// MediaPartner is a partner as a brand knows it. What every partner shows alike
// has no field.
type MediaPartner struct {
	ID            string // numeric
	Name          string
	Description   string
	Website       string
	State         string   // "ACTIVE", …
	Country       string   // as the address shows it, "US"
	FilterCountry string   // as the listing's filter names it: "US", "CANADA", …
	Type          string   // "DIRECT" or "MARKETPLACE"
	Methods       []string // promotional methods, the primary one first
	Values        [3]string
	Contract      string   // id of its contract in the programs, "S-…"
	Programs      []string // ids of the campaigns it has joined
	Linked        []string // ids of linked accounts
	Inactive      bool     // without a contractual relationship
	Updated       time.Time
}

var mediaPartners = store[MediaPartner]{name: "media_partners", firstID: 2552842}

// mediaPartnerSince is when every partner was created.
var mediaPartnerSince = time.Date(2026, time.January, 19, 23, 51, 1, 0, pacific)

var pacific = time.FixedZone("", -8*60*60)

// AddPartner makes a partner known to a brand, so that it can be a member of the
// brand's partner groups. It has joined the campaigns that the brand has by then.
func (a *Account) AddPartner(name string) MediaPartner {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if a.Type != Brand {
		misuse("only a brand has partners")
	}
	p := MediaPartner{
		ID: mediaPartners.newID(a.srv), Name: name, Description: "All about " + name, Website: "https://www.example.com",
		State: "ACTIVE", Country: "US", FilterCountry: "US", Type: "MARKETPLACE", Methods: []string{"CONTENT", "EMAIL"},
		Values: [3]string{"vip", "north-america", ""}, Contract: "S-7777777", Updated: mediaPartnerSince,
	}
	for _, each := range campaigns.of(a).where(nil) {
		p.Programs = append(p.Programs, each.ID)
	}
	mediaPartners.of(a).put(p.ID, p)
	return p.clone()
}

// Partner returns a partner as it is now.
func (a *Account) Partner(id string) MediaPartner {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	p, exists := mediaPartners.of(a).get(id)
	if !exists {
		misuse("account %s has no partner %q", a.ID, id)
	}
	return p.clone()
}

// SetPartner replaces an existing partner, as the partner or impact.com would.
func (a *Account) SetPartner(p MediaPartner) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := mediaPartners.of(a).get(p.ID); !exists {
		misuse("account %s has no partner %q", a.ID, p.ID)
	}
	mediaPartners.of(a).put(p.ID, p.clone())
}

func (p MediaPartner) clone() MediaPartner {
	p.Methods, p.Programs, p.Linked = slices.Clone(p.Methods), slices.Clone(p.Programs), slices.Clone(p.Linked)
	return p
}

var mediaPartnerStates = rule.OneOf(
	"ACTIVE", "EXPIRED", "PENDING", "DECLINED", "SUSPENDED", "DEACTIVATED", "CLOSING", "CLOSED", "NOT_APPLICABLE",
)

func mediaPartnerRoutes() []route {
	return []route{
		{
			method: http.MethodGet, template: "/MediaPartners", paged: true, handle: listMediaPartners,
			query: []rule.Field{
				rule.Optional("Id", rule.IDList), rule.Optional("CampaignId", rule.Digits), rule.Optional("GroupId", rule.Digits),
				rule.Optional("Country", rule.Valid("Not a country of impact.com's", isCountryName)),
				rule.Optional("startDate", rule.DateTime), rule.Optional("endDate", rule.DateTime),
				rule.Optional("State", mediaPartnerStates), rule.Optional("RelationshipState", rule.OneOf("ACTIVE", "INACTIVE")),
			},
		},
		{
			method: http.MethodGet, template: "/MediaPartners/{PartnerId}", path: map[string]rule.Kind{"PartnerId": rule.Digits},
			handle: func(c *call) answer {
				p, exists := mediaPartners.of(c.acc).get(c.params["PartnerId"])
				if !exists {
					return notFound("no partner " + c.params["PartnerId"])
				}
				return ok(c.mediaPartner(p))
			},
		},
		{
			method: http.MethodPut, template: "/MediaPartners/{PartnerId}", path: map[string]rule.Kind{"PartnerId": rule.Digits}, handle: updateMediaPartner,
			bodies: []rule.Body{rule.FormBody(rule.Optional("MPValue1", rule.Text), rule.Optional("MPValue2", rule.Text), rule.Optional("MPValue3", rule.Text))},
		},
	}
}

// updateMediaPartner keeps the values that the form leaves out, and empties those that
// it names without a value; the document is silent about both.
func updateMediaPartner(c *call) answer {
	p, exists := mediaPartners.of(c.acc).get(c.params["PartnerId"])
	if !exists {
		return notFound("no partner " + c.params["PartnerId"])
	}
	for i := range p.Values {
		if name := fmt.Sprint("MPValue", i+1); c.Form.Has(name) {
			p.Values[i] = c.Form.Get(name)
		}
	}
	p.Updated = c.srv.clock()
	mediaPartners.of(c.acc).put(p.ID, p)
	return c.done("/MediaPartners/" + p.ID)
}

// isCountryName accepts what has the form of the two hundred names that the
// document lists: "US", "CANADA", "ISLE OF MAN".
func isCountryName(s string) bool {
	return len(s) > 1 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ ") == ""
}

func listMediaPartners(c *call) answer {
	group, _ := partnerGroups.of(c.acc).get(c.query.Get("GroupId"))
	relationship := map[bool]string{true: "INACTIVE", false: "ACTIVE"}
	wanted := func(p MediaPartner) bool {
		return (!c.query.Has("Id") || slices.Contains(strings.Split(c.query.Get("Id"), ","), p.ID)) &&
			(!c.query.Has("CampaignId") || slices.Contains(p.Programs, c.query.Get("CampaignId"))) &&
			(!c.query.Has("GroupId") || slices.Contains(group.Members, p.ID)) &&
			c.filters("Country", p.FilterCountry) && c.filters("State", p.State) &&
			c.filters("RelationshipState", relationship[p.Inactive]) &&
			c.after("startDate", p.Updated) && c.before("endDate", p.Updated)
	}
	return list(c, "Partners", mediaPartners.of(c.acc).where(wanted), c.mediaPartner)
}

// after and before hold an instant against a filter, when the request has it. An
// instant that is not set passes neither.
func (c *call) after(name string, instant time.Time) bool {
	limit, given := c.instant(name)
	return !given || !instant.IsZero() && instant.After(limit)
}

func (c *call) before(name string, instant time.Time) bool {
	limit, given := c.instant(name)
	return !given || !instant.IsZero() && instant.Before(limit)
}

// instant reads a parameter that the route's table has already checked.
func (c *call) instant(name string) (limit time.Time, given bool) {
	limit, err := time.Parse(time.RFC3339, c.query.Get(name))
	return limit, err == nil
}

// mediaPartner shows a partner with every field that the document has.
func (c *call) mediaPartner(p MediaPartner) document {
	methods := make([]document, len(p.Methods))
	for i, each := range p.Methods {
		methods[i] = document{"Type": each, "IsPrimary": i == 0}
	}
	programs := make([]document, len(p.Programs))
	for i, id := range p.Programs {
		campaign, _ := campaigns.of(c.acc).get(id)
		programs[i] = document{
			"Id": id, "Name": campaign.Name, "ContractId": p.Contract, "ContractName": "ACME Public Terms",
			"JoinDate": mediaPartnerSince.Format(time.RFC3339), "ExpirationDate": "",
		}
	}
	linked := make([]document, len(p.Linked))
	for i, id := range p.Linked {
		linked[i] = document{"Id": id, "Reason": "SAME_OWNER", "Date": mediaPartnerSince.Format(time.RFC3339)}
	}
	return document{
		"Id": p.ID, "Name": p.Name, "Description": p.Description, "Website": p.Website, "State": p.State,
		"Address": document{
			"Country": p.Country, "Address1": "123 Main St", "Address2": "Suite 200",
			"City": "Santa Barbara", "State": "CA", "PostalCode": "93101",
		},
		"Phone":    document{"Country": p.Country, "Number": "8051234567"},
		"Currency": "USD", "Timezone": "America/Los_Angeles",
		"IndirectTax":           document{"Country": p.Country, "Number": "12-3456789"},
		"PartnerType":           p.Type,
		"PromotionalMethods":    methods,
		"PromotionalCountries":  []string{p.Country},
		"PromotionalCategories": []string{"Sports", "Outdoors"},
		"Properties": []document{{
			"Id": "P-" + p.ID, "Name": p.Name + " Blog", "Type": "WEBSITE", "Platform": "WEB", "Url": p.Website,
		}},
		"Programs": programs,
		"Contacts": []document{{
			"FirstName": "Wile", "LastName": "Coyote", "Email": "wile.coyote@example.com", "IsPrimary": true,
		}},
		"LinkedAccounts": linked,
		"PartnerValues":  document{"Value1": p.Values[0], "Value2": p.Values[1], "Value3": p.Values[2]},
		"AccountManager": "Kim Market",
		"DateCreated":    mediaPartnerSince.Format(time.RFC3339), "DateLastUpdated": p.Updated.Format(time.RFC3339),
		"CreatedBy": "Kim Market", "LastUpdatedBy": "Kim Market",
		"Uri": c.root + "/MediaPartners/" + p.ID,
	}
}
