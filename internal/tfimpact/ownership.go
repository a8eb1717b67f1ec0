package tfimpact

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact/private"
)

// Managed is embedded by the model of every managed resource.
type Managed struct {
	Account types.String `tfsdk:"account"`
}

func accountAttribute(noun string) schema.Attribute {
	return schema.StringAttribute{
		Computed: true,
		MarkdownDescription: "The account that the " + noun + " belongs to, whichever of its tokens is used: its type, and the id of the managed brand or the company's name. " +
			"It is known at plan, so that a saved plan is not applied to another account; null where the token may not read the company information.",
		PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// account is what the provider acts on, as far as it is known without asking.
func (b *base) account() private.Account {
	c := b.Client()
	a := private.Account{Type: string(c.AccountType()), SID: c.AccountSID(), Brand: c.AdvertiserID()}
	if company := b.Company(); company != nil && a.Brand == "" {
		a.Company = company.CompanyName
	}
	return a
}

// accountText is the attribute account; null where nothing identifies the account.
func accountText(a private.Account) types.String {
	if text := a.String(); text != "" {
		return types.StringValue(text)
	}
	return types.StringNull()
}

// ownership is what the resources of one configured provider know of each other and
// of their account in a run.
type ownership struct {
	owners sync.Map    // the Instance of the record of the resource that has an object
	warned atomic.Bool // that nothing tells whose state it is
	asked  sync.Once   // for the company's name
	name   string
}

// checkAccount refuses an object whose record names another account than the
// provider acts on, and warns, once in a run, where nothing tells.
func (r *managed[M]) checkAccount(ctx context.Context, recorded private.Account, state tftypes.Value) (diags diag.Diagnostics) {
	if recorded.IsZero() || r.Client() == nil {
		return nil
	}
	now := r.account()
	relation := recorded.To(now)
	if relation != private.Same && recorded.Company != "" && now.Company == "" && now.Brand == "" {
		now.Company = r.companyName(ctx)
		relation = recorded.To(now)
	}
	if relation == private.Same {
		return nil
	}
	object := strings.TrimSpace(r.meta.Noun + " " + labelOf(state, r.meta))
	switch relation {
	case private.Other:
		diags.AddError(fmt.Sprintf("The %s belongs to another account", r.meta.Noun), fmt.Sprintf(
			"The state of the %s is that of an object of the %s, and the provider acts on the %s. Nothing was read or written.\n\n"+
				"Check account_sid and advertiser_id in the provider block, the IMPACT_… variables of this run, and that workspace and state are those of this account. "+
				"If it is the same account under another name, refresh once with a token that was used before.",
			object, recorded.Label(), now.Label()))
	case private.Unclear:
		if !Shared[ownership](r).warned.Swap(true) {
			diags.AddWarning("Whether the state belongs to this account is not known", fmt.Sprintf(
				"The state of the %s was written with the %s, and the provider acts on the %s. Nothing tells whether they are the same. "+
					"If they are, nothing is wrong, and the next refresh notes the new token. If not, stop here: check credential and workspace.", object, recorded.Label(), now.Label()))
		}
	}
	return diags
}

// companyName asks for the company's name, once in a run; empty where it is not told.
func (r *managed[M]) companyName(ctx context.Context) string {
	known := Shared[ownership](r)
	known.asked.Do(func() {
		if info, err := r.Client().CompanyInformation(ctx); err == nil {
			known.name = info.CompanyName
		}
	})
	return known.name
}

// recordAccount notes the account that an object was seen in. A name that is known
// outlives a run that does not learn it.
func (r *managed[M]) recordAccount(record *private.Record) {
	now := r.account()
	if now.Company == "" && now.Brand == "" {
		now.Company = record.Account.Company
	}
	record.Account = now
	if record.Instance == "" {
		record.Instance = private.NewInstance()
	}
}

func (r *managed[M]) objectKey(id string) string {
	if r.meta.Singleton {
		id = ""
	}
	return "impact_" + r.meta.Name + " " + id
}

// claim notes that a resource has an object, and refuses an object that another one
// has.
func (r *managed[M]) claim(id, instance string) (diags diag.Diagnostics) {
	owner, taken := Shared[ownership](r).owners.LoadOrStore(r.objectKey(id), instance)
	if !taken || owner == instance || owner == "" || instance == "" { // an old state, not refreshed yet, has none
		return nil
	}
	which := r.meta.Noun
	if id != "" {
		which += " " + id
	}
	diags.AddError(fmt.Sprintf("Two resources manage the same %s", r.meta.Noun), fmt.Sprintf(
		"Another resource in this configuration manages the %s already: each would undo what the other writes. "+
			"Remove one of the two blocks; a removed block with destroy = false forgets the object without touching it. "+
			"Only resources under one provider block are compared: the same object in another configuration is not noticed.", which))
	return diags
}

// planOwnership holds a plan against the account and the other resources, and fills
// in the account of what is to be created.
func (r *managed[M]) planOwnership(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) (diags diag.Diagnostics) {
	record, creates := private.Load(ctx, req.Private, req.State.Raw), req.State.Raw.IsNull()
	id, known := r.keyOf(req.Config.Raw)
	if !creates && !known {
		id, known = r.keyOf(req.State.Raw)
	}
	instance := record.Instance
	if creates {
		// The second half of a replacement has the record of the first.
		instance = cmp.Or(instance, private.NewInstance())
	}
	if known {
		diags.Append(r.claim(id, instance)...)
	}
	if !creates {
		return append(diags, r.checkAccount(ctx, record.Account, req.State.Raw)...)
	}
	if r.Client() != nil {
		if text := accountText(r.account()); !text.IsNull() {
			diags.Append(resp.Plan.SetAttribute(ctx, path.Root("account"), text)...)
		}
	}
	return diags
}

// keyOf is the import id of an object. A configuration knows it where impact.com gives
// no id of its own: a replacement has that of the new object from the start, because
// another resource may take over the old one in the same plan.
func (r *managed[M]) keyOf(object tftypes.Value) (id string, known bool) {
	if r.meta.Singleton {
		return "", true
	}
	return keyOf(object, r.meta)
}

// manages reports whether a resource of this configuration has the object, as far
// as this process has seen.
func (r *managed[M]) manages(id string) bool {
	_, taken := Shared[ownership](r).owners.Load(r.objectKey(id))
	return taken
}
