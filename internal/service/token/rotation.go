package token

import (
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// rotation is how old an Auth Token may become.
type rotation struct {
	issuedAt  tfimpact.Timestamp // null where only last_reset_at tells
	afterDays types.Int64        // null for no limit
	onOverdue string
	rotateBy  *types.String // filled in; nil where nothing is to be
}

// due is the instant to rotate by: null without a limit, unknown while the
// instant it counts from is.
func (r rotation) due(lastResetAt types.String) types.String {
	from := types.StringValue(r.issuedAt.ValueString())
	if r.issuedAt.IsNull() {
		from = lastResetAt
	}
	switch {
	case r.afterDays.IsNull():
		return types.StringNull()
	case r.afterDays.IsUnknown(), r.issuedAt.IsUnknown(), from.IsUnknown():
		return types.StringUnknown()
	}
	since, err := time.Parse(time.RFC3339, from.ValueString())
	if err != nil {
		return types.StringNull()
	}
	return types.StringValue(since.AddDate(0, 0, int(r.afterDays.ValueInt64())).UTC().Format(time.RFC3339))
}

// planRotation fills in when to rotate, and tells that it is time.
func (c *credential) planRotation(now time.Time) (diags diag.Diagnostics) {
	r := c.rotation
	if r.rotateBy == nil {
		return nil
	}
	*r.rotateBy = r.due(c.model.LastResetAt)
	due, err := time.Parse(time.RFC3339, r.rotateBy.ValueString())
	if err != nil || c.deleted || !now.After(due) {
		return nil
	}
	severity := warning
	if r.onOverdue == asError {
		severity = failure
	}
	days := int64(now.Sub(due).Hours()/24) + r.afterDays.ValueInt64()
	return severity.diagnostics(c.declaration.finding(overdue, fmt.Sprintf(
		"its Auth Token has been in use for %d days; rotate_after_days is %d, so it was to be rotated by %s. A reset kills the old value at once: to rotate without a gap, see the guide on rotating a token. Settings: %s",
		days, r.afterDays.ValueInt64(), r.rotateBy.ValueString(), catalog.SettingsURL(c.accountType))).at(c.at.AtName("rotate_after_days")))
}
