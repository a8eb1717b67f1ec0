// Deals of a brand. What the fields ask for is in deals_fields.go, the partner's
// view in deals_partner.go.
// Document: impact-brand-deals-v14 (5 of 5 operations).

package mockimpact

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// Deal is a brand's offer, or one that a partner sees in a campaign. Fields holds
// what was sent, by the names that a create uses (Scope, not DealScope), with
// dates, numbers and booleans as text; CampaignId is one of them.
type Deal struct {
	ID      string // an integer in a brand's answer, a string in a partner's
	Fields  map[string]string
	Created time.Time
	Updated time.Time
}

var deals = store[Deal]{name: "deals", firstID: 3}

// Deals returns the account's deals.
func (a *Account) Deals() []Deal {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	all := deals.of(a).where(nil)
	for i := range all {
		all[i].Fields = maps.Clone(all[i].Fields)
	}
	return all
}

// AddDeal adds a deal as a person in the web app would: any field that the API
// shows can be given.
func (a *Account) AddDeal(fields map[string]string) Deal {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := campaigns.of(a).get(fields["CampaignId"]); !exists {
		misuse("account %s has no campaign %q", a.ID, fields["CampaignId"])
	}
	d := Deal{ID: deals.newID(a.srv), Fields: maps.Clone(fields), Created: a.srv.clock(), Updated: a.srv.clock()}
	deals.of(a).put(d.ID, d)
	return d
}

// SetDeal replaces the deal with that ID.
func (a *Account) SetDeal(d Deal) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := deals.of(a).get(d.ID); !exists {
		misuse("account %s has no deal %q", a.ID, d.ID)
	}
	d.Fields, d.Updated = maps.Clone(d.Fields), a.srv.clock()
	deals.of(a).put(d.ID, d)
}

// DeleteDeal removes a deal and says whether there was one.
func (a *Account) DeleteDeal(id string) bool {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return deals.of(a).remove(id)
}

func brandDealRoutes() []route {
	const all, one = "/Deals", "/Deals/{DealId}"
	id := map[string]rule.Kind{"DealId": rule.Digits}
	return []route{
		{
			method: http.MethodGet, template: all, paged: true,
			query: append(dealFilters(), rule.Optional("CampaignId", rule.Integer)),
			handle: func(c *call) answer {
				return list(c, "Deals", deals.of(c.acc).where(func(d Deal) bool {
					return c.filters("CampaignId", d.Fields["CampaignId"]) && c.wantsDeal(d)
				}), c.deal)
			},
		},
		{method: http.MethodPost, template: all, handle: createDeal, bodies: []rule.Body{rule.FormBody(dealCreateFields()...)}},
		{method: http.MethodGet, template: one, path: id, handle: oneDeal(func(c *call, d Deal) answer { return ok(c.deal(d)) })},
		{method: http.MethodPut, template: one, path: id, handle: oneDeal(updateDeal), bodies: []rule.Body{rule.FormBody(dealUpdateFields()...)}},
		{method: http.MethodDelete, template: one, path: id, handle: oneDeal(func(c *call, d Deal) answer {
			deals.of(c.acc).remove(d.ID)
			return deleted()
		})},
	}
}

// dealFilters are the query parameters of both account types.
func dealFilters() []rule.Field {
	return []rule.Field{
		rule.Optional("Scope", dealScopes), rule.Optional("State", rule.OneOf("ACTIVE", "EXPIRED", "PENDING")), rule.Optional("Type", dealTypes),
	}
}

func (c *call) wantsDeal(d Deal) bool {
	return c.filters("Scope", d.Fields["Scope"]) && c.filters("State", d.state(c.srv.clock())) && c.filters("Type", d.Fields["Type"])
}

func oneDeal(handle func(*call, Deal) answer) func(*call) answer {
	return func(c *call) answer {
		d, exists := deals.of(c.acc).get(c.params["DealId"])
		if !exists {
			return notFound("no deal " + c.params["DealId"])
		}
		return handle(c, d)
	}
}

func createDeal(c *call) answer {
	d := Deal{Fields: map[string]string{}, Created: c.srv.clock(), Updated: c.srv.clock()}
	for name := range c.Form {
		d.Fields[name] = c.Form.Get(name)
	}
	problems := dealProblems(d.Fields, d.Fields, dealCreateFields())
	if _, exists := campaigns.of(c.acc).get(d.Fields["CampaignId"]); !exists {
		problems = append(problems, rule.FieldError{Field: "CampaignId", Message: "Unknown campaign " + d.Fields["CampaignId"]})
	}
	if unknown := c.acc.unknownPartner(c.idList("RestrictedMediaPartners")); unknown != "" {
		problems = append(problems, rule.FieldError{Field: "RestrictedMediaPartners", Message: "Unknown partner " + unknown})
	}
	for _, group := range c.idList("RestrictedMediaPartnerGroups") {
		if _, exists := partnerGroups.of(c.acc).get(group); !exists {
			problems = append(problems, rule.FieldError{Field: "RestrictedMediaPartnerGroups", Message: "Unknown partner group " + group})
		}
	}
	if len(problems) > 0 {
		return invalid(problems...)
	}
	d.ID = deals.newID(c.srv)
	deals.of(c.acc).put(d.ID, d)
	return c.done(dealPath(d))
}

