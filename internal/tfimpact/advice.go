package tfimpact

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// outcomeUnknown is the advice for a request of which nobody knows whether it took
// effect.
const outcomeUnknown = "Whether the request took effect is not known, and may show later. Apply again in a few minutes: what exists by then is noticed before anything is sent."

func nextStep(e *impact.Error, c *impact.Client) string {
	switch {
	case errors.Is(e, context.Canceled):
		return "The run was cancelled. Apply again: what was written is in state or is found again."
	case e.Status >= 500 && e.Origin == impact.OriginGateway:
		return "The failure is on impact.com's side. Run again in a few minutes."
	case e.Status == http.StatusNotFound && e.Origin == impact.OriginGateway:
		return "impact.com's gateway knows no such path, which says nothing about any object. Check base_url."
	case errors.Is(e, impact.ErrNotFromAPI):
		return "The answer did not come from impact.com. Check base_url and the proxy variables HTTPS_PROXY and NO_PROXY, and what the page says."
	case errors.Is(e, impact.ErrUnauthorized):
		return "impact.com rejected the credential while the run was under way: the Auth Token was reset or deleted. " +
			"Take the current one from " + SettingsURL(c) + "."
	case errors.Is(e, impact.ErrForbidden):
		return forbiddenStep(e, c)
	case errors.Is(e, impact.ErrNotFound):
		return "Something in that path does not exist in this account, or not any more. Check the ids, and that the credential belongs to the account that owns them."
	case e.Status == http.StatusNotFound:
		return "The answer does not say who gave it, so nothing is concluded from it about any object. Check base_url, and run again."
	case errors.Is(e, impact.ErrConflict):
		return conflictStep(e, c)
	case errors.Is(e, impact.ErrRateLimited):
		return renewalStep(e)
	case errors.Is(e, impact.ErrOutcomeUnknown):
		return outcomeUnknown
	case e.Status >= 500:
		return "The failure is on impact.com's side. Run again in a few minutes."
	case e.Status == 0:
		return "Check the network, the proxy variables (HTTPS_PROXY, NO_PROXY) and, for a private certificate authority, SSL_CERT_FILE."
	}
	return ""
}

// renewalStep says when the budget is renewed, and who waits for it.
func renewalStep(e *impact.Error) string {
	renewed := "in at most an hour"
	if !e.RenewedAt.IsZero() {
		renewed = fmt.Sprintf("at %s, in %s", e.RenewedAt.UTC().Format("15:04:05 UTC"), e.Wait.Round(time.Second))
	}
	next := "Run again after that: only an apply waits for it."
	if e.MayWait {
		next = "Run again then, or raise max_wait in the provider block, which is how long an apply waits for it."
	}
	return "The account's hourly request budget is shared by everything that uses the account, and request_reserve of it is left to the others. " +
		"It is renewed " + renewed + ". " + next
}

// undone says, by the verb of an operation, what came of one that was refused.
var undone = map[string]string{
	"read": "Not read", "create": "Not created", "update": "Not updated, or only in part", "delete": "Not deleted",
}

// usedUp is what the objects of a configured provider know of a budget that is used
// up: until when the user has been told of it.
type usedUp struct {
	mu    sync.Mutex
	until time.Time
}

// isNews reports whether nobody has told the user yet, and notes that somebody does.
func (u *usedUp) isNews(e *impact.Error) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	now := time.Now()
	if now.Before(u.until) {
		return false
	}
	u.until = e.RenewedAt
	if u.until.IsZero() {
		u.until = now.Add(time.Hour)
	}
	return true
}

// ExplainOnce is Explain, but for a budget that is used up: hundreds of objects may
// meet it at once. The first of a configured provider says it in full, the others in
// a line that begins with what came of them.
func ExplainOnce(b sharedData, err error, c *impact.Client, came string) string {
	var e *impact.Error
	if !errors.As(err, &e) || !errors.Is(e, impact.ErrRateLimited) || Shared[usedUp](b).isNews(e) {
		return Explain(err, c)
	}
	until := ""
	if !e.RenewedAt.IsZero() { // to the minute, and not before
		until = " until " + e.RenewedAt.UTC().Add(time.Minute-1).Truncate(time.Minute).Format("15:04 UTC")
	}
	return fmt.Sprintf("%s: the request budget is used up%s; see the first such error.", came, until)
}

// otherRefusals says, for the operations whose documents have a 403 that is not
// about the permission, what it is about.
var otherRefusals = map[string]string{
	"POST /Programs/{ProgramId}/TrackingLinks": "a property that does not exist, or too many vanity links",
	"PUT /Jobs/{JobId}/Replay":                 "a job that cannot be replayed (the data source impact_jobs shows status and replayable)",
	"POST /PartnerConversions":                 "an id that is not this account's",
}

// forbiddenStep says what a 403 asks for: the row of the token page that is off, or
// what else the answer or the operation's document says it is about.
func forbiddenStep(e *impact.Error, c *impact.Client) string {
	operation, known := operationOf(e, c)
	row := rowOf(operation)
	if !known {
		row = "this call"
	}
	box := "the token is disabled, or it lacks the permission for " + row
	if e.AboutObject() {
		return "impact.com gives a reason that is not about a permission: follow that first. If it does not help, " +
			box + "; see " + SettingsURL(c) + "."
	}
	who := "impact.com knows the credential, but "
	if e.Origin != impact.OriginAPI {
		who = "The answer does not say who gave it. If it is impact.com's own, it knows the credential, but "
	}
	if other := otherRefusals[operation.String()]; known && other != "" {
		return who + "refused the call. For this one, impact.com documents the same answer for " + other +
			". If it is not that, " + box + "; see " + SettingsURL(c) + "."
	}
	return who + box + ". Enable it at " + SettingsURL(c) + "."
}

// conflictStep says what a 409 is about. The documents have it for decisions on
// contracts only, so of any other call no more is said than what it means.
func conflictStep(e *impact.Error, c *impact.Client) string {
	operation, known := operationOf(e, c)
	if known && strings.HasSuffix(operation.Path, "/Programs/{ProgramId}/Contracts") {
		return "The first decision counts, whoever made it and wherever. The data source impact_contracts, with status, shows what was decided."
	}
	return "By this answer the call contradicts what impact.com has now. Its documents do not have it for this call, so what it says above is all there is. " +
		"Refresh, look at the object in the web app, and run again."
}

// rowOf names an operation as the token page lists it. Where nobody has seen the
// page, the category is the documents', and the page may have another.
func rowOf(operation catalog.Operation) string {
	row := fmt.Sprintf("%s %s", operation.Method, operation.PagePath())
	category, known := catalog.FindCategory(operation.AccountType, operation.Category)
	switch {
	case !known:
		return row
	case operation.Placement == catalog.Document:
		return row + fmt.Sprintf(" (probably in the category %q)", category.Label)
	}
	return row + fmt.Sprintf(" in the category %q", category.Label)
}

// operationOf is the operation that the failed request belongs to.
func operationOf(e *impact.Error, c *impact.Client) (catalog.Operation, bool) {
	if c == nil {
		return catalog.Operation{}, false
	}
	_, below, ok := strings.Cut(e.Path, "/"+c.AccountSID()+"/")
	if c.AdvertiserID() != "" {
		_, below, ok = strings.Cut(below, "Advertisers/"+c.AdvertiserID()+"/")
	}
	if !ok {
		return catalog.Operation{}, false
	}
	return catalog.FindOperation(string(c.AccountType()), e.Method, "/"+below)
}
