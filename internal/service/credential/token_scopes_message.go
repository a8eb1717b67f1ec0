package credential

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// summary is the result in a few sentences.
func (m *tokenScopesModel) summary(ctx context.Context, c *impact.Client, result scope.Result) string {
	page := catalog.SettingsURL(string(c.CredentialType()))
	granted, unknown := 0, 0
	for _, answer := range result.Answers {
		switch answer.Outcome {
		case scope.Granted:
			granted++
		case scope.Unknown:
			unknown++
		}
	}
	switch {
	case result.Status == scope.Rejected:
		return credentialMessage(ctx, c, scope.Proof{Status: scope.Rejected})
	case result.Status == scope.ForbiddenEverywhere:
		return fmt.Sprintf("impact.com knows the credential, but refused all %d requests: the token is disabled, or has none of the permissions that were probed. Enable it, or its categories, at %s.", result.Requests, page)
	case result.Requests == 0:
		return "None of these permissions can be probed, so nothing is known of the credential."
	case result.Status == scope.Undetermined:
		return fmt.Sprintf("Nothing was let through, but of %d answers %s; run again.", result.Requests, sayNothing(unknown))
	}
	sentences := []string{fmt.Sprintf("The credential works for %s account %s: %d of %d probed permissions are granted.",
		c.AccountType(), c.AccountSID(), granted, result.Requests)}
	if unknown > 0 {
		sentences = append(sentences, "Of the answers "+sayNothing(unknown)+"; run again.")
	}
	return strings.Join(append(sentences, m.differences(page)...), " ")
}

func sayNothing(answers int) string {
	if answers == 1 {
		return "1 says nothing"
	}
	return fmt.Sprintf("%d say nothing", answers)
}

// differences names every toggle to change.
func (m *tokenScopesModel) differences(page string) (sentences []string) {
	if m.ExpectedScopes.IsNull() {
		return nil
	}
	if missing := tfimpact.ScopesOf(m.MissingScopes); len(missing) > 0 {
		sentences = append(sentences, "Missing: "+listScopes(missing)+".")
	}
	if excess := tfimpact.ScopesOf(m.ExcessScopes); len(excess) > 0 {
		sentences = append(sentences, "More than expected: "+listScopes(excess)+".")
	}
	if len(sentences) > 0 {
		sentences = append(sentences, "Change the token at "+page+".")
	}
	if unproven := tfimpact.ScopesOf(m.UnprovenScopes); len(unproven) > 0 {
		sentences = append(sentences, "Not proven: "+listScopes(unproven)+".")
	}
	return sentences
}

// listScopes writes scopes as "ads (read, write), deals (read)".
func listScopes(scopes map[string][]string) string {
	var words []string
	for _, key := range slices.Sorted(maps.Keys(scopes)) {
		words = append(words, key+" ("+strings.Join(scopes[key], ", ")+")")
	}
	return strings.Join(words, ", ")
}
