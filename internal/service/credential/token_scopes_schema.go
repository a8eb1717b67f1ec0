package credential

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

const (
	aboutOutcomes = "`granted`: the request was let through (2xx), or impact.com complained about it in a way that it does to callers who were let in; see `basis`. " +
		"`denied`: impact.com's own 403, to a request for what exists or where a control shows that what does not exist is answered otherwise. " +
		"`unknown`: 429, 5xx, no answer, an answer that is not impact.com's own, or one that no control could read; it is never taken for a denial. " +
		"`not_probed`: not asked, because no request is both safe and conclusive, because writes were not to be probed, or because its category is ignored."

	aboutBasis = "What a verdict rests on. `seen`: the answer itself says so. " +
		"`inferred`: the request named object 0, which does not exist, and a control in the same run shows what the answer to that means here. " +
		"`assumed`: no control was possible; it is taken that impact.com looks at the permission before it looks at the request, which no document says. Null for other outcomes."

	aboutStatus = "`rejected`: impact.com answered 401, so the Auth Token is wrong, was reset or deleted, or belongs to another account type. " +
		"`forbidden_everywhere`: impact.com refused every request (403), so the token is disabled or has none of the permissions that were asked about; its answers cannot tell which. " +
		"`undetermined`: neither was a permission proven, nor was everything refused."

	declaredCalls = "Each is a method and a path, as the function `required_scopes` takes them. OPTIONS, HEAD and calls to other hosts are left out, with a warning."
)

func tokenScopesSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "What the provider's credential may do, found out by asking: one documented request per operation, which is the unit that impact.com's token page grants. " +
			"A credential that does not work is reported, not an error, so `check` blocks and `terraform test` can assert on it; set `skip_credentials_validation` in the provider block so that the provider itself does not fail first.\n\n" +
			"Every refresh spends requests of the account's hourly budget, at most " + scope.CostText(false) + "; with `probe_writes`, " + scope.CostText(true) + ". `calls` and `categories` limit that to what matters. " +
			"A rejected credential costs at most three: one that is rejected, and two that find out whether it belongs to another account type. `impact_credentials` is the cheap way to ask only whether a credential works. Exports, downloads and replays, whose budgets are scarcer, are never called.\n\n" +
			"No operation speaks for another, and only impact.com's own answers count: what a proxy or a gateway says is `unknown`. Objects are asked for by ids that lists show in the same run. Where there is none, the request names object 0, which does not exist; no document says what impact.com answers to that, so at most two control requests find out, and each verdict has its `basis`.",
		Attributes: map[string]schema.Attribute{
			"probe_writes": schema.BoolAttribute{
				Optional: true,
				MarkdownDescription: "Also ask about the writes for which there is a request that cannot change anything: each names object 0, which does not exist, and carries no value. " +
					"Writes without such a request, conversions for instance, stay `not_probed`. False when not set.",
			},
			"calls": schema.SetAttribute{
				Optional: true, ElementType: types.StringType,
				MarkdownDescription: "Ask about exactly the operations of these calls; writes among them only with `probe_writes`. " + declaredCalls,
				Validators:          []validator.Set{setvalidator.SizeAtLeast(1), check.Members(), setvalidator.ConflictsWith(path.MatchRoot("categories"))},
			},
			"categories": schema.SetAttribute{
				Optional: true, ElementType: types.StringType,
				MarkdownDescription: "Ask only about the operations of these categories, which costs fewer requests. All of the account type when neither this nor `calls` is set.",
				Validators:          []validator.Set{setvalidator.SizeAtLeast(1), check.Members()},
			},
			"ignore_categories": schema.SetAttribute{
				Optional: true, ElementType: types.StringType, Validators: []validator.Set{check.Members()},
				MarkdownDescription: "Categories whose probes are not trusted here: their operations are not asked about. Those of the provider block are ignored too.",
			},
			"expected_calls": schema.SetAttribute{
				Optional: true, ElementType: types.StringType, Validators: []validator.Set{check.Members()},
				MarkdownDescription: "Calls that the credential should be permitted to make, and no others. Fills `missing_scopes`, `excess_scopes`, `unproven_scopes` and `unchecked_scopes`. " + declaredCalls,
			},
			"expected_scopes": schema.MapAttribute{
				Optional: true, ElementType: tfimpact.PermissionsType, Validators: []validator.Map{check.Members()},
				MarkdownDescription: "Shorthand, beside `expected_calls`: category to set of `read`, all of its GETs, and `write`, all of its other operations.",
			},
			"account_type": tfimpact.Text("Type of account whose operations were asked about: `brand`, `partner` or `agency`. A managed brand's, for an agency with `advertiser_id`."),
			"account_sid":  tfimpact.Text("Account SID of the credential. It is public."),
			"status":       tfimpact.Text("`valid`: at least one permission was proven, `seen` or `inferred`. " + aboutStatus),
			"message":      tfimpact.Text("What was found, for a person: how much is granted, what differs from what was expected and, when the credential does not work, what to do."),
			"profile": tfimpact.Text("Sum of what was asked about. `full`: every read and every write. `read_only`: every read and no write. `scoped`: some of it. `none`: nothing. " +
				"Null when it cannot be told: an answer is unknown, `calls`, `categories` or an ignored category left something out, or every read is granted and no write was asked about."),
			"profile_basis": tfimpact.Text("The weakest `basis` that the profile rests on; null without a profile, and for a rejected credential."),
			"operations": tfimpact.ListOf("What is known of each operation, by category.", map[string]schema.Attribute{
				"operation":   tfimpact.Text("Method and path below the account root: `GET /Campaigns/{CampaignId}`."),
				"category":    tfimpact.Text("Key of the category."),
				"page_path":   tfimpact.Text("Path by which the token page lists it: `/Advertisers/<AccountSID>/Campaigns/<CampaignID>`."),
				"outcome":     tfimpact.Text(aboutOutcomes),
				"basis":       tfimpact.Text(aboutBasis),
				"call":        tfimpact.Text("The request as it was sent, without its query: `GET /Campaigns/1000`; null when none was."),
				"http_status": tfimpact.Integer("HTTP status of the answer; null when none arrived or no request was made."),
				"reason":      tfimpact.Text("What the outcome rests on, or why nothing was asked."),
			}),
			"summary": mapOf("What is known of each category, by key.", map[string]schema.Attribute{
				"outcome":    tfimpact.Text("What all operations that were asked about have in common: `granted`, `denied` or `unknown`; `mixed` where they have nothing, `not_probed` where none was asked about."),
				"granted":    tfimpact.Integer("How many are granted, on any basis."),
				"denied":     tfimpact.Integer("How many are denied."),
				"unknown":    tfimpact.Integer("How many were asked about without a verdict."),
				"not_probed": tfimpact.Integer("How many were not asked about."),
			}),
			"controls": tfimpact.ListOf("The requests that were made to learn how this server answers.", map[string]schema.Attribute{
				"call":        tfimpact.Text("The request as it was sent, without its query."),
				"http_status": tfimpact.Integer("HTTP status of the answer; null when none arrived."),
				"purpose":     tfimpact.Text("What the answer was to show."),
			}),
			"granted_scopes":   tfimpact.TextSet("Operations that are granted, `seen` or `inferred`, the form that `required_scopes` returns."),
			"assumed_scopes":   tfimpact.TextSet("Operations that are granted as far as the answer tells, with no control to back it: `assumed`."),
			"missing_scopes":   tfimpact.TextSet("Operations that are expected, but denied. Null when nothing is expected."),
			"excess_scopes":    tfimpact.TextSet("Operations that are granted, `seen` or `inferred`, but not expected. Null when nothing is expected."),
			"unproven_scopes":  tfimpact.TextSet("Operations that are expected and were asked about without a verdict that holds: `unknown`, or `assumed` only. Null when nothing is expected."),
			"unchecked_scopes": tfimpact.TextSet("Operations that are expected and were not asked about. Null when nothing is expected."),
			"requests":         tfimpact.Integer("Requests that were made, controls included. One that was repeated after 429 or 5xx counts once; what finds out why a credential is rejected does not count."),
		},
	}
}

// mapOf is a computed map of objects.
func mapOf(description string, attributes map[string]schema.Attribute) schema.MapNestedAttribute {
	return schema.MapNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: schema.NestedAttributeObject{Attributes: attributes},
	}
}
