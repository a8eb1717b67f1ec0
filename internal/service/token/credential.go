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
	enabled                    bool
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
	declared  bool         // false while a part of the declaration is unknown
	authToken types.String // null when it is not at hand
	edited    bool         // scopes or enabled changed in code
	salt      []byte       // nil before the first apply

	// What the resource is known by among those that declare tokens, and was until
	// now; empty while that is unknown.
	owner, ownerBefore string

	onMismatch, deletionPolicy string
	rotateAfterDays            types.Int64

	at     path.Path        // of what has the attributes
	model  *credentialModel // planned, or in state on refresh and destroy; filled in
	before *credentialModel // in state; nil when there is none, and on refresh

	scopes, scopesBefore *foundScopes // beside model and before; nil for a legacy token
}

// reason is why the credential is verified in a plan or apply.
func (c *credential) reason() reason {
	switch {
	case !c.sameToken(), c.before.neverVerified():
		return adopt
	case c.wasReset():
		return reset
	case c.edited:
		return edit
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
