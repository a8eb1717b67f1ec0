package token

// code is the stable name of a kind of finding: what a pipeline looks for in
// "terraform plan -json", and the troubleshooting guide lists.
type code string

// kindOfFinding is the summary of a diagnostic. It names no token, so that Terraform
// groups the warnings of many tokens under it; the detail does.
type kindOfFinding struct {
	code
	title string
}

func (k kindOfFinding) summary() string { return k.title + " [" + string(k.code) + "]" }

// The kinds of findings.
var (
	rejectedToken    = kindOfFinding{"token_rejected", "An access token is rejected"}
	resetToken       = kindOfFinding{"token_reset", "An access token was reset or deleted"}
	ofAnotherType    = kindOfFinding{"token_other_account_type", "A token belongs to another account type"}
	refusedToken     = kindOfFinding{"token_refused", "An access token is refused everywhere"}
	notDisabled      = kindOfFinding{"token_not_disabled", "An access token is not disabled"}
	notDeleted       = kindOfFinding{"token_not_deleted", "An access token is not deleted"}
	lacksScopes      = kindOfFinding{"token_lacks_scopes", "An access token lacks scopes"}
	hasExcess        = kindOfFinding{"token_excess_scopes", "An access token has scopes that are not declared"}
	unverifiedToken  = kindOfFinding{"token_unverified", "A token could not be verified"}
	unprovenToken    = kindOfFinding{"token_unproven", "What a token may do could not be proven"}
	overdue          = kindOfFinding{"token_overdue", "An Auth Token is to be rotated"}
	sameToken        = kindOfFinding{"token_same_as_before", "An Auth Token is the same as before"}
	oldTokenAlive    = kindOfFinding{"old_token_alive", "An old Auth Token still works"}
	oldTokenUnknown  = kindOfFinding{"old_token_unknown", "Whether an old Auth Token is dead is not known"}
	notDestroyed     = kindOfFinding{"token_still_exists", "An access token still exists"}
	perhapsDestroyed = kindOfFinding{"token_perhaps_exists", "Whether an access token is gone is not known"}
	forgotten        = kindOfFinding{"token_forgotten", "A token is only forgotten"}
	toBeCreated      = kindOfFinding{"token_requested", "An access token must be created in the web app"}

	rejectedLegacy   = kindOfFinding{"legacy_rejected", "A legacy token is rejected"}
	resetLegacy      = kindOfFinding{"legacy_reset", "A legacy token was reset"}
	refusedLegacy    = kindOfFinding{"legacy_refused", "A legacy token is refused everywhere"}
	readOnlyCanWrite = kindOfFinding{"legacy_read_only_can_write", "The read-only legacy token can write"}
	cannotWrite      = kindOfFinding{"legacy_cannot_write", "The read/write legacy token cannot write"}
	toBeReplaced     = kindOfFinding{"legacy_replace", "Legacy tokens should be replaced by access tokens"}
)