func updateDeal(c *call, d Deal) answer {
	sent := map[string]string{}
	for name := range c.Form {
		stored := name
		if name == "DealScope" { // what a create takes as Scope
			stored = "Scope"
		}
		sent[stored] = c.Form.Get(name)
	}
	merged := maps.Clone(d.Fields)
	maps.Copy(merged, sent)
	if problems := dealProblems(merged, sent, dealUpdateFields()); len(problems) > 0 {
		return invalid(problems...)
	}
	d.Fields, d.Updated = merged, c.srv.clock()
	deals.of(c.acc).put(d.ID, d)
	return c.done(dealPath(d))
}

// dealPath pads the id, as the document's example does: an integer 3 in the
// answer is 00003 in the Uri.
func dealPath(d Deal) string { return fmt.Sprintf("/Deals/%05d", number64(d.ID)) }

func (d Deal) state(now time.Time) string {
	switch {
	case d.time("StartDate").After(now):
		return "PENDING"
	case d.Fields["EndDate"] != "" && !d.time("EndDate").After(now):
		return "EXPIRED"
	default:
		return "ACTIVE"
	}
}

func (d Deal) time(name string) time.Time {
	t, err := time.Parse(time.RFC3339, d.Fields[name])
	if err != nil {
		return time.Time{}
	}
	return t
}

func (d Deal) number(name string) json.Number { return json.Number(d.Fields[name]) }

func (d Deal) list(name string) []string {
	if d.Fields[name] == "" {
		return []string{}
	}
	return strings.Split(d.Fields[name], ",")
}

// currency is what was sent, else the account's own where there is an amount.
func (d Deal) currency(currency, amount string) string {
	if d.Fields[currency] == "" && d.Fields[amount] != "" {
		return "USD"
	}
	return d.Fields[currency]
}

// deal shows a deal to its brand. A number that was never set is left out or 0,
// whichever the document's example has; what no longer applies is still shown.
func (c *call) deal(d Deal) document {
	shown := document{
		"Id": number64(d.ID), "CampaignId": number64(d.Fields["CampaignId"]), "State": d.state(c.srv.clock()),
		"Categories": d.Fields["Categories"], "SynchAdsPromoCodes": d.Fields["SynchAdsPromoCodes"] == "true",
		"RestrictedMediaPartners": d.list("RestrictedMediaPartners"), "RestrictedMediaPartnerGroups": d.list("RestrictedMediaPartnerGroups"),
		"DiscountCurrency": d.currency("DiscountCurrency", "DiscountAmount"), "RebateCurrency": d.currency("RebateCurrency", "RebateAmount"),
		"BogoGetDiscountCurrency": d.currency("BogoGetDiscountCurrency", "BogoGetDiscountAmount"),
		"RebateAmount":            0.0, "PurchaseLimitQuantity": 0, "BogoBuyQuantity": 0, "BogoGetQuantity": 0,
		"BogoGetDiscountAmount": 0.0, "BogoGetDiscountPercent": 0,
		"Products": []document{},
		"Uri":      c.root + dealPath(d),
	}
	for _, name := range []string{"Name", "Description", "Gift", "DefaultPromoCode", "BogoBuyName", "BogoGetName"} {
		shown[name] = d.Fields[name]
	}
	for _, name := range slices.Concat([]string{"Type", "Scope", "DiscountType", "BogoBuyScope", "BogoGetScope", "BogoGetDiscountType"}, dealCurrencies) {
		if d.Fields[name] != "" {
			shown[name] = d.Fields[name]
		}
	}
	for _, name := range dealNumbers {
		if d.Fields[name] != "" {
			shown[name] = d.number(name)
		}
	}
	for shownAs, sentAs := range dealImages {
		if d.Fields[sentAs] != "" {
			shown[shownAs] = d.Fields[sentAs]
		}
	}
	putTime(shown, "StartDate", d.time("StartDate"))
	putTime(shown, "EndDate", d.time("EndDate"))
	if d.Fields["Scope"] == "PRODUCT" {
		product := document{"ProductName": d.Fields["ProductName"], "ProductImageUrl": d.Fields["ProductFileName"]}
		for _, price := range [][2]string{{"RegularPrice", "Before"}, {"DealPrice", "After"}} {
			if d.Fields[price[0]] != "" {
				product["Product"+price[1]+"PriceAmount"], product["Product"+price[1]+"PriceCurrency"] = d.number(price[0]), "USD"
			}
		}
		shown["Products"] = []document{product}
	}
	return shown
}
