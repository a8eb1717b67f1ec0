package impact

// BlockRedirectRule says where traffic of a campaign goes that meets a condition: away, to
// another page, or past a page in between. The web app makes them. Published in the
// routingrules document of Brand v14.
type BlockRedirectRule struct {
	ID              ID `json:"Id"`
	Name            string
	Condition       []RuleCondition
	Action          string // REDIRECT, BLOCK or INTERSTITIAL
	RedirectURL     string `json:"RedirectUrl"`
	Interstitial    Interstitial
	Rank            string // HIGH, MEDIUM or LOW
	State           string // RUNNING, PAUSED, ENDED or ARCHIVED
	StartDate       Time
	EndDate         Time
	Source          string // GENERIC, AD, COMPLIANCE or TASK
	DateCreated     Time
	DateLastUpdated Time
	CreatedBy       string
	LastUpdatedBy   string
	URI             string `json:"Uri"`
}

// RuleCondition is a part of what triggers a rule.
type RuleCondition struct{ SubConditions []SubCondition }

// SubCondition compares one fact of the traffic.
type SubCondition struct {
	Variable string // COUNTRY, DEVICE_TYPE, …
	Operator string // EQUALS, IN, …
	Values   []string
}

// Interstitial is a page in between.
type Interstitial struct {
	HeaderText                 string
	BodyText                   string
	RequireUserAcknowledgement Bool
	ButtonText                 string
	ButtonColor                string
	RequireUserInput           Bool
	UserInputs                 []UserInput
	IncludeSkipOption          Bool
	ShowPageAtLeastOnce        Bool
	CoBranded                  Bool
	CustomizeCSS               Bool   `json:"CustomizeCss"`
	CustomCSS                  string `json:"CustomCss"`
}

// UserInput is a field that the page asks for.
type UserInput struct {
	Variable          string // SHARED_ID, PARAM1, …
	DisplayValue      string
	RegularExpression string
	ErrorMessage      string
}

// BlockRedirectRules lists the rules of a campaign: GET
// …/Programs/{ProgramId}/BlockRedirectRules, filtered by Name, Condition (a variable),
// Action, Rank, State, Source, CreatedBy, LastUpdatedBy, and by dates, of which
// DateLastUpdateBefore alone is spelled without a d.
func (c *Client) BlockRedirectRules(campaignID string) Collection[BlockRedirectRule] {
	return Collection[BlockRedirectRule]{
		client: c, noun: "block redirect rule", path: []string{"Programs", campaignID, "BlockRedirectRules"}, key: "BlockRedirectRules",
		id: func(r BlockRedirectRule) string { return r.ID.String() },
	}
}
