package token

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// finding is one difference between a live token and its declaration, in words
// for the person who must end it.
type finding struct {
	kind      kindOfFinding
	detail    string
	attribute path.Path
}

// at is the finding on the attribute that it is about.
func (f finding) at(attribute path.Path) finding {
	f.attribute = attribute
	return f
}

// diagnostics tells findings as decided.
func (s severity) diagnostics(findings ...finding) (diags diag.Diagnostics) {
	for _, f := range findings {
		detail := f.detail
		if s == dueAtApply {
			detail += "\n\nApply fails until the live token agrees."
		}
		told := diag.Diagnostic(diag.NewWarningDiagnostic(f.kind.summary(), detail))
		switch s {
		case silent, newsOnly:
			continue
		case failure:
			told = diag.NewErrorDiagnostic(f.kind.summary(), detail)
		}
		if len(f.attribute.Steps()) > 0 {
			told = diag.WithPath(f.attribute, told)
		}
		diags.Append(told)
	}
	return diags
}

// toldFindings are those that a plan of this run has told in full: an apply plans
// once more right before it verifies.
type toldFindings struct{ details sync.Map }

func (t *toldFindings) tell(sid string, during phase, s severity, findings []finding) diag.Diagnostics {
	for i, f := range findings {
		key := [2]string{sid, f.kind.summary()}
		if during == planning {
			t.details.Store(key, f.detail)
		} else if earlier, told := t.details.Load(key); told && earlier == f.detail && during == applying {
			label, _, _ := strings.Cut(f.detail, ": ")
			findings[i].detail = label + ": the live token still differs, as the warning above says in full. Nothing was recorded. Put it right there, and apply again."
			if s != failure {
				findings[i].detail = label + ": recorded as it is; the warning above says in full how it differs."
			}
		}
	}
	return s.diagnostics(findings...)
}

