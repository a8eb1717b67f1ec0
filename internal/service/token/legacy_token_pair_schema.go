package token

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

var pairSchema = newPairSchema()

func newPairSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "The legacy tokens of an account: a read/write and a read-only credential, which have no name and no scopes and can only be reset and upgraded, each on its own, by a person in the web app (Enable Legacy Tokens shows them). " +
			"Both are verified with their own credential at every plan and apply, and the read-only one is proven unable to write where `verification` allows the requests for it.\n\n" +
			"A credential that is new to the resource (create, import, reset) and does not work fails the plan. One that stops working later is a change in the plan, and fails the apply; `on_drift = \"warn\"` records it instead.\n\n" +
			"A legacy token may do far more than any integration needs. `migration_guide` says how to replace the pair by access tokens with the scopes that are really used.",
		Attributes: map[string]schema.Attribute{
			"account_type": accountTypeAttribute("Type of the account: `brand`, `partner` or `agency`. It need not be the provider's. Changing it replaces the resource.", "A pair belongs to one account for good."),
			"read_write":   halfAttribute("The credential that may read and write."),
			"read_only":    halfAttribute("The credential that may only read."),
			"verification": oneOf(fmt.Sprintf("What is proven of each credential, at each plan and each apply. `none`: nothing. `authenticate` (default): that it works, with one request (more while impact.com answers 403). "+
				"`full`: also that the read/write one may write and the read-only one may not, with requests that cannot change anything: at most %d requests for each of a brand, %d of a partner, %d of an agency. Where they cannot show it, `status` is `unproven`.",
				pairRequests(catalog.Brand), pairRequests(catalog.Partner), pairRequests(catalog.Agency)),
				verifyAuthenticate, verifyNone, verifyAuthenticate, verifyFull),
			"on_mismatch": oneOf("What it does when a credential that is new to the resource, or was reset, does not work or may do what it should not. `error` (default): it fails the plan. `warn`: apply records it, and warns.",
				asError, asError, asWarning),
			"on_drift":        oneOf("The same for a credential that worked before: `error` (default): every plan has a change, and the apply fails. `warn`: apply records what is live, and every plan warns.", asError, asError, asWarning),
			"on_unverified":   oneOf("What it does when something that was asked could not be proven: `warn` (default) or `error`. The provider block can raise it for a run.", asWarning, asWarning, asError),
			"settings_url":    described(schema.StringAttribute{Computed: true}, "Page of the web app where the tokens are reset."),
			"migration_guide": described(schema.StringAttribute{Computed: true}, "How to replace the pair by access tokens. Known at plan."),
		},
	}
}

func halfAttribute(description string) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{
		Required: true, MarkdownDescription: description,
		Attributes: map[string]schema.Attribute{
			"account_sid":   described(schema.StringAttribute{Required: true, PlanModifiers: replacesWhenOther(anotherSIDText)}, "Account SID. Another one replaces the resource."),
			"auth_token":    described(schema.StringAttribute{Optional: true, Sensitive: true}, "Auth Token, kept in state. It is then also watched on refresh, and its reset proves that the old value is dead. Set exactly one of `auth_token` and `auth_token_wo`."),
			"auth_token_wo": described(writeOnlySecret(), "Auth Token, never kept in state or plan; needs Terraform 1.11 or OpenTofu 1.11."),
			"auth_token_wo_version": schema.Int64Attribute{
				Optional: true, CustomType: check.WholeNumberType{},
				MarkdownDescription: "Number to raise when `auth_token_wo` has a new value. A new value is recognised without it too, by `auth_token_fingerprint`.",
				Validators:          []validator.Int64{int64validator.ConflictsWith(path.MatchRelative().AtParent().AtName("auth_token"))},
			},
			"status": described(schema.StringAttribute{Computed: true}, "`active`: it works, and no answer contradicts its kind; of a read-only one with `verification = \"full\"`, every write that was asked about is denied. `rejected`: 401; it is wrong, was reset, or belongs to another account type. "+
				"`forbidden_everywhere`: 403 to everything that was asked. `can_write`: the read-only one may write. `cannot_write`: the read/write one may not. `unproven`: it works, but the answers do not show what it may write. `unverified`: `verification` is `none`."),
			"auth_token_fingerprint": described(schema.StringAttribute{Computed: true}, "Recognises the Auth Token without giving it away; made as in `impact_access_token`."),
			"last_verified_at":       described(schema.StringAttribute{Computed: true}, "When impact.com was asked for what `status` says, as RFC 3339 in UTC."),
			"last_reset_at":          described(schema.StringAttribute{Computed: true}, "When this Auth Token was first applied, by the clock of the machine that ran it, as RFC 3339 in UTC."),
		},
	}
}

// pairRequests is the most that verifying one half takes.
func pairRequests(accountType string) int { return scope.RequestsFor(legacyQuestions(accountType)) }
