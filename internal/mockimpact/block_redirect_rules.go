// Rules that route traffic of a campaign. No document lets a program change them.
// Document: impact-brand-routingrules-v14 (2 of 2 operations).

package mockimpact

import (
	"net/http"
	"slices"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// BlockRedirectRule is a rule of one condition. What every rule shows alike has no
// field.
type BlockRedirectRule struct {
	ID         string // numeric
	CampaignID string
	Name       string
	Variable   string // of the condition: "COUNTRY"
	Values     []string
	Action     string // "REDIRECT", "BLOCK" or "INTERSTITIAL"
	Rank       string // "HIGH"
	State      string // "RUNNING"
	Source     string // "GENERIC"
	Start, End time.Time
	Created    time.Time
	Updated    time.Time
	CreatedBy  string
	UpdatedBy  string
}

var blockRedirectRules = store[BlockRedirectRule]{name: "block_redirect_rules", firstID: 50000}

// AddBlockRedirectRule adds a rule as a person in the web app does; the ID is given.
func (a *Account) AddBlockRedirectRule(r BlockRedirectRule) BlockRedirectRule {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := campaigns.of(a).get(r.CampaignID); !exists || a.Type != Brand {
		misuse("account %s is no brand with a campaign %q", a.ID, r.CampaignID)
	}
	r.ID, r.Values = blockRedirectRules.newID(a.srv), slices.Clone(r.Values)
	blockRedirectRules.of(a).put(r.ID, r)
	return r
}

var routingVariables = rule.OneOf(
	"IP_ADDRESS", "SHARED_ID", "COUNTRY", "REGION", "AD_STATUS", "SUB_ID1", "SUB_ID2", "SUB_ID3", "MP_ID", "DEVICE_TYPE", "REF_URL",
	"LANDING_PAGE", "SKU", "AD_ID", "CURRENT_DATE", "RANDOM", "MOBILE_FALLBACK",
)

func blockRedirectRuleRoutes() []route {
	const all = "/Programs/{ProgramId}/BlockRedirectRules"
	return []route{
		{
			method: http.MethodGet, template: all, path: map[string]rule.Kind{"ProgramId": rule.Digits}, paged: true, handle: listBlockRedirectRules,
			query: []rule.Field{
				rule.Optional("Name", rule.Text), rule.Optional("Condition", routingVariables),
				rule.Optional("Action", rule.OneOf("REDIRECT", "BLOCK", "INTERSTITIAL")), rule.Optional("Rank", rule.OneOf("HIGH", "MEDIUM", "LOW")),
				rule.Optional("State", rule.OneOf("RUNNING", "PAUSED", "ENDED", "ARCHIVED")),
				rule.Optional("Source", rule.OneOf("GENERIC", "AD", "COMPLIANCE", "TASK")),
				rule.Optional("StartDateBefore", rule.DateTime), rule.Optional("StartDateAfter", rule.DateTime),
				rule.Optional("EndDateBefore", rule.DateTime), rule.Optional("EndDateAfter", rule.DateTime),
				rule.Optional("DateLastUpdateBefore", rule.DateTime), rule.Optional("DateLastUpdatedAfter", rule.DateTime),
				rule.Optional("DateCreatedBefore", rule.DateTime), rule.Optional("DateCreatedAfter", rule.DateTime),
				rule.Optional("CreatedBy", rule.Text), rule.Optional("LastUpdatedBy", rule.Text),
			},
		},
		{
			method: http.MethodGet, template: all + "/{RuleId}", path: map[string]rule.Kind{"ProgramId": rule.Digits, "RuleId": rule.Digits},
			handle: func(c *call) answer {
				r, exists := blockRedirectRules.of(c.acc).get(c.params["RuleId"])
				if !exists || r.CampaignID != c.params["ProgramId"] {
					return notFound("no rule " + c.params["RuleId"])
				}
				return ok(c.blockRedirectRule(r))
			},
		},
	}
}

func listBlockRedirectRules(c *call) answer {
	campaign := c.params["ProgramId"]
	if _, exists := campaigns.of(c.acc).get(campaign); !exists {
		return notFound("no campaign " + campaign)
	}
	found := blockRedirectRules.of(c.acc).where(func(r BlockRedirectRule) bool {
		return r.CampaignID == campaign && c.filters("Name", r.Name) && c.filters("Condition", r.Variable) && c.filters("Action", r.Action) &&
			c.filters("Rank", r.Rank) && c.filters("State", r.State) && c.filters("Source", r.Source) &&
			c.filters("CreatedBy", r.CreatedBy) && c.filters("LastUpdatedBy", r.UpdatedBy) &&
			c.before("StartDateBefore", r.Start) && c.after("StartDateAfter", r.Start) && c.before("EndDateBefore", r.End) && c.after("EndDateAfter", r.End) &&
			c.before("DateLastUpdateBefore", r.Updated) && c.after("DateLastUpdatedAfter", r.Updated) &&
			c.before("DateCreatedBefore", r.Created) && c.after("DateCreatedAfter", r.Created)
	})
	return list(c, "BlockRedirectRules", found, c.blockRedirectRule)
}

// blockRedirectRule shows a rule; a page in between only where that is its action.
func (c *call) blockRedirectRule(r BlockRedirectRule) document {
	shown := document{
		"Id": r.ID, "Name": r.Name,
		"Condition": []document{{"SubConditions": []document{{"Variable": r.Variable, "Operator": "IN", "Values": r.Values}}}},
		"Action":    r.Action, "RedirectUrl": "", "Rank": r.Rank, "State": r.State, "Source": r.Source,
		"StartDate": instantOrEmpty(r.Start), "EndDate": instantOrEmpty(r.End),
		"DateCreated": instantOrEmpty(r.Created), "DateLastUpdated": instantOrEmpty(r.Updated),
		"CreatedBy": r.CreatedBy, "LastUpdatedBy": r.UpdatedBy,
		"Uri": c.root + "/Programs/" + r.CampaignID + "/BlockRedirectRules/" + r.ID,
	}
	switch r.Action {
	case "REDIRECT":
		shown["RedirectUrl"] = "https://www.example.com/elsewhere"
	case "INTERSTITIAL":
		shown["Interstitial"] = document{
			"HeaderText": "Welcome to Acme", "BodyText": "", "RequireUserAcknowledgement": true, "ButtonText": "Continue", "ButtonColor": "#FF0000",
			"RequireUserInput": true, "IncludeSkipOption": false, "ShowPageAtLeastOnce": true, "CoBranded": false, "CustomizeCss": false, "CustomCss": "",
			"UserInputs": []document{{
				"Variable": "PARAM1", "DisplayValue": "E-mail address", "RegularExpression": "^[^@]+@[^@]+$", "ErrorMessage": "Please enter an address.",
			}},
		}
	}
	return shown
}
