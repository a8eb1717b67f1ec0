package access

import (
	"context"
	"fmt"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// What a legacy token can turn out to be, beside what an access token can.
const (
	statusCanWrite    = "can_write"    // although it is the read-only one
	statusCannotWrite = "cannot_write" // although it is the read/write one
)

// judgeLegacy holds an observation against what a legacy token must be.
func judgeLegacy(c credential, o observation) string {
	switch o.status {
	case scope.Rejected:
		return statusRejected
	case scope.Undetermined:
		return statusInconclusive
	}
	var granted, denied, unanswered bool
	if o.result != nil {
		for _, answer := range o.result.Answers {
			granted = granted || answer.Outcome == scope.Granted
			denied = denied || answer.Outcome == scope.Denied
			unanswered = unanswered || answer.Outcome == scope.Unknown
		}
	}
	switch {
	case o.status == scope.ForbiddenEverywhere && !granted:
		return statusForbidden
	case c.readOnly && granted:
		return statusCanWrite
	case unanswered && (c.readOnly || !granted):
		return statusInconclusive
	case !c.readOnly && denied && !granted:
		return statusCannotWrite
	}
	return statusActive
}

// explainLegacy says what is wrong with a legacy token, and what to do.
func explainLegacy(ctx context.Context, client *impact.Client, c credential, status string, why situation) finding {
	page := catalog.SettingsURL(c.accountType)
	switch status {
	case statusCanWrite:
		return finding{
			"The read-only legacy token can write",
			fmt.Sprintf("impact.com let write requests of %s through (they named objects that do not exist, so nothing was changed). Probably read_write and read_only are swapped. Both are shown at %s", c.sid, page),
		}
	case statusCannotWrite:
		return finding{
			"The read/write legacy token cannot write",
			fmt.Sprintf("impact.com refused every write request of %s that could be tried. Probably read_write and read_only are swapped. Both are shown at %s", c.sid, page),
		}
	case statusForbidden:
		return finding{
			fmt.Sprintf("The %s is refused everywhere", c.name),
			fmt.Sprintf("impact.com knows the credential %s, but answered 403 to everything that was asked. A legacy token has no scopes and cannot be disabled, so this is probably another kind of token. Legacy tokens are shown at %s", c.sid, page),
		}
	}
	if why == watch {
		return finding{
			fmt.Sprintf("The %s was reset", c.name),
			fmt.Sprintf("rejected: impact.com answered 401 to %s with the Auth Token that it accepted before. Put the new Auth Token, from %s, where the configuration reads it and raise auth_token_wo_version.", c.sid, page),
		}
	}
	if others := scope.OtherAccountTypes(ctx, client, impact.AccountType(c.accountType)); len(others) > 0 {
		return finding{
			fmt.Sprintf("The %s belongs to another account type", c.name),
			fmt.Sprintf("impact.com rejected %s as a token of type %s (401), but accepts it as %s. Set account_type = %q, or give the token of the account that is meant.", c.sid, c.accountType, others[0], string(others[0])),
		}
	}
	return finding{
		fmt.Sprintf("The %s is rejected", c.name),
		fmt.Sprintf("impact.com answered 401 to %s on %s: the Auth Token is wrong, was reset, or does not belong to this Account SID. Take both from %s", c.sid, client.BaseURL(), page),
	}
}

// unansweredLegacy says that nothing can be said.
func unansweredLegacy(client *impact.Client, c credential, err error) finding {
	reason := "Some requests were not answered in a way that says anything (429, 5xx or no answer)."
	if err != nil {
		reason = tfimpact.Explain(err, client)
	}
	return finding{fmt.Sprintf("The %s could not be verified", c.name), reason + "\n\nThis says nothing about the token. Plan again."}
}

// migrationGuide says how to replace a pair by access tokens.
func migrationGuide(accountType string) string {
	return fmt.Sprintf(`Legacy tokens carry every permission of the account. To replace them by access tokens with the least scopes:

1. List the calls that each integration makes, such as "GET /Campaigns".
2. Declare an impact_access_token for each integration, with scopes = provider::impact::required_scopes(%q, [those calls]). Its setup_guide says what to create at %s
3. Give each integration its own token, and watch that it works.
4. Reset both legacy tokens at the same page, so that their old values die: they cannot be deleted. Then remove this resource.
`, accountType, catalog.SettingsURL(accountType))
}
