package token

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
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

// planFingerprint fills in what is known at plan. The time of a reset is that of
// the apply, and so is the fingerprint of a first token, which needs a salt. It
// warns about a new auth_token_wo_version for the same Auth Token.
func (c *credential) planFingerprint() (diags diag.Diagnostics) {
	m, before := c.model, c.before
	m.Fingerprint, m.LastResetAt = types.StringUnknown(), types.StringUnknown()
	switch {
	case c.authToken.IsNull() && c.sameToken(): // no secret at hand
		m.Fingerprint, m.LastResetAt = before.Fingerprint, before.LastResetAt
		return nil
	case c.authToken.IsNull():
		m.Fingerprint, m.LastResetAt = types.StringNull(), types.StringNull()
		return nil
	case !c.recognisable():
		return nil
	}
	m.Fingerprint = types.StringValue(fingerprint(c.salt, c.authToken.ValueString()))
	if c.wasReset() {
		return nil
	}
	m.LastResetAt = before.LastResetAt
	if version := m.AuthTokenWOVersion; !version.IsNull() && !before.AuthTokenWOVersion.IsNull() && !version.Equal(before.AuthTokenWOVersion) {
		diags.Append(warning.diagnostics(sameAsBefore(c.declaration).at(c.at.AtName("auth_token_wo_version")))...)
	}
	return diags
}

// plan refuses what no token can be, and verifies the credential where it is known
// by then.
func (c *credential) plan(ctx context.Context, r *tfimpact.ResourceBase, private privateState) (diags diag.Diagnostics) {
	if c.situation() == requested {
		c.model.Fingerprint, c.model.LastResetAt = types.StringNull(), types.StringNull()
		diags.Append(c.planRotation(r.Now())...)
		diags.Append(c.verify(ctx, r, planning)...)
		return diags
	}
	c.touched = c.model.Status.IsUnknown() // as the framework leaves it when it finds a change
	c.salt, diags = stored[[]byte](ctx, private, saltKey)
	if c.sid != "" && c.owner != "" {
		diags.Append(tfimpact.Shared[declaredTokens](r).declare(c)...)
	}
	diags.Append(c.checkUpgrade(ctx, private)...)
	if diags.HasError() {
		return diags
	}
	diags.Append(c.planFingerprint()...)
	diags.Append(c.planRotation(r.Now())...)
	if !c.declared || r.Client() == nil {
		c.record(planning, open, comparison{}, r.Now())
		return diags
	}
	diags.Append(c.verify(ctx, r, planning)...)
	return diags
}

