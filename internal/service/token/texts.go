package token

import (
	"context"
	"fmt"

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

// explain turns a comparison that contradicts the declaration into findings, each
// with every toggle to change. A rejected credential that is new to the resource
// is tried on the other account types too, one request each.
func explain(ctx context.Context, c *impact.Client, d declaration, v comparison, why reason) []finding {
	page := catalog.SettingsURL(d.accountType)
	if v.status == statusRejected {
		return []finding{explainRejected(ctx, c, d, why)}
	}
	if d.kind != scopedToken {
		return []finding{explainLegacy(d, v.status)}
	}
	switch v.status {
	case statusForbidden:
		return []finding{{
			fmt.Sprintf("The access token %q is refused everywhere", d.name),
			fmt.Sprintf("impact.com knows the credential %s, but answered 403 to everything that was asked: the token is disabled, or has none of the declared scopes. "+
				"missing_scopes are all that can be proven. Enable the token, or turn on these scopes, at %s\n%s\n\nIf it is meant to be disabled, set enabled = false.",
				d.sid, page, toggles(d.accountType, v.missing)),
		}}
	case statusStillEnabled:
		return []finding{{
			fmt.Sprintf("The access token %q is not disabled", d.name),
			fmt.Sprintf("enabled is false, but impact.com still lets requests of %s through. Disable the token at %s", d.sid, page),
		}}
	}
	var findings []finding
	if len(v.missing) > 0 {
		findings = append(findings, finding{
			fmt.Sprintf("The access token %q lacks scopes", d.name),
			fmt.Sprintf("missing_scopes: impact.com refuses what the code declares for %s. Turn on at %s\n%s", d.sid, page, toggles(d.accountType, v.missing)),
		})
	}
	if len(v.excess) > 0 {
		findings = append(findings, finding{
			fmt.Sprintf("The access token %q has scopes that are not declared", d.name),
			fmt.Sprintf("excess_scopes: impact.com grants %s more than the code declares. Turn off at %s (or declare in scopes)\n%s", d.sid, page, toggles(d.accountType, v.excess)),
		})
	}
	return findings
}

func explainRejected(ctx context.Context, c *impact.Client, d declaration, why reason) finding {
	words := rejectionWords(d)
	if why == watch || why == edit {
		return words.later
	}
	if others := scope.OtherAccountTypes(ctx, c, impact.AccountType(d.accountType)); len(others) > 0 {
		return finding{
			fmt.Sprintf("The %s belongs to another account type", d.label()),
			fmt.Sprintf("impact.com rejected %s as a token of type %s (401), but accepts it as %s. Set account_type = %q, or give the token of the account that is meant.", d.sid, d.accountType, others[0], string(others[0])),
		}
	}
	return finding{
		fmt.Sprintf("The %s is rejected", d.label()),
		fmt.Sprintf("impact.com answered 401 to %s on %s: the Auth Token is wrong, %s, or does not belong to this Account SID. Take both from %s", d.sid, c.BaseURL(), words.cause, words.source),
	}
}

// rejection is what differs between the kinds of token in the texts on a 401.
type rejection struct {
	later         finding // one that was accepted before
	cause, source string  // of one that is new to the resource
}

func rejectionWords(d declaration) rejection {
	page := catalog.SettingsURL(d.accountType)
	accepted := fmt.Sprintf("rejected: impact.com answered 401 to %s with the Auth Token that it accepted before. ", d.sid)
	if d.kind != scopedToken {
		return rejection{finding{
			fmt.Sprintf("The %s was reset", d.label()),
			accepted + fmt.Sprintf("Put the new Auth Token, from %s, where the configuration reads it and raise auth_token_wo_version.", page),
		}, "was reset", page}
	}
	return rejection{finding{
		fmt.Sprintf("The %s was reset or deleted", d.label()),
		accepted + "If the token was reset, put its new Auth Token where the configuration reads it and raise auth_token_wo_version; " +
			"if it was deleted, remove the resource, or remove account_sid to request it anew. Settings: " + page,
	}, "was reset or deleted", "the token's page at " + page}
}

// unverified is the finding for a token that could not be verified.
func unverified(c *impact.Client, d declaration, v comparison, err error) finding {
	const silence = "not answered in a way that says anything (429, 5xx or no answer)"
	cause := "Some requests were " + silence + "."
	switch {
	case err != nil:
		cause = tfimpact.Explain(err, c)
	case len(v.unanswered) > 0:
		cause = "Some requests were " + silence + ":\n" + toggles(d.accountType, v.unanswered)
	case d.kind == scopedToken:
		cause = "Some requests were refused, and the others were " + silence + "."
	}
	return finding{
		fmt.Sprintf("The %s could not be verified", d.label()),
		cause + "\n\nThis says nothing about the token. Plan again.",
	}
}

// oldStillAlive is the finding for a reset that did not kill the old Auth Token.
func oldStillAlive(d declaration) finding {
	return finding{
		fmt.Sprintf("The old Auth Token of %q still works", d.name),
		fmt.Sprintf("A reset kills the old value at once, but impact.com still knows the one in state for %s. Reset the token at %s, and give the value that the web app then shows.",
			d.sid, catalog.SettingsURL(d.accountType)),
	}
}

// oldUnknown is the finding for a reset whose effect could not be verified.
func oldUnknown(d declaration, c *impact.Client, err error) finding {
	return finding{fmt.Sprintf("Whether the old Auth Token of %q is dead is not known", d.name), tfimpact.Explain(err, c)}
}

// sameAsBefore is the finding for a new auth_token_wo_version of the same Auth
// Token.
func sameAsBefore(d declaration) finding {
	whose := "the " + d.label()
	if d.kind == scopedToken {
		whose = fmt.Sprintf("%q", d.name)
	}
	return finding{
		"The Auth Token of " + whose + " is the same as before",
		"auth_token_wo_version changed, but auth_token_wo did not. No reset is recorded. Was the new Auth Token put where it is read from?",
	}
}

// stillExists is the finding for a token that answers although it is being
// destroyed.
func stillExists(d declaration) finding {
	return finding{
		fmt.Sprintf("The access token %q still exists", d.name),
		fmt.Sprintf("Terraform cannot delete it, and impact.com still knows %s. %s", d.sid, deleteAt(d)),
	}
}

// perhapsGone is the finding for a destroyed token that nothing is known of.
func perhapsGone(d declaration, c *impact.Client, err error) finding {
	return finding{
		fmt.Sprintf("Whether the access token %q is gone is not known", d.name),
		tfimpact.Explain(err, c) + "\n\n" + deleteAt(d),
	}
}

// onlyForgotten is the finding for a destroyed token whose write-only Auth Token
// is not at hand.
func onlyForgotten(d declaration) finding {
	if d.kind != scopedToken { // the same for both, so it is told once
		return finding{
			"The legacy tokens are only forgotten",
			"Legacy tokens cannot be deleted, and both may still work. So that nobody can use their present values any more, reset each of them at " + catalog.SettingsURL(d.accountType),
		}
	}
	return finding{
		fmt.Sprintf("The access token %q is only forgotten", d.name),
		fmt.Sprintf("Terraform cannot delete it, and cannot prove it gone without its Auth Token, which is in no state: %s may still work. %s", d.sid, deleteAt(d)),
	}
}

func deleteAt(d declaration) string { return "Delete it at " + catalog.SettingsURL(d.accountType) }

const destroyAgain = "\n\nThen destroy again. To leave it to somebody else, set deletion_policy = \"forget\" and apply before you destroy."
