package access

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// Read watches a token whose Auth Token is in state. A write-only one is not at
// hand here; the plan looks at that.
func (r *accessToken) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state tokenModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(identify(ctx, resp.Identity, state.AccountSID)...)
	seen := tfimpact.Shared[sightings](r)
	seen.noteRefresh(state.AccountSID.ValueString())
	if state.AuthToken.IsNull() || state.Verification.ValueString() == verifyNone || r.Client() == nil {
		return
	}
	d, _ := state.declared(state.AuthToken)
	client, err := clientOf(r.Client(), d)
	if err != nil {
		resp.Diagnostics.Append(configDiagnostics(err)...)
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.State, "read")
	defer cancel()
	o, _, err := seen.look(ctx, client, d, false)
	v := judge(d, o)
	if err != nil || !v.conclusive() {
		resp.Diagnostics.Append(unanswered(client, d, v, err).warning())
		return
	}
	state.record(v)
	resp.Diagnostics.Append(resp.State.Set(ctx, &state)...)
}

// Delete cannot delete the token: only a person can. It holds that somebody
// did, where it can.
func (r *accessToken) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state tokenModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() || state.AccountSID.IsNull() {
		return // nothing was ever adopted
	}
	defer tfimpact.Shared[claims](r).release(state.AccountSID.ValueString(), state.label())
	if state.AuthToken.IsNull() {
		resp.Diagnostics.Append(state.unproven().warning())
		return
	}
	resp.Diagnostics.Append(tfimpact.RequireClient(r.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := tfimpact.WithTimeout(ctx, req.State, "delete")
	defer cancel()
	resp.Diagnostics.Append(r.destroy(ctx, &state)...)
}

func (r *accessToken) destroy(ctx context.Context, state *tokenModel) (diags diag.Diagnostics) {
	d, _ := state.declared(state.AuthToken)
	dead, err := isDead(ctx, r.Client(), d)
	if dead {
		return nil
	}
	f := state.alive()
	if err != nil {
		f = finding{
			fmt.Sprintf("Whether the access token %q is gone is not known", state.Name.ValueString()),
			tfimpact.Explain(err, r.Client()) + "\n\n" + state.deleteAt(),
		}
	}
	if state.DeletionPolicy.ValueString() == deletionForget {
		diags.Append(f.warning())
		return diags
	}
	f.detail += "\n\nThen destroy again. To leave it to somebody else, set deletion_policy = \"forget\" and apply before you destroy."
	diags.Append(f.error())
	return diags
}

// alive is about a token that answers although it is being destroyed.
func (m *tokenModel) alive() finding {
	return finding{
		fmt.Sprintf("The access token %q still exists", m.Name.ValueString()),
		fmt.Sprintf("Terraform cannot delete it, and impact.com still knows %s. %s", m.AccountSID.ValueString(), m.deleteAt()),
	}
}

// unproven is about a token whose write-only secret is not at hand.
func (m *tokenModel) unproven() finding {
	return finding{
		fmt.Sprintf("The access token %q is only forgotten", m.Name.ValueString()),
		fmt.Sprintf("Terraform cannot delete it, and cannot prove it gone without its Auth Token, which is in no state: %s may still work. %s", m.AccountSID.ValueString(), m.deleteAt()),
	}
}

func (m *tokenModel) deleteAt() string {
	return "Delete it at " + catalog.SettingsURL(m.AccountType.ValueString())
}
