package token

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

var accessTokenSchema = newAccessTokenSchema()

func newAccessTokenSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: tokenDescription,
		Attributes: map[string]schema.Attribute{
			"name":            described(schema.StringAttribute{Required: true}, "Name of the token, as the web app lists it. Two resources of one provider block that declare the same `account_sid` under different names are an error.", check.NotBlank()),
			"description":     described(schema.StringAttribute{Optional: true}, "Description of the token, for `setup_guide`.", check.NotWhiteSpace()),
			"account_type":    accountTypeAttribute("Type of the account that the token belongs to: `brand`, `partner` or `agency`. It need not be the provider's. Changing it replaces the resource.", "A token belongs to one account type for good."),
			"api_version":     described(schema.StringAttribute{Optional: true}, "API version of the token, such as `14`. The token is verified with this version; impact.com does not tell which one it has of its own. It can be raised but not lowered, as in the web app. Released are "+releasedVersions()+". When not set, requests leave the version to the token.", check.NotWhiteSpace()),
			"primary_contact": described(schema.StringAttribute{Optional: true}, "User of the account who is the token's primary contact, for `setup_guide`.", check.NotBlank()),
			"developer_emails": schema.SetAttribute{
				ElementType: types.StringType, Optional: true,
				MarkdownDescription: "E-mail addresses of the developers who use the token, for `setup_guide`.",
				Validators:          []validator.Set{check.Members(emailAddress{})},
			},
			"calls": schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Validators: []validator.Set{check.Members()},
				MarkdownDescription: "The calls that the token may make, such as `GET /Campaigns` or `POST /Deals`: exactly these. Each is one row of the token page, whose spelling is taken too: `GET /Mediapartners/<AccountSID>/Actions`. The function `required_scopes` makes the set of what an integration calls. Exactly one of `calls` and `scopes` is set (where `verification` is `none`, at most one), and it must not be empty while `enabled` is true. The brand calls that an agency's token may make for the brands it manages are not part of this.",
			},
			"scopes": schema.MapAttribute{
				ElementType: tfimpact.PermissionsType, Optional: true, Validators: []validator.Map{check.Members()},
				MarkdownDescription: "Shorthand for many `calls`: API category to a set of `read` (all its GETs) and `write` (all its other calls). The data source `impact_scope_catalog` lists the categories of an account type. A category that this provider does not know is a warning, and cannot be verified.",
			},
			"enabled": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(true),
				MarkdownDescription: "Default true. False declares that the token is disabled in the web app: impact.com must then refuse it everywhere.",
			},
			"deleted": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(false),
				MarkdownDescription: "Default false. True declares that a person has deleted the token in the web app: impact.com must then reject it, which is proven while its Auth Token is at hand. Once that was seen, the Auth Token can be taken out of the configuration, and destroying the resource asks for nothing more.",
			},
			"account_sid": described(schema.StringAttribute{Optional: true, PlanModifiers: replacesWhenOther(anotherSIDText)}, "Account SID of the token, the public half of the credential. Leave it out until the token exists. Another SID is another token, so it replaces the resource."),
			"auth_token": described(schema.StringAttribute{Optional: true, Sensitive: true},
				"Auth Token, kept in state. The token is then also watched on refresh, its reset proves that the old value is dead, and its destruction that the token is gone. Exactly one of `auth_token` and `auth_token_wo` goes with `account_sid`, but where `verification` is `none` or `deleted` is true."),
			"auth_token_wo": described(writeOnlySecret(),
				"Auth Token, never kept in state or plan; needs Terraform 1.11 or OpenTofu 1.11. The token is verified with it at every plan."),
			"auth_token_wo_version": schema.Int64Attribute{
				Optional: true, CustomType: check.WholeNumberType{},
				MarkdownDescription: "Number to raise when `auth_token_wo` has a new value. A new value is recognised without it too, by `auth_token_fingerprint`; the number makes the reset visible in code.",
				Validators:          []validator.Int64{int64validator.ConflictsWith(path.MatchRoot("auth_token"))},
			},
			"verification": oneOf("How the live token is compared with the declaration, at each plan and each apply. "+verificationText(), verifyDeclared, modes...),
			"ignore_categories": schema.SetAttribute{
				ElementType: types.StringType, Optional: true, Validators: []validator.Set{check.Members()},
				MarkdownDescription: "API categories whose answers are not trusted here, beside those that the provider block names: their calls are not asked about, and what is declared of them stays in `unchecked_scopes`.",
			},
			"on_mismatch":   oneOf("What a difference does that comes with a change of the code: a token that is new to the resource, was reset, edited, upgraded or declared deleted. `error` (default): it fails the plan of a token that is new or reset, and the apply of the others; until then it is a change in the plan. `warn`: apply records what is live, and warns.", asError, asError, asWarning),
			"on_drift":      oneOf("What a difference does that came without a change of the code. `error` (default): every plan has a change, and the apply fails until the live token agrees. `warn`: apply records what is live, and every plan warns while it differs.", asError, asError, asWarning),
			"on_unverified": oneOf("What it does when something that was asked could not be proven: impact.com did not answer to the point, or its answers prove nothing of what is declared. `warn` (default): the plan keeps what was known, and warns of what was not answered. `error`: it fails plan and apply. The provider block can raise it for a run.", asWarning, asWarning, asError),
			"deletion_policy": oneOf("What happens on destroy, which cannot delete the token: only a person can. `refuse` (default): with `auth_token`, destroying fails until impact.com rejects the token. `forget`: the resource leaves the state, with a warning if the token still answers. With `auth_token_wo` nothing can be proven at destroy, so both forget with a warning that names the page.",
				deletionRefuse, deletionRefuse, deletionForget),
			"issued_at": schema.StringAttribute{
				Optional: true, CustomType: tfimpact.TimestampType{}, PlanModifiers: []planmodifier.String{tfimpact.SameTimestamp()},
				MarkdownDescription: "When this Auth Token was issued, as a person knows it: RFC 3339. `rotate_by` counts from it, and else from `last_reset_at`, which is new for a token that is adopted or whose resource is replaced.",
			},
			"rotate_after_days": schema.Int64Attribute{
				Optional: true, CustomType: check.WholeNumberType{},
				MarkdownDescription: "How many days an Auth Token may be in use. After that every plan tells so; it has no change by itself.",
				Validators:          []validator.Int64{int64validator.AtLeast(1)},
			},
			"on_overdue": oneOf("What a passed `rotate_by` does: `warn` (default) at plan, or `error`, which fails the plan.", asWarning, asWarning, asError),
			"rotate_by":  described(schema.StringAttribute{Computed: true}, "When to rotate the Auth Token by: `issued_at`, or else `last_reset_at`, and `rotate_after_days`. Null without the latter."),

			"status":                 described(schema.StringAttribute{Computed: true}, statusText),
			"granted_scopes":         callsFound("The calls that the live token was proven to be allowed to make. Null when none was asked about."),
			"missing_scopes":         callsFound("Declared, but refused by impact.com. Null when none was asked about."),
			"excess_scopes":          callsFound("Granted, but not declared. Null unless `verification` is `reads` or `full`, which look for it."),
			"unproven_scopes":        callsFound("Asked about, but the answer proves nothing, or a grant is only assumed. Null when none was asked about."),
			"unchecked_scopes":       callsFound("Declared, but not asked about: `verification` does not, no harmless request can, `ignore_categories` forbids it, or this provider does not know it. Null for a token that is requested or rejected."),
			"evidence":               evidenceAttribute(),
			"last_verified_at":       described(schema.StringAttribute{Computed: true}, "When impact.com was asked for what `status` and the scopes say, as RFC 3339 in UTC. A later run that finds the same leaves it as it is, because by itself it is no difference. Null for what was never verified."),
			"auth_token_fingerprint": described(schema.StringAttribute{Computed: true}, "Recognises the Auth Token without giving it away: the first 12 hexadecimal digits of HMAC-SHA-256 over the token, keyed with 16 random bytes that this resource drew for itself and keeps in its private state. It cannot be turned back into the token, and two resources with the same token have different ones."),
			"last_reset_at":          described(schema.StringAttribute{Computed: true}, "When this Auth Token was first applied, by the clock of the machine that ran it, as RFC 3339 in UTC: at adoption, and at each reset since. impact.com does not tell when a token was reset, so the reset itself was earlier."),
			"settings_url":           described(schema.StringAttribute{Computed: true}, "Page of the web app where tokens of this account type are managed."),
			"setup_guide":            described(schema.StringAttribute{Computed: true}, "What a person must enter and tick in the web app so that the token is what this resource declares. Known at plan."),
		},
	}
}

