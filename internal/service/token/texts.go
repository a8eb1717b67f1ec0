package token

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// finding is one difference between a live token and its declaration, in words
// for the person who must end it.
type finding struct{ title, detail string }

// diagnostics tells findings as decided.
func (s severity) diagnostics(findings ...finding) (diags diag.Diagnostics) {
	for _, f := range findings {
		switch s {
		case failure:
			diags.AddError(f.title, f.detail)
		case dueAtApply:
			diags.AddWarning(f.title, f.detail+"\n\nApply fails until the live token agrees.")
		case warning:
			diags.AddWarning(f.title, f.detail)
		}
	}
	return diags
}

// finding fills in the words in braces: what the declaration calls the token, and
// the page of the web app where a person changes it.
func (d declaration) finding(title, detail string) finding {
	words := strings.NewReplacer(
		"{token}", d.label(), "{name}", fmt.Sprintf("%q", d.name), "{type}", d.accountType, "{sid}", d.sid,
		"{page}", catalog.SettingsURL(d.accountType),
	)
	return finding{words.Replace(title), words.Replace(detail)}
}

// explain turns a comparison that contradicts the declaration into findings, each
// with every row of the token page to change. A rejected credential that is new to the resource
// is tried on the other account types too, one request each.
func explain(ctx context.Context, c *impact.Client, d declaration, v comparison, why reason) (findings []finding) {
	missing, excess := rows(v.missing), rows(v.excess)
	switch {
	case v.status == statusRejected && (why == watch || why == edit):
		return []finding{explainReset(d)}
	case v.status == statusRejected:
		return []finding{explainRejected(ctx, c, d)}
	case v.status == statusCanWrite:
		return []finding{d.finding("The read-only legacy token can write",
			"impact.com let write requests of {sid} through (they named objects that do not exist, so nothing was changed). Probably read_write and read_only are swapped. Both are shown at {page}")}
	case v.status == statusCannotWrite:
		return []finding{d.finding("The read/write legacy token cannot write",
			"impact.com refused every write request of {sid} that could be tried. Probably read_write and read_only are swapped. Both are shown at {page}")}
	case v.status == statusForbidden && d.kind != scopedToken:
		return []finding{d.finding("The {token} is refused everywhere",
			"impact.com knows the credential {sid}, but answered 403 to everything that was asked. A legacy token has no scopes and cannot be disabled, so this is probably another kind of token. Legacy tokens are shown at {page}")}
	case v.status == statusForbidden:
		return []finding{d.finding("The {token} is refused everywhere",
			"impact.com knows the credential {sid}, but answered 403 to everything that was asked: the token is disabled, or has none of the declared scopes. "+
				"missing_scopes are the ones that this shows. Enable the token, or turn these categories on and tick these rows, at {page}\n"+missing+"\n\nIf it is meant to be disabled, set enabled = false.")}
	case v.status == statusStillEnabled:
		return []finding{d.finding("The {token} is not disabled",
			"enabled is false, but impact.com still lets requests of {sid} through. Disable the token at {page}")}
	}
	if missing != "" {
		findings = append(findings, d.finding("The {token} lacks scopes",
			"missing_scopes: impact.com refuses what the code declares for {sid}. Turn these categories on and tick these rows at {page} (or declare less, if the token does not need them)\n"+missing))
	}
	if excess != "" {
		findings = append(findings, d.finding("The {token} has scopes that are not declared",
			"excess_scopes: impact.com grants {sid} more than the code declares. Untick these rows at {page} (or declare them, if the token needs them)\n"+excess))
	}
	return findings
}

// explainReset explains the rejection of a credential that was accepted before.
func explainReset(d declaration) finding {
	const accepted = "rejected: impact.com answered 401 to {sid} with the Auth Token that it accepted before. "
	if d.kind != scopedToken {
		return d.finding("The {token} was reset",
			accepted+"Put the new Auth Token, from {page}, where the configuration reads it and raise auth_token_wo_version.")
	}
	return d.finding("The {token} was reset or deleted",
		accepted+"If the token was reset, put its new Auth Token where the configuration reads it and raise auth_token_wo_version; "+
			"if it was deleted, remove the resource, or remove account_sid to request it anew. Settings: {page}")
}

