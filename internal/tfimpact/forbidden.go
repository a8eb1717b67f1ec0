package tfimpact

import (
	"fmt"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// otherRefusals says, for the operations whose documents have a 403 that is not
// about the permission, what it is about.
var otherRefusals = map[string]string{
	"POST /Programs/{ProgramId}/TrackingLinks": "a property that does not exist, or too many vanity links",
	"PUT /Jobs/{JobId}/Replay":                 "a job that cannot be replayed",
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

// rowOf names an operation as the token page lists it. Where nobody has seen the
// page, the category is the documents', and the page may have another.
func rowOf(operation catalog.Operation) string {
	row := fmt.Sprintf("%s %s", operation.Method, operation.PagePath())
	category, known := catalog.TokenCategory(operation.AccountType, operation.Category)
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