const tokenDescription = "An access token, declared in code and held against the live one. impact.com lets only a signed-in person change tokens, so Terraform declares, guides and verifies.\n\n" +
	"Without `account_sid` the token is requested: `setup_guide` says what to enter and tick in the web app. Once its Account SID and Auth Token are given, every plan and apply asks impact.com with that credential itself, and names every row of the token page that differs from the code.\n\n" +
	"A difference that came with a change of the code fails or warns as `on_mismatch` says, one that came without as `on_drift` says, and what could not be proven as `on_unverified` says; each finding names every row of the token page. The guide [How a token is judged](../guides/how-a-token-is-judged) has the whole table. A plan that is to fail a pipeline when a token differs takes `terraform plan -detailed-exitcode`: 2 where a token differs, with and without a refresh. With `auth_token`, a refresh records what is live as well. " +
	"Answers that say nothing (429, 5xx, none) are never taken for a difference. Each finding has a code in brackets, which the troubleshooting guide lists.\n\n" +
	"Nothing here proves more than what was asked: `unchecked_scopes` are what no request can check without changing something, such as writes that move money, or what `verification` does not ask. `active` means that nothing contradicts the declaration.\n\n" +
	"Two resources of one provider block that declare the same `account_sid` are an error, as far as one run sees both."

