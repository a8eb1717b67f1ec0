package doctor

import (
	"slices"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// reportVersion is the version of the JSON report. It changes when a member goes
// or changes its meaning; members may be added at any time.
const reportVersion = 1

// Report is what an examination found. As JSON it has the schema in
// report.schema.json; no member ever holds the Auth Token.
type Report struct {
	Version        int       `json:"version"`
	ProgramVersion string    `json:"program_version"`
	Time           time.Time `json:"time"`
	Result         Result    `json:"result"`
	ExitCode       int       `json:"exit_code"`
	// Requests counts what was sent, repeated attempts included.
	Requests int `json:"requests"`

	Credential  Credential   `json:"credential"`
	Account     Account      `json:"account"`
	Budget      *Budget      `json:"budget"`
	Checks      []Check      `json:"checks"`
	Readings    []Reading    `json:"readings"`
	Permissions []Permission `json:"permissions"`
	Controls    []Control    `json:"controls"`
	Comparison  *Comparison  `json:"comparison"`
}

// Result is the exit code in a word.
type Result string

// The results.
const (
	AsExpected Result = "as_expected"
	Differs    Result = "differs"
	Unclear    Result = "unclear"
)

// Credential is what was examined. AccountSID is empty where the settings are not
// right: it may hold the token then.
type Credential struct {
	AccountType  string       `json:"account_type"`
	AccountSID   string       `json:"account_sid"`
	AdvertiserID string       `json:"advertiser_id"`
	BaseURL      string       `json:"base_url"`
	APIVersion   string       `json:"api_version"`
	Status       scope.Status `json:"status"`
	// Profile sums up the permissions that were asked about; empty when the
	// answers do not decide.
	Profile scope.Profile `json:"profile"`
}

// Account is whose the credential is, as far as the token may see it.
type Account struct {
	Name string `json:"name"`
	ID   string `json:"id"`
}

// Budget is what the answers said last about the account's hour.
type Budget struct {
	Limit     int        `json:"limit"`
	Remaining int        `json:"remaining"`
	RenewedAt *time.Time `json:"renewed_at"`
}

// Check is one thing that was looked at, in the order of the examination.
type Check struct {
	Name   string `json:"name"`
	Status Status `json:"status"`
	Detail string `json:"detail"`
	// Next is what to do; empty where there is nothing.
	Next string `json:"next"`

	asked bool // the detail is what an answer said
}

// Status is how a check came out.
type Status string

// The statuses of a check. Unknown ends an examination: what follows would say
// nothing.
const (
	OK      Status = "ok"
	Warning Status = "warning"
	Failed  Status = "failed"
	Unknown Status = "unknown"
)

// Reading is a question that no document answers, with what was seen.
type Reading struct {
	Name     string `json:"name"`
	Question string `json:"question"`
	// Value is the answer in a word; empty where nothing showed it.
	Value string `json:"value"`
	// Evidence says what the value rests on, or why there is none.
	Evidence string `json:"evidence"`
}

// Permission is what is known about one operation.
type Permission struct {
	Operation string `json:"operation"`
	// Page is the path as the token page of the web app shows it.
	Page     string        `json:"page"`
	Category string        `json:"category"`
	Outcome  scope.Outcome `json:"outcome"`
	Basis    scope.Basis   `json:"basis"`
	// Call is the request as it was sent, without its query; empty when none was.
	Call       string `json:"call"`
	HTTPStatus int    `json:"http_status"`
	Reason     string `json:"reason"`

	pageOnly bool
}

// Control is a request that shows how this server answers, see scope.Control.
type Control struct {
	Call       string `json:"call"`
	HTTPStatus int    `json:"http_status"`
	Purpose    string `json:"purpose"`
}

// Comparison is how the credential differs from what was expected of it.
type Comparison struct {
	File string `json:"file"`
	// Granted is expected and granted, by an answer that was seen or that a control
	// backs.
	Granted []string `json:"granted"`
	// Missing is expected and refused; Excess is granted, by an answer that was
	// seen or that a control backs, and not expected. Both are among what was asked.
	Missing []string `json:"missing"`
	Excess  []string `json:"excess"`
	// Unknown is expected and was asked about, and no answer decides; Assumed is
	// expected, and nothing backs that it is granted; NotAsked is expected and has
	// no harmless request, or none was made.
	Unknown  []string `json:"unknown"`
	Assumed  []string `json:"assumed"`
	NotAsked []string `json:"not_asked"`
	// Ignored are lines of the file that stand for no permission of impact.com's.
	Ignored []string `json:"ignored"`
}

func newReport(p Program) *Report {
	return &Report{
		Version: reportVersion, ProgramVersion: p.Version, Time: p.Now().UTC().Truncate(time.Second),
		Credential: Credential{Status: scope.Undetermined},
		Checks:     []Check{}, Readings: []Reading{}, Permissions: []Permission{}, Controls: []Control{},
	}
}

// conclude decides the exit code. What differs outweighs what could not be told.
func (r *Report) conclude(strict bool) {
	has := func(status Status, asked bool) bool {
		return slices.ContainsFunc(r.Checks, func(c Check) bool { return c.Status == status && c.asked == asked })
	}
	c := r.Comparison
	switch {
	case c != nil && len(c.Missing)+len(c.Excess) > 0, has(Failed, true):
		r.Result, r.ExitCode = Differs, ExitDiffers
	case has(Failed, false), has(Unknown, true), has(Unknown, false),
		c != nil && len(c.Unknown) > 0,
		c != nil && strict && len(c.Assumed)+len(c.NotAsked) > 0:
		r.Result, r.ExitCode = Unclear, ExitUnclear
	default:
		r.Result, r.ExitCode = AsExpected, ExitAsExpected
	}
}

// add takes note of a check.
func (r *Report) add(name string, status Status, detail, next string) {
	r.Checks = append(r.Checks, Check{Name: name, Status: status, Detail: detail, Next: next, asked: r.Requests > 0})
}
