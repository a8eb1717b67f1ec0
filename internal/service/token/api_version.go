package token

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// A token's API version can be raised but not lowered. The newest that was
// declared stays in private state, so that leaving api_version out for a while
// does not make the token forget it.
const versionKey = "newest_api_version"

// checkUpgrade refuses what the web app does not offer: a lower API version.
func checkUpgrade(ctx context.Context, plan, state *accessTokenModel, private privateState) (diags diag.Diagnostics) {
	if state == nil || !isSet(plan.APIVersion) || !plan.AccountSID.Equal(state.AccountSID) {
		return nil
	}
	newest, diags := newestVersion(ctx, private)
	if version, err := strconv.Atoi(plan.APIVersion.ValueString()); err == nil && version < newest {
		diags.AddAttributeError(path.Root("api_version"), "The API version of a token cannot be lowered", fmt.Sprintf(
			"It was declared as %d and is now %d. impact.com only upgrades a token. For the older version make another token.", newest, version))
	}
	return diags
}

// newestVersion is the newest API version that was applied; 0 for none.
func newestVersion(ctx context.Context, private privateState) (version int, diags diag.Diagnostics) {
	stored, diags := private.GetKey(ctx, versionKey)
	if len(stored) == 0 || diags.HasError() {
		return 0, diags
	}
	if err := json.Unmarshal(stored, &version); err != nil {
		diags.AddError("The private state of an access token is damaged", fmt.Sprintf("Its %s cannot be read: %s.", versionKey, err))
	}
	return version, diags
}

// recordVersion keeps the declared API version. A plan that lowers it has been
// refused.
func recordVersion(ctx context.Context, plan *accessTokenModel, private writablePrivate) diag.Diagnostics {
	version, err := strconv.Atoi(plan.APIVersion.ValueString())
	if err != nil {
		return nil // not declared
	}
	return private.SetKey(ctx, versionKey, []byte(strconv.Itoa(version)))
}
