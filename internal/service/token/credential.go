package token

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// credentialModel is the attributes of a credential: of the access token itself,
// and of each half of a legacy pair.
type credentialModel struct {
	AccountSID         types.String `tfsdk:"account_sid"`
	AuthToken          types.String `tfsdk:"auth_token"`
	AuthTokenWO        types.String `tfsdk:"auth_token_wo"` // in configurations only
	AuthTokenWOVersion types.Int64  `tfsdk:"auth_token_wo_version"`
	Status             types.String `tfsdk:"status"`
	Fingerprint        types.String `tfsdk:"auth_token_fingerprint"`
	LastResetAt        types.String `tfsdk:"last_reset_at"`
	LastVerifiedAt     types.String `tfsdk:"last_verified_at"`
}

// foundScopes is what was found of the scopes of an access token.
type foundScopes struct {
	GrantedScopes   types.Set `tfsdk:"granted_scopes"`
	MissingScopes   types.Set `tfsdk:"missing_scopes"`
	ExcessScopes    types.Set `tfsdk:"excess_scopes"`
	UnprovenScopes  types.Set `tfsdk:"unproven_scopes"`
	UncheckedScopes types.Set `tfsdk:"unchecked_scopes"`
	Evidence        types.Map `tfsdk:"evidence"`
}

// configuredToken is the Auth Token, from a configuration: write-only values are
// nowhere else.
func (m credentialModel) configuredToken() types.String {
	if !m.AuthToken.IsNull() {
		return m.AuthToken
	}
	return m.AuthTokenWO
}

// neverVerified reports a record of a token that was only imported, requested, or
// declared with verification none.
func (m credentialModel) neverVerified() bool {
	return m.Status.IsNull() || m.Status.ValueString() == statusRequested || m.Status.ValueString() == statusUnverified
}

// kind is the kind of a token.
type kind int

const (
	scopedToken kind = iota // an access token
	legacyReadWrite
	legacyReadOnly
)

// declaration is what the code says of a token.
type declaration struct {
	kind                       kind
	name, accountType, version string
	sid, token                 string
	enabled, deleted           bool
	permissions
	verification string
	ignored      []string // categories whose answers are not trusted
}

// label names the token in a sentence.
func (d declaration) label() string {
	if d.kind == scopedToken {
		return fmt.Sprintf("access token %q", d.name)
	}
	return d.name
}

// credential is one token in one step of a run: what is declared of it, what was
// recorded, and what the step records in turn. An access token has one, a legacy
// pair two.
type credential struct {
	declaration
	declared         bool         // false while a part of the declaration is unknown
	byCalls          bool         // declared by calls, not by scopes
	authToken        types.String // null when it is not at hand
	edited, upgraded bool         // scopes or enabled, or api_version, changed in code
	touched          bool         // an update is planned, whatever is seen
	salt             []byte       // nil before the first apply

	// What the resource is known by among those that declare tokens, and was until
	// now; empty while that is unknown.
	owner, ownerBefore string

	strictness
	rotation rotation

	at     path.Path        // of what has the attributes
	model  *credentialModel // planned, or in state on refresh and destroy; filled in
	before *credentialModel // in state; nil when there is none, and on refresh

	scopes, scopesBefore *foundScopes // beside model and before; nil for a legacy token
}

// situation is what brought the declaration about.
func (c *credential) situation() situation {
	switch {
	case c.model.AccountSID.IsNull():
		return requested
	case c.deleted && !c.provenDeleted():
		return deleted
	case !c.sameToken(), c.before.neverVerified():
		return adopt
	case c.wasReset():
		return reset
	case c.edited:
		return edit
	case c.upgraded:
		return upgrade
	case c.touched:
		return touched
	}
	return watch
}

// sameToken reports whether the recorded token is the declared one.
func (c *credential) sameToken() bool {
	return c.before != nil && c.model.AccountSID.Equal(c.before.AccountSID)
}

// recognisable reports whether the Auth Token can be compared with the recorded
// one, by their fingerprints.
func (c *credential) recognisable() bool {
	return c.sameToken() && isSet(c.authToken) && len(c.salt) > 0 && !c.before.Fingerprint.IsNull()
}

// wasReset reports an Auth Token that is known to be another than the recorded
// one.
func (c *credential) wasReset() bool {
	return c.recognisable() && fingerprint(c.salt, c.authToken.ValueString()) != c.before.Fingerprint.ValueString()
}

// provenDeleted reports a token that was seen dead, as it is declared: an Account
// SID never comes to life again.
func (c *credential) provenDeleted() bool {
	return c.deleted && c.before != nil && c.before.Status.ValueString() == statusDeleted
}

// tokenAttribute is the attribute that the Auth Token is configured by.
func (c *credential) tokenAttribute() path.Path {
	if c.model.AuthToken.IsNull() {
		return c.at.AtName("auth_token_wo")
	}
	return c.at.AtName("auth_token")
}
