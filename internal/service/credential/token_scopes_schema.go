package credential

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// aboutOutcomes explains the values of an outcome, and how answers are read.
const aboutOutcomes = "`granted`: impact.com let the request in (2xx), or complained about the request itself (400, 402, 404, 405, 409, 415, 422), which only a caller who was let in gets to see. " +
	"`denied`: 403. `unknown`: 429, 5xx, a redirect, a proxy's page or no answer, which say nothing and are never taken for a denial. " +
	"`not_probed`: not asked, because no request is both safe and conclusive, or because writes were not to be probed."

func (tokenScopes) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{Name: "token_scopes", Noun: "scopes of the credential"}
}

func (tokenScopes) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "What the provider's credential may do, found out by asking: one documented request per permission, at most one read per category. " +
			"A credential that does not work is reported, not an error, so `check` blocks and `terraform test` can assert on it; set `skip_credentials_validation` in the provider block so that the provider itself does not fail first.\n\n" +
			"Every refresh spends requests of the account's hourly budget: " + scope.CostText(false) + "; with `probe_writes`, " + scope.CostText(true) + ". " +
			"A rejected credential costs at most three: one that is rejected, and two that find out whether it belongs to another account type. `impact_credentials` is the cheap way to ask only whether a credential works. Exports, downloads and replays, whose budgets are scarcer, are never called.\n\n" +
			"One call stands for all of a category's reads or writes: a token that was cut down to single endpoints is judged by that call, which `endpoints` names.",
		Attributes: map[string]schema.Attribute{
			"probe_writes": schema.BoolAttribute{
				Optional: true,
				MarkdownDescription: "Also probe the writes that can be proven by a request that cannot change anything: an update or deletion of object 0, which does not exist, or a request that lacks what impact.com requires. " +
					"Writes for which no such request exists, conversions for instance, stay `not_probed`. False when not set.",
			},
			"categories": schema.SetAttribute{
				Optional: true, ElementType: types.StringType,
				MarkdownDescription: "Probe only these categories, which costs fewer requests. All of the account type when not set.",
			},
			"expected_scopes": schema.MapAttribute{
				Optional: true, ElementType: tfimpact.PermissionsType,
				MarkdownDescription: "The scopes that the credential should have, category to set of `read` and `write`, such as the function `required_scopes` returns. Fills `missing_scopes`, `excess_scopes` and `unproven_scopes`.",
			},
			"account_type": tfimpact.Text("Type of account whose categories were probed: `brand`, `partner` or `agency`. A managed brand's, for an agency with `advertiser_id`."),
			"account_sid":  tfimpact.Text("Account SID of the credential. It is public."),
			"status": tfimpact.Text("`valid`: at least one request was let through. `rejected`: impact.com answered 401, so the Auth Token is wrong, was reset or deleted, or belongs to another account type. " +
				"`forbidden_everywhere`: every request answered 403, so the token is disabled or has none of the permissions that were probed; impact.com's answers cannot tell which. " +
				"`undetermined`: nothing was let through, but some answers say nothing, or nothing could be asked."),
			"message": tfimpact.Text("What was found, for a person: how much is granted, what differs from `expected_scopes` and, when the credential does not work, what to do."),
			"profile": tfimpact.Text("Sum of what was probed. `full`: every read and every probed write. `read_only`: every read and no probed write. `scoped`: some of it. `none`: nothing. " +
				"Null when it cannot be told: an answer is unknown, `categories` is set, or every read is granted and no write was probed."),
			"scopes": schema.MapNestedAttribute{
				Computed:            true,
				MarkdownDescription: "What is known of each category.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"read":  tfimpact.Text("Whether the credential may read: `granted`, `denied`, `unknown` or `not_probed`; null when the category has no read."),
					"write": tfimpact.Text("Whether the credential may write: `granted`, `denied`, `unknown` or `not_probed`; null when the category has no write."),
				}},
			},
			"granted":         computedScopes("What was proven to be granted: category to set of `read` and `write`, the shape that `required_scopes` returns. Categories without a proven permission are absent."),
			"missing_scopes":  computedScopes("What `expected_scopes` names and the credential is denied. Null without `expected_scopes`."),
			"excess_scopes":   computedScopes("What the credential may do though `expected_scopes` does not name it. Null without `expected_scopes`."),
			"unproven_scopes": computedScopes("What `expected_scopes` names and is neither proven nor denied, being `unknown` or `not_probed`. Null without `expected_scopes`."),
			"endpoints": schema.ListNestedAttribute{
				Computed:            true,
				MarkdownDescription: "Every permission with the request that was made for it and its answer, sorted by category.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"category":    tfimpact.Text("API category."),
					"permission":  tfimpact.Text("`read` or `write`."),
					"call":        tfimpact.Text("The request, path below the account root: `GET /Campaigns`; null when none was made."),
					"http_status": schema.Int64Attribute{Computed: true, MarkdownDescription: "HTTP status of the answer; null when none arrived or no request was made."},
					"outcome":     tfimpact.Text(aboutOutcomes),
					"reason":      tfimpact.Text("What the outcome rests on."),
				}},
			},
			"requests": schema.Int64Attribute{
				Computed:            true,
				MarkdownDescription: "Probes that were sent. One that was repeated after 429 or 5xx counts once; what finds out why a credential is rejected does not count.",
			},
		},
	}
}

// computedScopes is a computed map of scopes.
func computedScopes(description string) schema.MapAttribute {
	return schema.MapAttribute{Computed: true, ElementType: tfimpact.PermissionsType, MarkdownDescription: description}
}