// apply verifies the credential, and records what the plan left open.
func (c *credential) apply(ctx context.Context, r *tfimpact.ResourceBase, private writablePrivate) (diags diag.Diagnostics) {
	c.model.AuthTokenWO = types.StringNull()
	if c.situation() == requested {
		return c.verify(ctx, r, applying)
	}
	c.salt, diags = ensureSalt(ctx, private)
	diags.Append(tfimpact.RequireClient(r.Client())...)
	if diags.HasError() {
		return diags
	}
	diags.Append(c.verify(ctx, r, applying)...)
	if !diags.HasError() && c.situation() == reset {
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
	if c.authToken.IsNull() || r.Client() == nil {
		return nil
	}
	return c.verify(ctx, r, refreshing)
}

// raised is the declaration and the settings as strict as this run wants them.
func (c *credential) raised(by tfimpact.Strictness) (declaration, strictness) {
	s := c.strictness
	if by.OnDrift == asError {
		s.onDrift = asError
	}
	if by.OnUnverified == asError {
		s.onUnverified = asError
	}
	return c.stricter(by.Verification), s
}

// verify observes the live token, and records and tells what is decided. A run that
// asks more than the resource declares tells what it found, but records what the
// resource asks: so the next run without it finds no difference.
func (c *credential) verify(ctx context.Context, r *tfimpact.ResourceBase, during phase) diag.Diagnostics {
	asking, strictness := c.raised(r.Strictness())
	situation := c.situation()
	decide := func(s seen) decision { return decide(facts{during, situation, s, strictness}) }
	switch {
	case situation == requested:
		c.record(during, decide(notAsked).values, comparison{status: statusRequested}, r.Now())
		return nil
	case c.provenDeleted() && c.authToken.IsNull():
		c.record(during, decide(agrees).values, comparison{status: statusDeleted}, r.Now())
		return nil
	case asking.verification == verifyNone && !c.deleted:
		c.record(during, decide(notAsked).values, compareToDeclared(c.declaration, scope.Evidence{}), r.Now())
		return nil
	case c.authToken.IsNull():
		decided := decide(noSecret)
		c.record(during, decided.values, comparison{status: statusUnverified, unchecked: c.calls()}, r.Now())
		return decided.severity.diagnostics(withoutSecret(c.declaration).at(c.at.AtName("account_sid")))
	}
	client, err := clientOf(r.Client(), asking)
	if err != nil {
		return tfimpact.CredentialDiagnostics(err)
	}
	observations := tfimpact.Shared[observationCache](r)
	asking.ignored = append(asking.ignored, r.IgnoreCategories(c.accountType)...)
	observed, fresh, err := observations.observe(ctx, client, asking, during == applying)
	if c.kind != scopedToken {
		observed = observations.compareToOther(c.accountType, observed)
	}
	found := compareToDeclared(asking, observed)
	saw := found.seen(err)
	decided := decide(saw)
	recorded := found
	if asking.verification != c.verification {
		decided.values, recorded = c.unraised(ctx, observations, client, during, decided.values)
	}
	isNews := c.record(during, decided.values, recorded, r.Now())
	if decided.severity == newsOnly && isNews {
		decided.severity = warning
	}
	if decided.severity <= newsOnly || during == planning && !fresh && decided.severity == warning && saw != differs {
		return nil // the refresh has said so
	}
	switch saw {
	case differs:
		return tfimpact.Shared[toldFindings](r).tell(c.sid, during, decided.severity, c.explain(ctx, client, found))
	case unproven:
		return decided.severity.diagnostics(notProven(c.declaration, found).at(c.at.AtName("verification")))
	}
	return decided.severity.diagnostics(unverified(r, client, c.declaration, found, err).at(c.tokenAttribute()))
}

// unraised is what is recorded in a run that asks more than the resource does: what
// the resource's own mode finds, which is asked for only where an apply records it.
// Answers to more questions may prove more of the same permissions.
func (c *credential) unraised(ctx context.Context, observations *observationCache, client *impact.Client, during phase, v values) (values, comparison) {
	switch {
	case v == known && (c.before != nil || during == refreshing):
		return kept, comparison{}
	case c.verification == verifyNone && !c.deleted:
		return decide(facts{phase: during, situation: watch, seen: notAsked}).values, compareToDeclared(c.declaration, scope.Evidence{})
	case v != promised:
		return v, comparison{}
	}
	declared := c.declaration
	declared.ignored = c.ignored
	observed, _, err := observations.observe(ctx, client, declared, true)
	recorded := compareToDeclared(declared, observed)
	if err != nil || recorded.status == statusInconclusive {
		return remembered, recorded
	}
	return v, recorded
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
	severity := decide(facts{applying, reset, differs, c.strictness}).severity
	switch {
	case err != nil:
		return severity.diagnostics(oldUnknown(c.declaration, r.Client(), err).at(c.tokenAttribute()))
	case !dead:
		return severity.diagnostics(oldStillAlive(c.declaration).at(c.tokenAttribute()))
	}
	return nil
}

// destroy cannot delete the token. It verifies that somebody did, where a token can
// be deleted and its Auth Token is in state.
func (c *credential) destroy(ctx context.Context, r *tfimpact.ResourceBase) diag.Diagnostics {
	defer tfimpact.Shared[declaredTokens](r).release(c)
	if s := c.situation(); s == requested || c.model.Status.ValueString() == statusDeleted {
		return nil // there was none, or it was seen dead
	}
	if c.kind != scopedToken || c.authToken.IsNull() {
		return warning.diagnostics(onlyForgotten(c.declaration))
	}
	if diags := tfimpact.RequireClient(r.Client()); diags.HasError() {
		return diags
	}
	dead, err := isDead(ctx, r.Client(), c.declaration)
	saw, found := differs, stillExists(c.declaration)
	switch {
	case err != nil:
		saw, found = unanswered, perhapsGone(c.declaration, r.Client(), err)
	case dead:
		saw = agrees
	}
	severity := decide(facts{destroying, watch, saw, c.strictness}).severity
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
	if m.LastResetAt.IsUnknown() {
		m.LastResetAt = types.StringValue(now.Format(time.RFC3339))
		if before != nil && m.Fingerprint.Equal(before.Fingerprint) && !before.LastResetAt.IsNull() {
			m.LastResetAt = before.LastResetAt
		}
	}
	if r := c.rotation; r.rotateBy != nil && r.rotateBy.IsUnknown() {
		*r.rotateBy = r.due(m.LastResetAt)
	}
}
