package mockimpact

import (
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Scopes are what a token may do: category key → permissions. A permission is
// "read", "write", or a single operation of the category such as
// "GET /Campaigns/{CampaignId}", for the web app's box for each operation.
type Scopes map[string][]string

func (s Scopes) clone() Scopes {
	if s == nil {
		return nil
	}
	copied := make(Scopes, len(s))
	for key, permissions := range s {
		copied[key] = slices.Clone(permissions)
	}
	return copied
}

func (a *Account) checkScopes(options TokenOptions) error {
	if err := options.Scopes.check(a.Type); err != nil {
		return err
	}
	if options.PassthroughScopes != nil && a.Type != Agency {
		return conflict("only an agency's token has passthrough scopes")
	}
	return options.PassthroughScopes.check(Brand)
}

func (s Scopes) check(accountType string) error {
	for key, permissions := range s {
		category, known := catalog.FindCategory(accountType, key)
		if !known {
			return conflict("%s has no category %q", accountType, key)
		}
		for _, permission := range permissions {
			isOperation := slices.ContainsFunc(category.Operations, func(o catalog.Operation) bool {
				return o.String() == permission
			})
			if !isOperation && !slices.Contains(category.Permissions(), permission) {
				return conflict("the category %q of %s has no %q", key, accountType, permission)
			}
		}
	}
	return nil
}