const statusText = "How the live token relates to the declaration. `requested`: there is no Account SID yet. `active`: the token works, and nothing that `verification` asks about contradicts the declaration. " +
	"`accepted`: impact.com knows the credential, but nothing that is declared can be proven without changing something, so a disabled token would look the same. `scope_mismatch`: it works, but with `missing_scopes` or `excess_scopes`. " +
	"`rejected`: 401; it is wrong, was reset or deleted, or belongs to another account type. `forbidden_everywhere`: 403 to everything that was asked; it is disabled, or has none of the declared scopes. " +
	"`deleted`: rejected, as `deleted = true` declares. `not_deleted`: impact.com still knows it, although `deleted = true`. `disabled`: refused everywhere, as `enabled = false` declares. `not_disabled`: it still answers, although `enabled = false`. `unverified`: `verification` is `none`."

// verificationText says what each mode does and costs; a plan over many tokens
// spends the accounts' hourly budgets.
func verificationText() string {
	cost := func(verification string) string {
		return fmt.Sprintf("at most %d requests for a brand, %d for a partner, %d for an agency",
			requests(catalog.Brand, verification), requests(catalog.Partner, verification), requests(catalog.Agency, verification))
	}
	return "`none`: not at all, as for an inventory of tokens whose secrets are elsewhere. `authenticate`: only that it works, with one request. " +
		"`declared` (default): every declared call that can be asked about without changing anything, with one request each and at most two more. " +
		"`reads`: also every GET, which finds those that are not declared: " + cost(verifyReads) + ". " +
		"`full`: everything that can be asked about: " + cost(verifyFull) + ". " +
		"Writes are asked about by requests that name objects which do not exist. Where nothing declared can be asked about, one request proves the credential."
}

func releasedVersions() string {
	var words []string
	for _, t := range catalog.AccountTypes() {
		var numbers []string
		for _, v := range catalog.APIVersions(t) {
			numbers = append(numbers, fmt.Sprintf("`%d`", v.Number))
		}
		words = append(words, strings.Join(numbers, ", ")+" ("+t+")")
	}
	return strings.Join(words, ", ")
}

func described(attribute schema.StringAttribute, description string, validators ...validator.String) schema.StringAttribute {
	attribute.MarkdownDescription, attribute.Validators = description, validators
	return attribute
}

func callsFound(description string) schema.SetAttribute {
	return schema.SetAttribute{ElementType: types.StringType, Computed: true, MarkdownDescription: description}
}

func evidenceAttribute() schema.MapNestedAttribute {
	return schema.MapNestedAttribute{
		Computed:            true,
		MarkdownDescription: "What the verdicts rest on, by call. It is that of the last time that a verdict changed, and by itself no difference. Null when none was asked about.",
		NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
			"call": described(schema.StringAttribute{Computed: true}, "The request as it was sent, without its query."),
			// Not a number: with one in state, -refresh-only -detailed-exitcode always ends with 2.
			"status":  described(schema.StringAttribute{Computed: true}, "HTTP status of the answer, such as `200`; null when none arrived."),
			"outcome": described(schema.StringAttribute{Computed: true}, "`granted`, `denied` or `unknown`."),
			"basis":   described(schema.StringAttribute{Computed: true}, "`seen`: the answer itself says so. `inferred`: it does by comparison with another answer of the same run. `assumed`: nothing backs it, so it counts as unproven. Null for `unknown`."),
		}},
	}
}

// writeOnlySecret is not marked sensitive: a write-only value is never shown, and with
// two sensitive attributes terraform plan -refresh-only -detailed-exitcode ends with 0
// or 2 at random.
func writeOnlySecret() schema.StringAttribute {
	return schema.StringAttribute{Optional: true, WriteOnly: true}
}

func oneOf(description, byDefault string, values ...string) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, Computed: true, Default: stringdefault.StaticString(byDefault),
		MarkdownDescription: description, Validators: []validator.String{stringvalidator.OneOf(values...)},
	}
}

func accountTypeAttribute(description, whyReplaced string) schema.StringAttribute {
	return described(schema.StringAttribute{Required: true, PlanModifiers: replacesWhenOther(whyReplaced)}, description,
		stringvalidator.OneOf(catalog.AccountTypes()...))
}

const anotherSIDText = "Replaces the resource when it names another token than before."

// replacesWhenOther replaces only what had a value: a requested token that gets its
// SID, and an imported one that gets its account type, stay what they are.
func replacesWhenOther(why string) []planmodifier.String {
	return []planmodifier.String{stringplanmodifier.RequiresReplaceIf(
		func(ctx context.Context, req planmodifier.StringRequest, resp *stringplanmodifier.RequiresReplaceIfFuncResponse) {
			var settings types.String // an import leaves them empty, and what it knows of the account is a guess
			resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("settings_url"), &settings)...)
			resp.RequiresReplace = !req.StateValue.IsNull() && !settings.IsNull()
		}, why, why)}
}
