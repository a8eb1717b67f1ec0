package token

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// checkUpgrade refuses what the web app does not offer: a lower API version.
func (c *credential) checkUpgrade(ctx context.Context, private privateState) (diags diag.Diagnostics) {
	declared, err := strconv.Atoi(c.version)
	if err != nil || !c.sameToken() {
		return nil
	}
	newest, diags := stored[int](ctx, private, versionKey)
	if declared < newest {
		diags.AddAttributeError(c.at.AtName("api_version"), "The API version of a token cannot be lowered", fmt.Sprintf(
			"It was declared as %d and is now %d. impact.com only upgrades a token. For the older version make another token.", newest, declared))
	}
	return diags
}

// remindToRotate warns about an Auth Token that is older than declared.
func (c *credential) remindToRotate(now time.Time) (diags diag.Diagnostics) {
	last, err := time.Parse(time.RFC3339, c.model.LastResetAt.ValueString())
	if err != nil || c.rotateAfterDays.IsNull() || c.rotateAfterDays.IsUnknown() {
		return nil
	}
	age, limit := int64(now.Sub(last).Hours()/24), c.rotateAfterDays.ValueInt64()
	if age > limit {
		diags.AddAttributeWarning(c.at.AtName("rotate_after_days"), fmt.Sprintf("Rotate the access token %q", c.name), fmt.Sprintf(
			"Its Auth Token has been in use for %d days; rotate_after_days is %d. A reset kills the old value at once: to rotate without a gap, see the guide on rotating a token. Settings: %s",
			age, limit, catalog.SettingsURL(c.accountType)))
	}
	return diags
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

// plan refuses what no token can be, and verifies the credential where it is known
// by then.
func (c *credential) plan(ctx context.Context, r *tfimpact.ResourceBase, private privateState) (diags diag.Diagnostics) {
	c.salt, diags = stored[[]byte](ctx, private, saltKey)
	if c.sid != "" && c.owner != "" {
		diags.Append(tfimpact.Shared[declaredTokens](r).declare(c)...)
	}
	diags.Append(c.checkUpgrade(ctx, private)...)
	if diags.HasError() {
		return diags
	}
	diags.Append(c.planFingerprint()...)
	diags.Append(c.remindToRotate(r.Now())...)
	if !c.declared || r.Client() == nil {
		c.record(planning, open, comparison{})
		return diags
	}
	during := planning
	if _, refreshed := tfimpact.Shared[observationCache](r).refreshed.Load(c.sid); !refreshed {
		during = planningAgain
	}
	diags.Append(c.verify(ctx, r, during)...)
	return diags
}

// apply verifies the credential, and records what the plan left open.
func (c *credential) apply(ctx context.Context, r *tfimpact.ResourceBase, private writablePrivate) (diags diag.Diagnostics) {
	c.model.AuthTokenWO = types.StringNull()
	c.salt, diags = ensureSalt(ctx, private)
	diags.Append(tfimpact.RequireClient(r.Client())...)
	if diags.HasError() {
		return diags
	}
	diags.Append(c.verify(ctx, r, applying)...)
	if !diags.HasError() && c.reason() == reset {
		diags.Append(c.verifyOldIsDead(ctx, r)...)
	}
	if diags.HasError() {
		return diags
	}
	c.recordFingerprint(r.Now())
	if version, err := strconv.Atoi(c.version); err == nil { // a plan that lowers it has been refused
		diags.Append(store(ctx, private, versionKey, version)...)
	}
	return diags
}

// refresh verifies a credential whose Auth Token is in state. A write-only one is
// not at hand then; the plan verifies it.
func (c *credential) refresh(ctx context.Context, r *tfimpact.ResourceBase) diag.Diagnostics {
	tfimpact.Shared[observationCache](r).refreshed.Store(c.sid, true)
	if c.authToken.IsNull() || c.verification == verifyNone || r.Client() == nil {
		return nil
	}
	return c.verify(ctx, r, refreshing)
}

// verify observes the live token, and records and tells what is decided.
func (c *credential) verify(ctx context.Context, r *tfimpact.ResourceBase, during phase) diag.Diagnostics {
	if c.verification == verifyNone {
		found := compareToDeclared(c.declaration, scope.Evidence{})
		c.record(during, decide(facts{during, c.reason(), notAsked, c.onMismatch}).values, found)
		return nil
	}
	client, err := clientOf(r.Client(), c.declaration)
	if err != nil {
		return tfimpact.CredentialDiagnostics(err)
	}
	observations := tfimpact.Shared[observationCache](r)
	c.ignored = append(c.ignored, r.IgnoreCategories(c.accountType)...)
	seen, fresh, err := observations.observe(ctx, client, c.declaration, during == applying)
	if c.kind != scopedToken {
		seen = observations.compareToOther(c.accountType, seen)
	}
	found := compareToDeclared(c.declaration, seen)
	evidence := found.evidence(err)
	decided := decide(facts{during, c.reason(), evidence, c.onMismatch})
	c.record(during, decided.values, found)
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

// destroy cannot delete the token. It verifies that somebody did, where a token can
// be deleted and its Auth Token is in state.
func (c *credential) destroy(ctx context.Context, r *tfimpact.ResourceBase) diag.Diagnostics {
	defer tfimpact.Shared[declaredTokens](r).release(c)
	if c.kind != scopedToken || c.authToken.IsNull() {
		return warning.diagnostics(onlyForgotten(c.declaration))
	}
	if diags := tfimpact.RequireClient(r.Client()); diags.HasError() {
		return diags
	}
	dead, err := isDead(ctx, r.Client(), c.declaration)
	seen, found := differs, stillExists(c.declaration)
	switch {
	case err != nil:
		seen, found = unanswered, perhapsGone(c.declaration, r.Client(), err)
	case dead:
		seen = agrees
	}
	severity := decide(facts{destroying, watch, seen, c.deletionPolicy}).severity
	if severity == failure {
		found.detail += destroyAgain
	}
	return severity.diagnostics(found)
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
