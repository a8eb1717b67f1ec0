package scope

import (
	"context"
	"errors"
	"fmt"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Proof is the result of proving a credential.
type Proof struct {
	Status  Status
	Company *impact.CompanyInformation // nil when the token may not read it
	// ProvenBy is the call that decided: "GET /CompanyInformation".
	ProvenBy string
}

// Prove sends as few requests as it takes to know whether a credential works:
// one when the company information answers, and one more category at a time
// while everything answers 403. Errors are those that say nothing about the
// credential: no answer, 429, 5xx, a proxy's page.
func Prove(ctx context.Context, c *impact.Client) (Proof, error) {
	const first = "GET /CompanyInformation"
	info, err := c.CompanyInformation(ctx)
	switch {
	case err == nil:
		return Proof{Status: Valid, Company: &info, ProvenBy: first}, nil
	case outcomeOf(err) == rejected:
		return Proof{Status: Rejected, ProvenBy: first}, nil
	case outcomeOf(err) != Denied:
		return Proof{}, err
	}
	for _, category := range catalog.Categories(string(c.AccountType())) {
		probe := category.ReadProbe
		call := probe.Method + " " + probe.Path
		if probe.Method == "" || call == first {
			continue
		}
		switch outcome, err := ask(ctx, c, probe); outcome {
		case Granted:
			return Proof{Status: Valid, ProvenBy: call}, nil
		case rejected:
			return Proof{Status: Rejected, ProvenBy: call}, nil
		case Unknown:
			return Proof{}, err
		}
	}
	return Proof{Status: ForbiddenEverywhere, ProvenBy: "one read of every category"}, nil
}

// OtherAccountTypes tries the credential on the roots of the other account
// types, one request each, and returns those that accept it. A credential that
// an account type accepts without the permission to read the company
// information (403) is accepted all the same.
func OtherAccountTypes(ctx context.Context, c *impact.Client, tried impact.AccountType) []impact.AccountType {
	var accepted []impact.AccountType
	for _, t := range impact.AccountTypes() {
		if t == tried {
			continue
		}
		other, err := c.With(func(config *impact.Config) {
			config.AccountType, config.APIVersion, config.AdvertiserID = t, "", ""
		})
		if err != nil {
			continue
		}
		_, err = other.CompanyInformation(ctx)
		if err == nil || errors.Is(err, impact.ErrForbidden) && !errors.Is(err, impact.ErrNotFromAPI) {
			accepted = append(accepted, t)
		}
	}
	return accepted
}

// RejectionReason explains a 401 in a sentence or two. It tries the credential
// on the other account types, one request each, and names one only when it
// truly answers there.
func RejectionReason(ctx context.Context, c *impact.Client) string {
	tried := c.CredentialType()
	reason := fmt.Sprintf("impact.com rejected Account SID %s as a %s credential on %s (401).", c.AccountSID(), tried, c.BaseURL())
	if others := OtherAccountTypes(ctx, c, tried); len(others) > 0 {
		return reason + fmt.Sprintf(" The same credential is accepted as %s: the account type is what is wrong.", others[0])
	}
	return reason + " Usual causes: the Auth Token was reset, the token was deleted, or SID and token do not belong together."
}
