package credential

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// arguments are what a function was called with. Those that it has no parameter
// for are empty.
type arguments struct {
	accountType, accountSID, authToken string
	calls                              []types.String
	required                           []catalog.Operation // for the calls, once these are checked
}

// parameter is a parameter of the functions, the same in each that has it.
type parameter struct {
	function.Parameter
	target func(*arguments) any
	check  func(*arguments) error
}

var (
	accountType = parameter{
		function.StringParameter{Name: "account_type", MarkdownDescription: "`brand`, `partner` or `agency`."},
		func(a *arguments) any { return &a.accountType },
		func(a *arguments) error { _, err := impact.ParseAccountType(a.accountType); return err },
	}
	accountSID = parameter{
		function.StringParameter{Name: "account_sid", MarkdownDescription: "Account SID of the token, as the token's page shows it."},
		func(a *arguments) any { return &a.accountSID },
		func(a *arguments) error { return impact.CheckAccountSID(a.accountSID) },
	}
	authToken = parameter{
		function.StringParameter{Name: "auth_token", MarkdownDescription: "Auth Token that belongs to the Account SID."},
		func(a *arguments) any { return &a.authToken },
		func(a *arguments) error { return impact.CheckAuthToken(a.authToken) },
	}
	calls = parameter{
		function.ListParameter{
			Name: "calls", ElementType: types.StringType,
			MarkdownDescription: "Calls, each a method and a path: `GET /Campaigns`. A path may start with `https://api.impact.com`, with the account root (`/Advertisers/IR…`) or below it, hold real ids or `{placeholders}`, and carry a query, which does not matter. OPTIONS, HEAD and calls to other hosts, as recorded traffic has them, are left out, and a function cannot warn of that: check what is returned.",
		},
		func(a *arguments) any { return &a.calls },
		func(a *arguments) error {
			written := make([]string, len(a.calls))
			for i, call := range a.calls {
				if call.IsNull() {
					return fmt.Errorf("call %d is null", i+1)
				}
				written[i] = call.ValueString()
			}
			var err error
			a.required, _, err = catalog.RequiredOperations(a.accountType, written)
			return err
		},
	}
)

// served is a function that sends no request.
type served struct {
	name                 string
	summary, description string
	parameters           []parameter
	result               function.Return
	compute              func(*arguments) any // of arguments that were checked
}

var functions = []*served{
	{
		"base_url", "URL that every API request of an account starts with",
		"Returns the URL that every API request of an account starts with, without a trailing slash, such as `https://api.impact.com/Advertisers/IRabc123`. Sends no request.",
		[]parameter{accountType, accountSID}, function.StringReturn{},
		func(a *arguments) any {
			return impact.RootURL(impact.DefaultBaseURL, impact.AccountType(a.accountType), a.accountSID)
		},
	},
	{
		"authorization_header", "Value of the Authorization header for a credential",
		"Returns the value of the HTTP `Authorization` header for a credential: `Basic ` and the Base64 form of `account_sid:auth_token`. It holds the Auth Token in a reversible form: use it where the result is sensitive or ephemeral. Sends no request.",
		[]parameter{accountSID, authToken}, function.StringReturn{},
		func(a *arguments) any { return impact.AuthorizationHeader(a.accountSID, a.authToken) },
	},
	{
		"settings_url", "Page of the web app where an account type's tokens are managed",
		"Returns the page of impact.com's web app where access tokens of an account type are created, edited, reset and deleted. Only users with the role Account Administrator or Implementation Specialist can open it. Sends no request.",
		[]parameter{accountType}, function.StringReturn{},
		func(a *arguments) any { return catalog.SettingsURL(a.accountType) },
	},
	{
		"required_scopes", "Operations that a list of API calls needs",
		"Returns the operations that a token must be permitted to make the calls, which is the unit that impact.com's token page grants: sorted, each once, as `GET /Campaigns/{CampaignId}`. It is what `calls` of `impact_access_token` and `expected_calls` of `impact_token_scopes` take. " +
			"A call that impact.com does not document is an error that names the nearest ones. Sends no request.",
		[]parameter{accountType, calls}, function.ListReturn{ElementType: types.StringType},
		func(a *arguments) any { return tfimpact.Calls(a.required) },
	},
}

func (f *served) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = f.name
}

func (f *served) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{Summary: f.summary, MarkdownDescription: f.description, Return: f.result}
	for _, p := range f.parameters {
		resp.Definition.Parameters = append(resp.Definition.Parameters, p.Parameter)
	}
}

// Run refuses the first argument that is malformed.
func (f *served) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var args arguments
	targets := make([]any, len(f.parameters))
	for i, p := range f.parameters {
		targets[i] = p.target(&args)
	}
	if resp.Error = req.Arguments.Get(ctx, targets...); resp.Error != nil {
		return
	}
	for i, p := range f.parameters {
		if err := p.check(&args); err != nil {
			_, problem := tfimpact.ConfigProblem(err)
			resp.Error = function.NewArgumentFuncError(int64(i), problem.Error())
			return
		}
	}
	resp.Error = resp.Result.Set(ctx, f.compute(&args))
}
