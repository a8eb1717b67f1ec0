package access

import (
	"time"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

// secret is what a resource records of an Auth Token instead of the token.
type secret struct {
	sid         types.String
	status      types.String
	version     types.Int64 // auth_token_wo_version
	fingerprint *types.String
	lastResetAt *types.String
}

// situation compares a planned secret with the recorded one; nil is none. Token
// is the planned Auth Token.
func (s secret) situation(token types.String, before *secret, salt []byte) situation {
	switch {
	case before == nil, !s.sid.Equal(before.sid), before.knowsNothing():
		return adopt
	case s.changed(token, before, salt):
		return reset
	}
	return watch
}

// knowsNothing reports a record without any verification: just imported,
// requested, or verified by nothing so far.
func (s secret) knowsNothing() bool {
	return s.status.IsNull() || s.status.ValueString() == statusRequested || s.status.ValueString() == statusUnverified
}

// changed reports an Auth Token that is known to be another one.
func (s secret) changed(token types.String, before *secret, salt []byte) bool {
	return isSet(token) && len(salt) > 0 && !before.fingerprint.IsNull() &&
		fingerprint(salt, token.ValueString()) != before.fingerprint.ValueString()
}

// plan fills in what is known at plan. The time of a reset is that of the apply,
// and so is the fingerprint of a first token, which needs a salt.
func (s secret) plan(token types.String, before *secret, salt []byte) {
	*s.fingerprint, *s.lastResetAt = types.StringUnknown(), types.StringUnknown()
	if before == nil || !s.sid.Equal(before.sid) || before.fingerprint.IsNull() || len(salt) == 0 || token.IsUnknown() {
		return
	}
	*s.fingerprint = types.StringValue(fingerprint(salt, token.ValueString()))
	if !s.changed(token, before, salt) {
		*s.lastResetAt = *before.lastResetAt
	}
}

// onlyVersionChanged reports a new auth_token_wo_version for the same Auth Token.
func (s secret) onlyVersionChanged(token types.String, before *secret, salt []byte) bool {
	return before != nil && s.sid.Equal(before.sid) && isSet(token) && len(salt) > 0 && !before.fingerprint.IsNull() &&
		!s.version.IsNull() && !before.version.IsNull() && !s.version.Equal(before.version) && !s.changed(token, before, salt)
}

// record fills in what the plan left open.
func (s secret) record(token types.String, before *secret, salt []byte, now time.Time) {
	if s.fingerprint.IsUnknown() {
		*s.fingerprint = types.StringValue(fingerprint(salt, token.ValueString()))
	}
	if !s.lastResetAt.IsUnknown() {
		return
	}
	*s.lastResetAt = types.StringValue(now.Format(time.RFC3339))
	if before != nil && s.fingerprint.Equal(*before.fingerprint) && !before.lastResetAt.IsNull() {
		*s.lastResetAt = *before.lastResetAt
	}
}