// explainRejected explains the rejection of a credential that is new to the
// resource.
func explainRejected(ctx context.Context, c *impact.Client, d declaration) finding {
	if others := scope.OtherAccountTypes(ctx, c, impact.AccountType(d.accountType)); len(others) > 0 {
		return d.finding("The {token} belongs to another account type", fmt.Sprintf(
			"impact.com rejected {sid} as a token of type {type} (401), but accepts it as %s. Set account_type = %q, or give the token of the account that is meant.", others[0], string(others[0])))
	}
	cause, source := "was reset or deleted", "the token's page at {page}"
	if d.kind != scopedToken {
		cause, source = "was reset", "{page}"
	}
	return d.finding("The {token} is rejected",
		"impact.com answered 401 to {sid} on "+c.BaseURL()+": the Auth Token is wrong, "+cause+", or does not belong to this Account SID. Take both from "+source)
}

// unverified is the finding for a token that could not be verified.
func unverified(c *impact.Client, d declaration, v comparison, err error) finding {
	const silence = "not answered in a way that says anything (429, 5xx or no answer)"
	cause := "Some requests were " + silence + "."
	switch {
	case err != nil:
		cause = tfimpact.Explain(err, c)
	case len(v.unanswered) > 0:
		cause = "Some requests were " + silence + ":\n" + rows(v.unanswered)
	case d.kind == scopedToken:
		cause = "Some requests were refused, and the others were " + silence + "."
	}
	return d.finding("The {token} could not be verified", cause+"\n\nThis says nothing about the token. Plan again.")
}

// oldStillAlive is the finding for a reset that did not kill the old Auth Token.
func oldStillAlive(d declaration) finding {
	return d.finding("The old Auth Token of {name} still works",
		"A reset kills the old value at once, but impact.com still knows the one in state for {sid}. Reset the token at {page}, and give the value that the web app then shows.")
}

// oldUnknown is the finding for a reset whose effect could not be verified.
func oldUnknown(d declaration, c *impact.Client, err error) finding {
	return d.finding("Whether the old Auth Token of {name} is dead is not known", tfimpact.Explain(err, c))
}

// sameAsBefore is the finding for a new auth_token_wo_version of the same Auth
// Token.
func sameAsBefore(d declaration) finding {
	whose := "the {token}"
	if d.kind == scopedToken {
		whose = "{name}"
	}
	return d.finding("The Auth Token of "+whose+" is the same as before",
		"auth_token_wo_version changed, but auth_token_wo did not. No reset is recorded. Was the new Auth Token put where it is read from?")
}

// The findings for a token that is being destroyed.

func stillExists(d declaration) finding {
	return d.finding("The {token} still exists", "Terraform cannot delete it, and impact.com still knows {sid}. Delete it at {page}")
}

func perhapsGone(d declaration, c *impact.Client, err error) finding {
	return d.finding("Whether the {token} is gone is not known", tfimpact.Explain(err, c)+"\n\nDelete it at {page}")
}

// onlyForgotten is told where nothing can be proven. It is the same for both legacy
// tokens of a pair, so that it is told once.
func onlyForgotten(d declaration) finding {
	if d.kind != scopedToken {
		return d.finding("The legacy tokens are only forgotten",
			"Legacy tokens cannot be deleted, and both may still work. So that nobody can use their present values any more, reset each of them at {page}")
	}
	return d.finding("The {token} is only forgotten",
		"Terraform cannot delete it, and cannot prove it gone without its Auth Token, which is in no state: {sid} may still work. Delete it at {page}")
}

const destroyAgain = "\n\nThen destroy again. To leave it to somebody else, set deletion_policy = \"forget\" and apply before you destroy."
