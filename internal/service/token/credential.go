package token

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
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
	GrantedScopes  types.Map `tfsdk:"granted_scopes"`
	MissingScopes  types.Map `tfsdk:"missing_scopes"`
	ExcessScopes   types.Map `tfsdk:"excess_scopes"`
	UnprovenScopes types.Map `tfsdk:"unproven_scopes"`
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
	scopes                     map[string][]string
	verification               string
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
	declared   bool         // false while a part of the declaration is unknown
	authToken  types.String // null when it is not at hand
	edited     bool         // scopes or enabled changed in code
	onMismatch string
	salt       []byte // nil before the first apply

	at     path.Path        // of what has the attributes
	model  *credentialModel // planned, or in state on refresh and destroy; filled in
	before *credentialModel // in state; nil when there is none, and on refresh

	scopes, scopesBefore *foundScopes // beside model and before; nil for a legacy token
}

// reason is why the credential is verified in a plan or apply.
func (c *credential) reason() reason {
	switch {
	case c.before == nil, !c.model.AccountSID.Equal(c.before.AccountSID), c.before.neverVerified():
		return adopt
	case c.wasReset():
		return reset
	case c.edited:
		return edit
	}
	return watch
}

// recognisable reports whether the Auth Token can be compared with the recorded
// one, by their fingerprints.
func (c *credential) recognisable() bool {
	return c.before != nil && c.model.AccountSID.Equal(c.before.AccountSID) &&
		isSet(c.authToken) && len(c.salt) > 0 && !c.before.Fingerprint.IsNull()
}

// wasReset reports an Auth Token that is known to be another than the recorded
// one.
func (c *credential) wasReset() bool {
	return c.recognisable() && fingerprint(c.salt, c.authToken.ValueString()) != c.before.Fingerprint.ValueString()
}

// planFingerprint fills in what is known at plan. The time of a reset is that of
// the apply, and so is the fingerprint of a first token, which needs a salt. It
// warns about a new auth_token_wo_version for the same Auth Token.
func (c *credential) planFingerprint() (diags diag.Diagnostics) {
	m, before := c.model, c.before
	m.Fingerprint, m.LastResetAt = types.StringUnknown(), types.StringUnknown()
	if !c.recognisable() {
		return nil
	}
	m.Fingerprint = types.StringValue(fingerprint(c.salt, c.authToken.ValueString()))
	if c.wasReset() {
		return nil
	}
	m.LastResetAt = before.LastResetAt
	if version := m.AuthTokenWOVersion; !version.IsNull() && !before.AuthTokenWOVersion.IsNull() && !version.Equal(before.AuthTokenWOVersion) {
		same := sameAsBefore(c.declaration)
		diags.AddAttributeWarning(c.at.AtName("auth_token_wo_version"), same.title, same.detail)
	}
	return diags
}

// plan verifies the credential where it is known by then.
func (c *credential) plan(ctx context.Context, r *tfimpact.ResourceBase) diag.Diagnostics {
	if !c.declared || r.Client() == nil {
		c.record(open, comparison{})
		return nil
	}
	if !tfimpact.Shared[observationCache](r).refreshed(c.sid) {
		return c.verify(ctx, r, planningAgain)
	}
	return c.verify(ctx, r, planning)
}

// apply verifies the credential, and records what the plan left open.
func (c *credential) apply(ctx context.Context, r *tfimpact.ResourceBase) diag.Diagnostics {
	c.model.AuthTokenWO = types.StringNull()
	diags := c.verify(ctx, r, applying)
	if !diags.HasError() && c.reason() == reset {
		diags.Append(c.verifyOldIsDead(ctx, r)...)
	}
	if diags.HasError() {
		return diags
	}
	c.recordFingerprint(r.Now())
	return diags
}

// refresh verifies a credential whose Auth Token is in state. A write-only one is
// not at hand then; the plan verifies it.
func (c *credential) refresh(ctx context.Context, r *tfimpact.ResourceBase) diag.Diagnostics {
	tfimpact.Shared[observationCache](r).noteRefresh(c.sid)
	if c.authToken.IsNull() || c.verification == verifyNone || r.Client() == nil {
		return nil
	}
	return c.verify(ctx, r, refreshing)
}