// finding fills in the words in braces: what the declaration calls the token, and
// the page of the web app where a person changes it. It begins with the token.
func (d declaration) finding(kind kindOfFinding, detail string) finding {
	words := strings.NewReplacer(
		"{token}", d.label(), "{name}", fmt.Sprintf("%q", d.name), "{type}", d.accountType, "{sid}", d.sid,
		"{page}", catalog.SettingsURL(d.accountType),
	)
	return finding{kind: kind, detail: capital(d.label()) + ": " + words.Replace(detail)}
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// either chooses between the kinds of findings of an access token and a legacy one.
func (d declaration) either(scoped, legacy kindOfFinding) kindOfFinding {
	if d.kind == scopedToken {
		return scoped
	}
	return legacy
}

// explain turns a comparison that contradicts the declaration into findings, each
// with every row of the token page to change. A rejected credential that is new to
// the resource is tried on the other account types too, one request each.
func (c *credential) explain(ctx context.Context, client *impact.Client, v comparison) (findings []finding) {
	d := c.declaration
	missing, excess := rows(v.missing), rows(v.excess)
	permissions := path.Root("calls")
	if !c.byCalls {
		permissions = path.Root("scopes")
	}
	why := c.situation()
	switch {
	case v.status == statusRejected && why&(watch|edit|upgrade) != 0:
		return []finding{c.explainReset().at(c.tokenAttribute())}
	case v.status == statusRejected:
		return []finding{c.explainRejected(ctx, client)}
	case v.status == statusNotDeleted:
		return []finding{d.finding(notDeleted,
			"deleted is true, but impact.com still knows {sid}. Delete the token at {page}").at(path.Root("deleted"))}
	case v.status == statusCanWrite:
		return []finding{d.finding(readOnlyCanWrite,
			"impact.com let write requests of {sid} through (they named objects that do not exist, so nothing was changed). Probably read_write and read_only are swapped. Both are shown at {page}").at(c.at)}
	case v.status == statusCannotWrite:
		return []finding{d.finding(cannotWrite,
			"impact.com refused every write request of {sid} that could be tried. Probably read_write and read_only are swapped. Both are shown at {page}").at(c.at)}
	case v.status == statusForbidden && d.kind != scopedToken:
		return []finding{d.finding(refusedLegacy,
			"impact.com knows the credential {sid}, but answered 403 to everything that was asked. A legacy token has no scopes and cannot be disabled, so this is probably another kind of token. Legacy tokens are shown at {page}").at(c.at)}
	case v.status == statusForbidden:
		return []finding{d.finding(refusedToken,
			"impact.com knows the credential {sid}, but answered 403 to everything that was asked: the token is disabled, or has none of the declared scopes. "+
				"missing_scopes are the ones that this shows. Enable the token, or turn these categories on and tick these rows, at {page}\n"+missing+"\n\nIf it is meant to be disabled, set enabled = false.").at(permissions)}
	case v.status == statusStillEnabled:
		return []finding{d.finding(notDisabled,
			"enabled is false, but impact.com still lets requests of {sid} through. Disable the token at {page}").at(path.Root("enabled"))}
	}
	if missing != "" {
		findings = append(findings, d.finding(lacksScopes,
			"missing_scopes: impact.com refuses what the code declares for {sid}. Turn these categories on and tick these rows at {page} (or declare less, if the token does not need them)\n"+missing).at(permissions))
	}
	if excess != "" {
		findings = append(findings, d.finding(hasExcess,
			"excess_scopes: impact.com grants {sid} more than the code declares. Untick these rows at {page} (or declare them, if the token needs them)\n"+excess).at(permissions))
	}
	return findings
}

// raiseVersion is what a person who keeps the Auth Token out of state also does.
func (c *credential) raiseVersion() string {
	if c.model.AuthToken.IsNull() {
		return " and raise auth_token_wo_version"
	}
	return ""
}

// explainReset explains the rejection of a credential that was accepted before.
func (c *credential) explainReset() finding {
	d := c.declaration
	const accepted = "impact.com answered 401 to {sid} with the Auth Token that it accepted before. "
	if d.kind != scopedToken {
		return d.finding(resetLegacy,
			accepted+"Put the new Auth Token, from {page}, where the configuration reads it"+c.raiseVersion()+".")
	}
	return d.finding(resetToken,
		accepted+"If the token was reset, put its new Auth Token where the configuration reads it"+c.raiseVersion()+"; "+
			"if it was deleted, set deleted = true, remove the resource, or remove account_sid to request it anew. Settings: {page}")
}

// explainRejected explains the rejection of a credential that is new to the
// resource.
func (c *credential) explainRejected(ctx context.Context, client *impact.Client) finding {
	d := c.declaration
	if others := scope.OtherAccountTypes(ctx, client, impact.AccountType(d.accountType)); len(others) > 0 {
		return d.finding(ofAnotherType, fmt.Sprintf(
			"impact.com rejected {sid} as a token of type {type} (401), but accepts it as %s. Set account_type = %q, or give the token of the account that is meant.", others[0], string(others[0]))).at(path.Root("account_type"))
	}
	cause, source := "was reset or deleted", "the token's page at {page}"
	if d.kind != scopedToken {
		cause, source = "was reset", "{page}"
	}
	return d.finding(d.either(rejectedToken, rejectedLegacy),
		"impact.com answered 401 to {sid} on "+client.BaseURL()+": the Auth Token is wrong, "+cause+", or does not belong to this Account SID. Take both from "+source).at(c.tokenAttribute())
}

// unverified is the finding for a token that could not be verified. A used-up budget
// is explained once in a run.
func unverified(r *tfimpact.ResourceBase, c *impact.Client, d declaration, v comparison, err error) finding {
	const silence = "not answered in a way that says anything (429, 5xx or no answer)"
	cause := "some requests were " + silence + "."
	if err == nil && errors.Is(v.silence, impact.ErrRateLimited) {
		err = v.silence
	}
	switch {
	case err != nil:
		cause = tfimpact.ExplainOnce(r, err, c, "not verified")
	case len(v.unanswered) > 0:
		cause = "some requests were " + silence + ":\n" + rows(v.unanswered)
	case d.kind == scopedToken:
		cause = "some requests were refused, and the others were " + silence + "."
	}
	return d.finding(unverifiedToken, cause+"\n\nThis says nothing about the token. Plan again.")
}

// notProven is the finding for a token that nothing contradicts, and nothing proves.
func notProven(d declaration, v comparison) finding {
	if d.kind != scopedToken || len(v.open) == 0 {
		return d.finding(unprovenToken,
			"impact.com knows {sid}, but no answer proves anything that is declared, so a disabled token would look the same. Verify it with a mode that asks more, or declare a call that can be asked.")
	}
	return d.finding(unprovenToken,
		"impact.com answered, but what it answered proves nothing about these calls of {sid}. Look at their rows at {page}, and leave their categories out with ignore_categories where that is known:\n"+rows(v.open))
}

// withoutSecret is the finding for a token that is to be verified without its Auth Token.
func withoutSecret(d declaration) finding {
	return d.finding(unverifiedToken,
		"there is no Auth Token for {sid} in this run, so nothing can be proven. Give it one with auth_token_wo; where it only stands in an inventory, leave it out of runs with a raised verification.")
}

// oldStillAlive is the finding for a reset that did not kill the old Auth Token.
func oldStillAlive(d declaration) finding {
	return d.finding(oldTokenAlive,
		"a reset kills the old value at once, but impact.com still knows the one in state for {sid}. Reset the token at {page}, and give the value that the web app then shows.")
}

// oldUnknown is the finding for a reset whose effect could not be verified.
func oldUnknown(d declaration, c *impact.Client, err error) finding {
	return d.finding(oldTokenUnknown, tfimpact.Explain(err, c))
}

// sameAsBefore is the finding for a new auth_token_wo_version of the same Auth
// Token.
func sameAsBefore(d declaration) finding {
	return d.finding(sameToken,
		"auth_token_wo_version changed, but auth_token_wo did not. No reset is recorded. Was the new Auth Token put where it is read from?")
}

// The findings for a token that is being destroyed.

func stillExists(d declaration) finding {
	return d.finding(notDestroyed, "Terraform cannot delete it, and impact.com still knows {sid}. Delete it at {page}")
}

func perhapsGone(d declaration, c *impact.Client, err error) finding {
	return d.finding(perhapsDestroyed, tfimpact.Explain(err, c)+"\n\nDelete it at {page}")
}

// onlyForgotten is told where nothing can be proven.
func onlyForgotten(d declaration) finding {
	if d.kind != scopedToken {
		return d.finding(forgotten,
			"legacy tokens cannot be deleted, and this one may still work. So that nobody can use its present value any more, reset it at {page}")
	}
	return d.finding(forgotten,
		"Terraform cannot delete it, and cannot prove it gone without its Auth Token, which is in no state: {sid} may still work. Delete it at {page}")
}

const destroyAgain = "\n\nThen destroy again. To leave it to somebody else, set deletion_policy = \"forget\" and apply before you destroy."
