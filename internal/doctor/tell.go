package doctor

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

func settingsURL(t impact.AccountType) string { return catalog.SettingsURL(string(t)) }

// tellAccount says whose the credential is, and its version, as far as the company
// information and the account home tell.
func (x *examination) tellAccount() {
	a := &x.report.Account
	a.Name, a.ID = cmp.Or(a.Name, x.home.Name), x.home.ID
	switch {
	case a.Name == "":
		x.report.add("account", OK, "not known: the token may not read its name", "")
	case a.ID == "":
		x.report.add("account", OK, a.Name, "")
	default:
		x.report.add("account", OK, fmt.Sprintf("%s (%s)", a.Name, a.ID), "")
	}
	switch asked := x.settings.APIVersion; {
	case asked != "":
		x.report.add("version", OK, fmt.Sprintf("%s, by %s", asked, x.settings.variables["APIVersion"]), "")
	case x.home.APIVersion != "":
		x.report.Credential.APIVersion = x.home.APIVersion
		x.report.add("version", OK, x.home.APIVersion+", the token's own", "")
	default:
		x.report.add("version", OK, "the token's own; no answer tells which", "")
	}
}

// tellBudget says what is left of the account's hour, and whether that is enough.
func (x *examination) tellBudget() bool {
	_, spent := x.recorder.all()
	x.report.Requests = spent
	b, known := x.client.Budget()
	switch left := x.cost() - helloRequests - homeRequests; {
	case !known:
		x.report.add("budget", OK, "no answer tells the budget", "")
	case b.Remaining < left:
		x.report.add("budget", Unknown,
			fmt.Sprintf("%d of %d requests are left in this hour, and the examination needs up to %d more. %s", b.Remaining, b.Limit, left, sentence(x.renewed(b.ResetAt))+"."),
			"Run the doctor again then.")
		return false
	default:
		x.report.add("budget", OK, fmt.Sprintf("%d of %d requests are left; %s", b.Remaining, b.Limit, x.renewed(b.ResetAt)), "")
	}
	return true
}

// tellNoBudget says until when the account's budget is used up.
func (x *examination) tellNoBudget(err error) bool {
	var e *impact.Error
	var at time.Time
	if errors.As(err, &e) && e.Wait > 0 {
		at = x.program.Now().Add(e.Wait)
	}
	x.report.add("budget", Unknown, fmt.Sprintf("The account's request budget is used up; %s.", x.renewed(at)),
		"Run the doctor again then. Every user of the account shares its budget.")
	return false
}

// renewed says when the budget is renewed, by the clock and from now.
func (x *examination) renewed(at time.Time) string {
	if at.IsZero() {
		return "no answer tells when it is renewed"
	}
	return fmt.Sprintf("it is renewed at %s, in %s", at.UTC().Format("15:04:05 UTC"), at.Sub(x.program.Now()).Round(time.Second))
}

// tellPermissions sums up what was found about the operations.
func (x *examination) tellPermissions(err error) {
	_, spent := x.recorder.all()
	x.report.Requests = spent
	counts := scope.Summary{}
	for _, p := range x.report.Permissions {
		switch p.Outcome {
		case scope.Granted:
			counts.Granted++
		case scope.Denied:
			counts.Denied++
		case scope.NotProbed:
			counts.NotProbed++
		default:
			counts.Unknown++
		}
	}
	summary := fmt.Sprintf("%d granted, %d denied, %d unknown", counts.Granted, counts.Denied, counts.Unknown)
	tried := x.client.CredentialType()
	switch status := x.evidence.Status; {
	case err != nil && errors.Is(err, impact.ErrRateLimited):
		x.tellNoBudget(err)
	case err != nil:
		x.report.add("permissions", Unknown, fmt.Sprintf("No answer says anything about the permissions: %v.", err), "Try again later.")
	case status == scope.Rejected:
		x.report.add("permissions", Failed, "impact.com began to reject the credential (401) amid the examination.", "The token was reset or deleted just now. See "+settingsURL(tried)+".")
	case status == scope.ForbiddenEverywhere:
		x.report.add("permissions", x.nothingStatus(), summary+". The token is disabled, or has none of the permissions that were asked about; no answer tells which.", "See "+settingsURL(tried)+".")
	case status == scope.Undetermined && x.report.Credential.Status != scope.Valid:
		x.report.add("permissions", Unknown, summary+". No answer proves that the credential works.", "")
	default:
		x.report.add("permissions", OK, summary, "")
	}
}

// nothingStatus is that of a token without any permission, which may be what is
// expected of it.
func (x *examination) nothingStatus() Status {
	if x.options.expect != "" {
		return Warning
	}
	return Failed
}
