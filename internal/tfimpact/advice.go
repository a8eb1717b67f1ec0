package tfimpact

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact/words"
)

// unknownOutcome begins the advice for a request of which nobody knows whether it
// took effect, unknownWrite ends it for those of resources.
const (
	unknownOutcome = "Whether the request took effect is not known, and may show later. "
	unknownWrite   = "Apply again in a few minutes: what exists by then is noticed before anything is sent."
)

// nextStep is what to do about a failed request.
func nextStep(e *impact.Error, c *impact.Client) string {
	operation, _ := operationOf(e, c)
	switch {
	case errors.Is(e, context.Canceled):
		return "The run was cancelled. Apply again: what was written is in state or is found again."
	case errors.Is(e, impact.ErrNotSendable):
		return "Nothing was sent. Correct the value that is named above, and run again."
	case errors.Is(e, impact.ErrOutcomeUnknown) && e.Method != http.MethodGet:
		return unknownStep(e, operation)
	case e.Status >= 500 && e.Origin != impact.OriginProxy:
		return "The failure is on impact.com's side. Run again in a few minutes."
	case errors.Is(e, impact.ErrNotFromAPI):
		return foreignStep(e)
	case errors.Is(e, impact.ErrUnauthorized):
		return "impact.com rejected the credential while the run was under way: the Auth Token was reset or deleted. " +
			"Take the current one from " + SettingsURL(c) + "."
	case errors.Is(e, impact.ErrForbidden):
		return forbiddenStep(e, c)
	case errors.Is(e, impact.ErrNotFound):
		return notFoundStep(e, operation, c)
	case e.Status == http.StatusNotFound:
		return "The answer does not say who gave it, so nothing is concluded from it about any object. Check base_url, and run again."
	case errors.Is(e, impact.ErrConflict):
		return conflictStep(operation)
	case errors.Is(e, impact.ErrRateLimited):
		return renewalStep(e)
	case e.Status == 0:
		return unreachedStep(e, c)
	case e.Status >= 300 && e.Status < 400:
		return "Check that base_url is impact.com's API, and that nothing in between (HTTPS_PROXY, NO_PROXY) asks for a login first."
	case e.Err != nil:
		return "Run again. If it stays, report it to the provider's developers, with the text above."
	}
	return refusedStep(e)
}

// unknownStep says how to find out whether a request took effect.
func unknownStep(e *impact.Error, operation catalog.Operation) string {
	step := unknownOutcome + cmp.Or(words.Of(operation).Unknown, unknownWrite)
	if e.Origin == impact.OriginProxy {
		step += " The answer did not come from impact.com: check base_url and the proxy variables HTTPS_PROXY and NO_PROXY."
	}
	return step
}

// foreignStep says what an answer is worth that is not impact.com's own.
func foreignStep(e *impact.Error) string {
	switch {
	case e.Origin == impact.OriginProxy:
		return "The answer did not come from impact.com. Check base_url and the proxy variables HTTPS_PROXY and NO_PROXY, and what the page says."
	case e.Status == http.StatusNotFound:
		return "impact.com's gateway knows no such path, which says nothing about any object. Check base_url."
	}
	return "The answer did not come from impact.com's API, so it says nothing about the credential, a permission or an object. " +
		"Run again. If it stays, check base_url and the proxy variables HTTPS_PROXY and NO_PROXY."
}

// unreachedStep says, of a host that no answer came from, what to try.
func unreachedStep(e *impact.Error, c *impact.Client) string {
	at := "base_url"
	if c != nil {
		at += " (" + c.BaseURL() + ")"
	}
	switch impact.Reachability(e) {
	case impact.Untrusted:
		return "Check that " + at + " is the host you mean. Behind a proxy that opens TLS, let SSL_CERT_FILE name a file with its certificate authority."
	case impact.TimedOut:
		return "Check the way to " + at + "; if it is merely slow, raise request_timeout."
	}
	return "Check " + at + ", the network, and the proxy variables HTTPS_PROXY and NO_PROXY."
}

// notFoundStep says what it is that impact.com does not find.
func notFoundStep(e *impact.Error, operation catalog.Operation, c *impact.Client) string {
	switch missing := words.Of(operation).Missing; {
	case missing != "":
		return "impact.com documents this answer for " + missing + "."
	case operation.Path == "" || strings.Contains(operation.Path, "{"):
		return "Something in that path does not exist in this account, or not any more. Check the ids, and that the credential belongs to the account that owns them."
	case e.Method == http.MethodGet && c.AdvertiserID() != "":
		return "impact.com has nothing at that path, although every brand should. Check that the agency manages the brand that advertiser_id names."
	case e.Method == http.MethodGet:
		return "impact.com has nothing at that path, although every account of this type should. Check account_type, api_version and base_url in the provider block."
	}
	return "Something that the request refers to does not exist in this account, or not any more. Check the ids that are declared, and that the credential belongs to the account that owns them."
}

// refusedStep says what to do about an answer whose own words are all there is.
func refusedStep(e *impact.Error) string {
	switch {
	case len(e.Fields) > 0:
		return "Correct what impact.com refuses above, and run again."
	case e.Status < 300:
		return "Run again in a few minutes. If it stays, and what impact.com says above does not help, report this to the provider's developers, with that text."
	case e.Method == http.MethodGet:
		return "If the ids and filters that are declared are right, report this to the provider's developers, with the text above."
	}
	return "Compare what is declared with what impact.com says above, correct it, and run again. If it is right, report this to the provider's developers, with the text above."
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
	"read": "Not read", "create": "Not created", "adopt": "Not adopted, or only in part", "update": "Not updated, or only in part", "delete": "Not deleted",
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

// forbiddenStep says what a 403 asks for: the row of the token page that is off, or
// what else the answer or the operation's document says it is about.
func forbiddenStep(e *impact.Error, c *impact.Client) string {
	operation, known := operationOf(e, c)
	row := rowOf(operation)
	if !known {
		row = "this call"
	}
	box := "the token is disabled, or it lacks the permission for " + row
	said := words.Of(operation)
	switch {
	case e.AboutObject() && said.Forbidden != "":
		return "impact.com documents this answer for " + said.Forbidden + ", and says nothing of the permission for " + row + ". " + said.Look
	case e.AboutObject():
		return "impact.com gives a reason that is not about a permission: follow that first. If it does not help, " +
			box + "; see " + SettingsURL(c) + "."
	}
	who := "impact.com knows the credential, but "
	if e.Origin != impact.OriginAPI {
		who = "The answer does not say who gave it. If it is impact.com's own, it knows the credential, but "
	}
	if said.Forbidden != "" {
		return who + "refused the call. For this one, impact.com documents the same answer for " + said.Forbidden +
			". " + said.Look + " If it is not that, " + box + "; see " + SettingsURL(c) + "."
	}
	return who + box + ". Enable it at " + SettingsURL(c) + "."
}

// conflictStep says what a 409 is about. Of a call whose document does not have it,
// no more is said than what it means.
func conflictStep(operation catalog.Operation) string {
	if conflict := words.Of(operation).Conflict; conflict != "" {
		return conflict
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
