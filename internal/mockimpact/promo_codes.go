// Promo codes of a brand. The partner's view of its own codes is in
// promo_codes_partner.go.
// Document: impact-brand-promocodes-v14 (4 of 4 operations).

package mockimpact

import (
	"net/http"
	"strconv"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// PromoCode is a code that a brand assigned to a partner.
type PromoCode struct {
	ID           string // an integer in a brand's answer, a string in a partner's
	Code         string
	Type         string // LI or RE; a partner sees it as MatchMode
	CreditPolicy string // a partner sees it as CreditRule
	CampaignID   string
	PartnerID    string // brand
	DealID       string // "" for none
	DealName     string
	Created      time.Time
	Start, End   time.Time // zero for none
	Expired      bool      // by a DELETE, or by a person in the web app
}

var promoCodes = store[PromoCode]{name: "promo_codes", firstID: 8111554}

// answerZone is the offset that dates are answered with, as in the documents'
// examples: seldom the one that the caller sent.
var answerZone = time.FixedZone("", -7*60*60)

// PromoCodes returns the account's codes, expired ones included.
func (a *Account) PromoCodes() []PromoCode {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return promoCodes.of(a).where(nil)
}

// AddPromoCode adds a code as a person in the web app would; ID and Created are
// given by the server.
func (a *Account) AddPromoCode(p PromoCode) PromoCode {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := campaigns.of(a).get(p.CampaignID); !exists {
		misuse("account %s has no campaign %q", a.ID, p.CampaignID)
	}
	p.ID, p.Created = promoCodes.newID(a.srv), a.srv.clock()
	promoCodes.of(a).put(p.ID, p)
	return p
}

// SetPromoCode replaces the code with that ID.
func (a *Account) SetPromoCode(p PromoCode) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := promoCodes.of(a).get(p.ID); !exists {
		misuse("account %s has no promo code %q", a.ID, p.ID)
	}
	promoCodes.of(a).put(p.ID, p)
}

// ForgetPromoCode removes a code without a trace, which the API itself never
// does, and says whether there was one.
func (a *Account) ForgetPromoCode(id string) bool {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return promoCodes.of(a).remove(id)
}

var (
	matchModes     = rule.OneOf("LI", "RE")
	creditPolicies = rule.OneOf("ALWAYS", "INVOLVED", "WINNER")
)

func brandPromoCodeRoutes() []route {
	const all, one = "/PromoCodes", "/PromoCodes/{PromoCodeId}"
	id := map[string]rule.Kind{"PromoCodeId": rule.Digits}
	return []route{
		{
			method: http.MethodGet, template: all, paged: true, handle: listPromoCodes,
			query: []rule.Field{
				rule.Optional("CampaignId", rule.Integer), rule.Optional("Code", rule.Text),
				rule.Optional("StartDate", rule.DateTime), rule.Optional("EndDate", rule.DateTime), rule.Optional("State", rule.OneOf("ACTIVE", "INACTIVE")),
			},
		},
		{
			method: http.MethodPost, template: all, handle: createPromoCode,
			bodies: []rule.Body{rule.FormBody(
				rule.Required("AssignedPartnerId", rule.Integer), rule.Required("CampaignId", rule.Integer),
				rule.Required("CreditPolicy", creditPolicies), rule.Required("Code", rule.NonEmpty), rule.Required("Type", matchModes),
				rule.Optional("StartDate", rule.DateTime), rule.Optional("EndDate", rule.DateTime),
				rule.Optional("DealId", rule.Integer), rule.Optional("DealName", rule.Text),
			)},
		},
		{method: http.MethodGet, template: one, path: id, handle: onePromoCode(func(c *call, p PromoCode) answer { return ok(c.promoCode(p)) })},
		{method: http.MethodDelete, template: one, path: id, handle: onePromoCode(expirePromoCode)},
	}
}

// listPromoCodes takes StartDate and EndDate as the bounds of a period that the
// code's own must lie in; the document does not say how they compare.
func listPromoCodes(c *call) answer {
	wanted := func(p PromoCode) bool {
		return c.filters("CampaignId", p.CampaignID) && c.filters("Code", p.Code) && c.filters("State", p.brandState(c.srv.clock())) &&
			c.notBefore("StartDate", p.Start) && c.notAfter("EndDate", p.End)
	}
	return list(c, "PromoCodes", promoCodes.of(c.acc).where(wanted), c.promoCode)
}

// createPromoCode answers as documented. For an answer without content, which
// clients must live with too, put a Fault with AfterEffect and Status 200 in
// force.
func createPromoCode(c *call) answer {
	p := PromoCode{
		Code: c.Form.Get("Code"), Type: c.Form.Get("Type"), CreditPolicy: c.Form.Get("CreditPolicy"),
		CampaignID: c.Form.Get("CampaignId"), PartnerID: c.Form.Get("AssignedPartnerId"),
		DealID: c.Form.Get("DealId"), DealName: c.Form.Get("DealName"),
		Start: c.formTime("StartDate"), End: c.formTime("EndDate"), Created: c.srv.clock(),
	}
	var problems []rule.FieldError
	if _, exists := campaigns.of(c.acc).get(p.CampaignID); !exists {
		problems = append(problems, rule.FieldError{Field: "CampaignId", Message: "Unknown campaign " + p.CampaignID})
	}
	if unknown := c.acc.unknownPartner([]string{p.PartnerID}); unknown != "" {
		problems = append(problems, rule.FieldError{Field: "AssignedPartnerId", Message: "Unknown partner " + unknown})
	}
	if deal, exists := deals.of(c.acc).get(p.DealID); exists {
		p.DealName = deal.Fields["Name"]
	} else if p.DealID != "" {
		problems = append(problems, rule.FieldError{Field: "DealId", Message: "Unknown deal " + p.DealID})
	}
	now := c.srv.clock()
	taken := promoCodes.of(c.acc).where(func(other PromoCode) bool {
		return other.Code == p.Code && other.CampaignID == p.CampaignID && !other.ended(now)
	})
	if len(taken) > 0 {
		problems = append(problems, rule.FieldError{Field: "Code", Message: "In use already"})
	}
	if len(problems) > 0 {
		return invalid(problems...)
	}
	p.ID = promoCodes.newID(c.srv)
	promoCodes.of(c.acc).put(p.ID, p)
	return c.done("/PromoCodes/" + p.ID)
}

