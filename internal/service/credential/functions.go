package credential

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// stringFunction is a function from strings to a string, which most functions of
// the family are. Compute returns an *argumentError for bad input.
type stringFunction struct {
	name       string
	definition function.Definition
	compute    func(args []string) (string, error)
}

// argumentError says which argument, counted from 0, is wrong and why.
type argumentError struct {
	argument int64
	problem  error
}

// malformed is the argumentError of a malformed Account SID or Auth Token.
func malformed(argument int64, err error) *argumentError {
	_, problem := tfimpact.ConfigProblem(err)
	return &argumentError{argument, problem}
}

func (e *argumentError) Error() string { return e.problem.Error() }

func (f *stringFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = f.name
}

func (f *stringFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = f.definition
}

func (f *stringFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	args := make([]string, len(f.definition.Parameters))
	targets := make([]any, len(args))
	for i := range args {
		targets[i] = &args[i]
	}
	if resp.Error = req.Arguments.Get(ctx, targets...); resp.Error != nil {
		return
	}
	result, err := f.compute(args)
	var bad *argumentError
	switch {
	case errors.As(err, &bad):
		resp.Error = function.NewArgumentFuncError(bad.argument, bad.Error())
	case err != nil:
		resp.Error = function.NewFuncError(err.Error())
	default:
		resp.Error = resp.Result.Set(ctx, result)
	}
}

func parameter(name, description string) function.Parameter {
	return function.StringParameter{Name: name, MarkdownDescription: description}
}

const (
	aboutAccountType = "`brand`, `partner` or `agency`."
	aboutAccountSID  = "Account SID of the token, as the token's page shows it."
)

// NewBaseURLFunction makes the function base_url.
func NewBaseURLFunction() function.Function {
	return &stringFunction{
		name: "base_url",
		definition: function.Definition{
			Summary:             "URL that every API request of an account starts with",
			MarkdownDescription: "Returns the URL that every API request of an account starts with, without a trailing slash, such as `https://api.impact.com/Advertisers/IRabc123`. Sends no request.",
			Parameters:          []function.Parameter{parameter("account_type", aboutAccountType), parameter("account_sid", aboutAccountSID)},
			Return:              function.StringReturn{},
		},
		compute: func(args []string) (string, error) {
			accountType, err := impact.ParseAccountType(args[0])
			if err != nil {
				return "", &argumentError{0, err}
			}
			if err := impact.CheckAccountSID(args[1]); err != nil {
				return "", malformed(1, err)
			}
			return impact.RootURL(impact.DefaultBaseURL, accountType, args[1]), nil
		},
	}
}

// NewAuthorizationHeaderFunction makes the function authorization_header.
func NewAuthorizationHeaderFunction() function.Function {
	return &stringFunction{
		name: "authorization_header",
		definition: function.Definition{
			Summary:             "Value of the Authorization header for a credential",
			MarkdownDescription: "Returns the value of the HTTP `Authorization` header for a credential: `Basic ` and the Base64 form of `account_sid:auth_token`. It holds the Auth Token in a reversible form: use it where the result is sensitive or ephemeral. Sends no request.",
			Parameters:          []function.Parameter{parameter("account_sid", aboutAccountSID), parameter("auth_token", "Auth Token that belongs to the Account SID.")},
			Return:              function.StringReturn{},
		},
		compute: func(args []string) (string, error) {
			if err := impact.CheckAccountSID(args[0]); err != nil {
				return "", malformed(0, err)
			}
			if err := impact.CheckAuthToken(args[1]); err != nil {
				return "", malformed(1, err)
			}
			return impact.AuthorizationHeader(args[0], args[1]), nil
		},
	}
}

// NewSettingsURLFunction makes the function settings_url.
func NewSettingsURLFunction() function.Function {
	return &stringFunction{
		name: "settings_url",
		definition: function.Definition{
			Summary:             "Page of the web app where an account type's tokens are managed",
			MarkdownDescription: "Returns the page of impact.com's web app where access tokens of an account type are created, edited, reset and deleted. Only users with the role Account Administrator or Implementation Specialist can open it. Sends no request.",
			Parameters:          []function.Parameter{parameter("account_type", aboutAccountType)},
			Return:              function.StringReturn{},
		},
		compute: func(args []string) (string, error) {
			accountType, err := impact.ParseAccountType(args[0])
			if err != nil {
				return "", &argumentError{0, err}
			}
			return catalog.SettingsURL(string(accountType)), nil
		},
	}
}
