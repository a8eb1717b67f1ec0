package access

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// finding is one difference between a live token and its declaration, in words
// for the person who must settle it.
type finding struct{ title, detail string }

func (f finding) warning() diag.Diagnostic { return diag.NewWarningDiagnostic(f.title, f.detail) }

func (f finding) error() diag.Diagnostic { return diag.NewErrorDiagnostic(f.title, f.detail) }

func warnings(findings []finding) (diags diag.Diagnostics) {
	for _, f := range findings {
		diags.Append(f.warning())
	}
	return diags
}

func failures(findings []finding) (diags diag.Diagnostics) {
	for _, f := range findings {
		diags.Append(f.error())
	}
	return diags
}

// settle makes errors or warnings of findings, as on_mismatch says.
func settle(onMismatch types.String, findings []finding) diag.Diagnostics {
	if onMismatch.ValueString() == onMismatchWarn {
		return warnings(findings)
	}
	return failures(findings)
}

// explain turns a judgement that contradicts the declaration into findings, each
// with every toggle to change. A rejected credential that is new to the resource
// is tried on the other account types too, one request each.
func explain(ctx context.Context, c *impact.Client, d declaration, v judgement, why situation) []finding {
	page := catalog.SettingsURL(d.accountType)
	switch v.status {
	case statusRejected:
		return []finding{explainRejected(ctx, c, d, why)}
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

func explainRejected(ctx context.Context, c *impact.Client, d declaration, why situation) finding {
	page := catalog.SettingsURL(d.accountType)
	if why == watch || why == edit {
		return finding{
			fmt.Sprintf("The access token %q was reset or deleted", d.name),
			fmt.Sprintf("rejected: impact.com answered 401 to %s with the Auth Token that it accepted before. If the token was reset, put its new Auth Token where the configuration reads it and raise auth_token_wo_version; "+
				"if it was deleted, remove the resource, or remove account_sid to request it anew. Settings: %s", d.sid, page),
		}
	}
	if others := scope.OtherAccountTypes(ctx, c, impact.AccountType(d.accountType)); len(others) > 0 {
		return finding{
			fmt.Sprintf("The access token %q belongs to another account type", d.name),
			fmt.Sprintf("impact.com rejected %s as a token of type %s (401), but accepts it as %s. Set account_type = %q, or give the token of the account that is meant.", d.sid, d.accountType, others[0], string(others[0])),
		}
	}
	return finding{
		fmt.Sprintf("The access token %q is rejected", d.name),
		fmt.Sprintf("impact.com answered 401 to %s on %s: the Auth Token is wrong, was reset or deleted, or does not belong to this Account SID. Take both from the token's page at %s", d.sid, c.BaseURL(), page),
	}
}

// withDeadline says until when a person can act.
func withDeadline(findings []finding) (due []finding) {
	for _, f := range findings {
		f.detail += "\n\nApply fails until the live token agrees."
		due = append(due, f)
	}
	return due
}

// unanswered says that nothing can be said.
func unanswered(c *impact.Client, d declaration, v judgement, err error) finding {
	reason := "Some requests were not answered in a way that says anything (429, 5xx or no answer):\n" + toggles(d.accountType, v.unanswered)
	switch {
	case err != nil:
		reason = tfimpact.Explain(err, c)
	case len(v.unanswered) == 0:
		reason = "Some requests were refused, and the others were not answered in a way that says anything (429, 5xx or no answer)."
	}
	return finding{
		fmt.Sprintf("The access token %q could not be verified", d.name),
		reason + "\n\nThis says nothing about the token. Plan again.",
	}
}

// proveDead holds that a reset killed the old Auth Token, where state knows it.
func proveDead(ctx context.Context, own *impact.Client, d declaration, old types.String) []finding {
	if old.IsNull() || d.verification == verifyNone {
		return nil
	}
	former := d
	former.token = old.ValueString()
	dead, err := isDead(ctx, own, former)
	switch {
	case err != nil:
		return []finding{{
			fmt.Sprintf("Whether the old Auth Token of %q is dead is not known", d.name),
			tfimpact.Explain(err, own),
		}}
	case !dead:
		return []finding{{
			fmt.Sprintf("The old Auth Token of %q still works", d.name),
			fmt.Sprintf("A reset kills the old value at once, but impact.com still knows the one in state for %s. Reset the token at %s, and give the value that the web app then shows.",
				d.sid, catalog.SettingsURL(d.accountType)),
		}}
	}
	return nil
}
