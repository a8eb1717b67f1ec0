package credential

import (
	"context"
	"fmt"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// evidenceMessage is what was found, in a few sentences.
func evidenceMessage(ctx context.Context, c *impact.Client, evidence scope.Evidence, d scope.Difference) string {
	page := catalog.SettingsURL(string(c.CredentialType()))
	n := countFindings(evidence)
	var sentences []string
	switch {
	case evidence.Status == scope.Rejected:
		return credentialMessage(ctx, c, scope.Proof{Status: scope.Rejected})
	case n.asked == 0:
		sentences = append(sentences, "None of these operations can be asked about, so nothing is known of the credential.")
	case evidence.Status == scope.ForbiddenEverywhere:
		return fmt.Sprintf("impact.com knows the credential, but refused all %d requests: the token is disabled, or has none of the permissions that were asked about. Enable it, or its operations, at %s.", evidence.Requests, page)
	case evidence.Status == scope.Undetermined:
		sentences = append(sentences, fmt.Sprintf("The answers prove no permission for %s account %s: of %d operations that were asked about, %s.",
			c.AccountType(), c.AccountSID(), n.asked, n))
	default:
		sentences = append(sentences, fmt.Sprintf("The credential works for %s account %s: of %d operations that were asked about, %s.",
			c.AccountType(), c.AccountSID(), n.asked, n))
	}
	if evidence.Foreign > 0 {
		sentences = append(sentences, fmt.Sprintf("A proxy or gateway gave %d of the %d answers in impact.com's place: check base_url and the proxy variables, and ask again.", evidence.Foreign, evidence.Requests))
	}
	for _, part := range []struct {
		title      string
		operations []catalog.Operation
	}{{"Missing", d.Missing}, {"More than expected", d.Excess}} {
		if len(part.operations) > 0 {
			sentences = append(sentences, part.title+": "+rows(part.operations)+".")
		}
	}
	if !d.Agrees() {
		sentences = append(sentences, "Change the token at "+page+".")
	}
	if len(d.Unproven) > 0 {
		sentences = append(sentences, "Not proven: "+rows(d.Unproven)+".")
	}
	if len(d.Unchecked) > 0 {
		sentences = append(sentences, "Not asked about: "+rows(d.Unchecked)+".")
	}
	return strings.Join(sentences, " ")
}

// rows names operations as the token page lists them. A long list is cut: the
// attributes have all of it.
func rows(operations []catalog.Operation) string {
	const shown = 10
	var words []string
	for _, operation := range operations[:min(len(operations), shown)] {
		words = append(words, operation.Method+" "+operation.PagePath())
	}
	if rest := len(operations) - shown; rest > 0 {
		words = append(words, fmt.Sprintf("and %d more", rest))
	}
	return strings.Join(words, ", ")
}

// counts says how the operations that were asked about turned out.
type counts struct{ asked, proven, assumed, denied, unknown int }

func countFindings(evidence scope.Evidence) (n counts) {
	for _, f := range evidence.Findings {
		switch {
		case f.Outcome == scope.NotProbed:
			continue
		case f.Outcome == scope.Granted && f.Basis == scope.Assumed:
			n.assumed++
		case f.Outcome == scope.Granted:
			n.proven++
		case f.Outcome == scope.Denied:
			n.denied++
		default:
			n.unknown++
		}
		n.asked++
	}
	return n
}

// String is "12 are granted, 2 are assumed to be, 3 are denied, 1 is unknown".
func (n counts) String() string {
	words := []string{are(n.proven, "granted")}
	if n.assumed > 0 {
		words = append(words, are(n.assumed, "assumed to be granted"))
	}
	words = append(words, are(n.denied, "denied"))
	if n.unknown > 0 {
		words = append(words, are(n.unknown, "unknown"))
	}
	return strings.Join(words, ", ")
}

func are(n int, what string) string {
	if n == 1 {
		return "1 is " + what
	}
	return fmt.Sprintf("%d are %s", n, what)
}
