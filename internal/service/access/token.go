package access

import (
	"context"
	"fmt"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// accessToken is impact_access_token. impact.com lets only a signed-in person
// change tokens, so the resource declares, guides and verifies: nothing here
// creates, edits or deletes a token. It implements the framework directly,
// because no API object stands behind it.
//
// The live token is compared with the declaration at plan, where the
// configuration and so a write-only Auth Token is at hand, and again at apply.
// When the two differ, it depends on why:
//
//	situation                           on_mismatch = error            on_mismatch = warn
//	----------------------------------  -----------------------------  -----------------------------
//	requested: no account_sid           nothing is asked; creating it warns with the guide
//	adopt, reset: SID or Auth Token     the plan fails, nothing is     the plan shows what is live,
//	  new to the resource                 recorded                       apply records it
//	edit: scopes or enabled changed     the plan shows the change;     the same, and apply records
//	  in code                             apply fails until the live     what is live
//	                                      token agrees
//	watch: nothing of that changed,     the plan is not empty; apply   the plan shows status,
//	  so it was changed in the web        fails until the live token     missing_scopes and
//	  app                                 agrees                         excess_scopes, apply
//	                                                                     records them
//
// Wherever it does not fail, it warns and names every toggle. With auth_token a
// refresh records what is live before any of this. An API that gives no usable
// answer is never taken for a difference: the plan keeps what was last known and
// warns, an adoption, edit or reset fails at apply.
//
// Terraform plans once more right before it applies, and refuses a plan that
// then turns out differently, as if the provider were broken. Between the two a
// person is expected to put the token right, so what was found is left open
// (known after apply) wherever on_mismatch is error and the two differ: agreement
// then is no change at all. Where it is warn the values are worth more at plan
// than that, and a token changed in between makes Terraform refuse the stale plan.
//
// A watched token must not fail the plan because a destroy plans first, too, and
// the token that is destroyed was just deleted. The repeated plan of an apply is
// not preceded by a refresh; there a difference that appeared since is an error.
type accessToken struct{ tfimpact.ResourceBase }

// NewAccessToken makes the resource impact_access_token.
func NewAccessToken() resource.Resource { return &accessToken{} }

// Metadata implements resource.Resource.
func (r *accessToken) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_access_token"
	// A requested token has no SID to be known by until it is adopted.
	resp.ResourceBehavior.MutableIdentity = true
}

// IdentitySchema implements resource.ResourceWithIdentity.
func (r *accessToken) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = identityschema.Schema{Attributes: map[string]identityschema.Attribute{
		"account_sid": identityschema.StringAttribute{
			RequiredForImport: true,
			Description:       "Account SID of the token; empty while it is requested.",
		},
	}}
}

// identify sets the identity, which Terraform wants after every operation. Older
// CLIs send none.
func identify(ctx context.Context, identity *tfsdk.ResourceIdentity, sid types.String) diag.Diagnostics {
	if identity == nil {
		return nil
	}
	return identity.SetAttribute(ctx, path.Root("account_sid"), sid.ValueString())
}

// ImportState takes the Account SID. The token itself must come from the
// configuration: the plan that follows the import adopts it.
func (r *accessToken) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	sid := types.StringValue(req.ID)
	if req.ID == "" {
		resp.Diagnostics.Append(req.Identity.GetAttribute(ctx, path.Root("account_sid"), &sid)...)
	}
	if err := impact.CheckAccountSID(sid.ValueString()); err != nil {
		resp.Diagnostics.AddError("Cannot import the access token", fmt.Sprintf(
			"The import id is the token's Account SID, but %s. For example: terraform import impact_access_token.example IRabc123", problemOf(err)))
		return
	}
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("account_sid"), sid)...)
	resp.Diagnostics.Append(identify(ctx, resp.Identity, sid)...)
}

// claims knows which declarations of one configured provider speak of which
// token. A provider is not told the address of a resource, so a declaration is
// known by its type and name: two that share both are not told apart.
type claims struct {
	mu     sync.Mutex
	owners map[string]string // by SID
}

// claim registers an owner and returns the other one that has the SID already.
// Before is what the same resource was called until now, if anything.
func (c *claims) claim(sid, owner, before string) (other string, taken bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.owners == nil {
		c.owners = map[string]string{}
	}
	if other, taken = c.owners[sid]; taken && other != owner && other != before {
		return other, true
	}
	c.owners[sid] = owner
	return "", false
}

// release gives up what a destroyed resource had claimed.
func (c *claims) release(sid, owner string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.owners[sid] == owner {
		delete(c.owners, sid)
	}
}

// claimToken reports a SID that two declarations share.
func claimToken(c *claims, at path.Path, sid, owner, before string) (diags diag.Diagnostics) {
	if other, taken := c.claim(sid, owner, before); taken {
		diags.AddAttributeError(at, "Two resources declare the same token", fmt.Sprintf(
			"The Account SID %s is declared by %s and by %s. Each token has one declaration: give each environment a token of its own (the web app duplicates one with equal scopes), or remove one of the two.",
			sid, other, owner))
	}
	return diags
}