func onePromoCode(handle func(*call, PromoCode) answer) func(*call) answer {
	return func(c *call) answer {
		p, exists := promoCodes.of(c.acc).get(c.params["PromoCodeId"])
		if !exists {
			return notFound("no promo code " + c.params["PromoCodeId"])
		}
		return handle(c, p)
	}
}

// expirePromoCode ends the code now. Expiring it again changes nothing.
func expirePromoCode(c *call, p PromoCode) answer {
	now := c.srv.clock()
	if p.Expired = true; p.End.IsZero() || p.End.After(now) {
		p.End = now
	}
	promoCodes.of(c.acc).put(p.ID, p)
	return c.done("/PromoCodes/" + p.ID)
}

func (p PromoCode) ended(now time.Time) bool {
	return p.Expired || !p.End.IsZero() && !p.End.After(now)
}

// brandState has no word for a code that has not begun; INACTIVE is the nearest.
func (p PromoCode) brandState(now time.Time) string {
	if p.ended(now) || p.Start.After(now) {
		return "INACTIVE"
	}
	return "ACTIVE"
}

func (c *call) promoCode(p PromoCode) document {
	campaign, _ := campaigns.of(c.acc).get(p.CampaignID)
	partner, _ := mediaPartners.of(c.acc).get(p.PartnerID)
	d := document{
		"Id": number64(p.ID), "Code": p.Code, "Type": p.Type, "CreditPolicy": p.CreditPolicy,
		"CampaignId": number64(p.CampaignID), "CampaignName": campaign.Name,
		"AssignedPartnerId": number64(p.PartnerID), "AssignedPartnerName": partner.Name,
		"CreatedDate": answeredTime(p.Created), "State": p.brandState(c.srv.clock()),
		"PurchaseLimitQuantity": 0, "BogoBuyQuantity": 0, "BogoBuyName": "", "BogoGetQuantity": 0, "BogoGetName": "",
		"SynchAdsPromoCodes": false,
		"Uri":                c.root + "/PromoCodes/" + p.ID,
	}
	putTime(d, "StartDate", p.Start)
	putTime(d, "EndDate", p.End)
	if deal, exists := deals.of(c.acc).get(p.DealID); exists {
		c.describeDeal(d, deal)
	} else if p.DealName != "" {
		d["DealName"] = p.DealName
	}
	return d
}

// describeDeal adds what a promo code shows of its deal.
func (c *call) describeDeal(d document, deal Deal) {
	d["DealId"], d["DealName"], d["DealState"] = number64(deal.ID), deal.Fields["Name"], deal.state(c.srv.clock())
	d["DealType"], d["DealScope"] = deal.Fields["Type"], deal.Fields["Scope"]
	putTime(d, "DealStartDate", deal.time("StartDate"))
	putTime(d, "DealEndDate", deal.time("EndDate"))
	for _, name := range []string{"DiscountType", "DiscountCurrency", "BogoGetDiscountType", "BogoBuyName", "BogoGetName"} {
		if deal.Fields[name] != "" {
			d[name] = deal.Fields[name]
		}
	}
	for _, name := range []string{"DiscountAmount", "DiscountPercent", "PurchaseLimitQuantity", "BogoBuyQuantity", "BogoGetQuantity"} {
		if deal.Fields[name] != "" {
			d[name] = deal.number(name)
		}
	}
	d["SynchAdsPromoCodes"] = deal.Fields["SynchAdsPromoCodes"] == "true"
}

// formTime reads a field that the route's table has already checked.
func (c *call) formTime(name string) time.Time {
	t, err := time.Parse(time.RFC3339, c.Form.Get(name))
	if err != nil {
		return time.Time{}
	}
	return t
}

// notBefore and notAfter hold a date against the bound of a query parameter. An
// object without the date does not pass.
func (c *call) notBefore(name string, value time.Time) bool {
	bound, err := time.Parse(time.RFC3339, c.query.Get(name))
	return !c.query.Has(name) || err == nil && !value.IsZero() && !value.Before(bound)
}

func (c *call) notAfter(name string, value time.Time) bool {
	bound, err := time.Parse(time.RFC3339, c.query.Get(name))
	return !c.query.Has(name) || err == nil && !value.IsZero() && !value.After(bound)
}

func answeredTime(t time.Time) string { return t.In(answerZone).Format(time.RFC3339) }

// putTime shows a date only when there is one.
func putTime(d document, name string, t time.Time) {
	if !t.IsZero() {
		d[name] = answeredTime(t)
	}
}

// number64 shows an id as the integer that the document declares.
func number64(id string) int64 {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		misuse("id %q is not a number", id)
	}
	return n
}