// verify observes the live token, and records and tells what is decided.
func (c *credential) verify(ctx context.Context, r *tfimpact.ResourceBase, during phase) diag.Diagnostics {
	if c.verification == verifyNone {
		found := compareToDeclared(c.declaration, observation{})
		c.record(decide(facts{during, c.reason(), notAsked, c.onMismatch}).values, found)
		return nil
	}
	client, err := clientOf(r.Client(), c.declaration)
	if err != nil {
		return tfimpact.CredentialDiagnostics(err)
	}
	seen, fresh, err := tfimpact.Shared[observationCache](r).observe(ctx, client, c.declaration, during == applying)
	found := compareToDeclared(c.declaration, seen)
	evidence := found.evidence(err)
	decided := decide(facts{during, c.reason(), evidence, c.onMismatch})
	c.record(decided.values, found)
	switch {
	case decided.severity == silent:
		return nil
	case evidence == differs:
		return decided.severity.diagnostics(explain(ctx, client, c.declaration, found, c.reason())...)
	case during&anyPlan != 0 && !fresh:
		return nil // the refresh has said so
	}
	return decided.severity.diagnostics(unverified(client, c.declaration, found, err))
}

// verifyOldIsDead verifies that a reset killed the old Auth Token, where state
// knows it. One that is not known to be dead counts as a difference.
func (c *credential) verifyOldIsDead(ctx context.Context, r *tfimpact.ResourceBase) diag.Diagnostics {
	if c.before.AuthToken.IsNull() || c.verification == verifyNone {
		return nil
	}
	old := c.declaration
	old.token = c.before.AuthToken.ValueString()
	dead, err := isDead(ctx, r.Client(), old)
	severity := decide(facts{applying, reset, differs, c.onMismatch}).severity
	switch {
	case err != nil:
		return severity.diagnostics(oldUnknown(c.declaration, r.Client(), err))
	case !dead:
		return severity.diagnostics(oldStillAlive(c.declaration))
	}
	return nil
}

// record fills in the attributes that say what was found.
func (c *credential) record(v values, found comparison) {
	switch {
	case v == kept && c.before != nil:
		c.model.Status = c.before.Status
	case v == open:
		c.model.Status = types.StringUnknown()
	case v == known, v == promised && c.model.Status.IsUnknown():
		c.model.Status = types.StringValue(found.status)
	default:
		return // as it was planned, or in state
	}
	if c.scopes == nil {
		return
	}
	switch v {
	case kept:
		*c.scopes = *c.scopesBefore
	case open:
		*c.scopes = foundScopes{unknownScopes, unknownScopes, unknownScopes, unknownScopes}
	default:
		*c.scopes = foundScopes{
			scopesOrNull(found.granted), scopesOrNull(found.missing), scopesOrNull(found.excess), scopesOrNull(found.unproven),
		}
	}
}

// recordFingerprint fills in what planFingerprint left open.
func (c *credential) recordFingerprint(now time.Time) {
	m, before := c.model, c.before
	if m.Fingerprint.IsUnknown() {
		m.Fingerprint = types.StringValue(fingerprint(c.salt, c.authToken.ValueString()))
	}
	if !m.LastResetAt.IsUnknown() {
		return
	}
	m.LastResetAt = types.StringValue(now.Format(time.RFC3339))
	if before != nil && m.Fingerprint.Equal(before.Fingerprint) && !before.LastResetAt.IsNull() {
		m.LastResetAt = before.LastResetAt
	}
}

var unknownScopes = types.MapUnknown(tfimpact.PermissionsType)

// scopesOrNull makes null of nil, which stands for "not known".
func scopesOrNull(scopes map[string][]string) types.Map {
	if scopes == nil {
		return types.MapNull(tfimpact.PermissionsType)
	}
	return tfimpact.ScopesValue(scopes)
}
