package scope

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

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
// one when the company information answers, and one read of another category at a
// time while everything answers 403. What proves it is a read that is let through.
// Where none is, a complaint of impact.com's own about object 0, which does not
// exist, proves it too if another read is refused for object 0: this server then
// looks at the permission before the object. Else the credential is Undetermined.
//
// Errors are those that say nothing about the credential: no answer, 429, 5xx, and
// whatever somebody else answered in impact.com's place.
func Prove(ctx context.Context, c *impact.Client) (Proof, error) {
	info, err := c.CompanyInformation(ctx)
	switch first := (reply{call: companyCall, err: err}); {
	case err == nil:
		return Proof{Status: Valid, Company: &info, ProvenBy: companyCall}, nil
	case first.own(http.StatusUnauthorized):
		return Proof{Status: Rejected, ProvenBy: companyCall}, nil
	case !first.own(http.StatusForbidden):
		return Proof{}, err
	}
	complaint, isRefusedForZero, isRefusedAlways := "", false, true
	for _, operation := range oneReadOfEach(string(c.AccountType())) {
		r, err := askWithoutIDs(ctx, c, operation)
		if err != nil {
			return Proof{}, err
		}
		isRefused := r.own(http.StatusForbidden)
		isRefusedAlways = isRefusedAlways && isRefused
		switch {
		case r.letThrough():
			return Proof{Status: Valid, ProvenBy: r.call}, nil
		case r.own(http.StatusUnauthorized):
			return Proof{Status: Rejected, ProvenBy: r.call}, nil
		case r.unanswered():
			return Proof{}, r.err
		case r.namesZero() && r.refused():
			isRefusedForZero = true
		case r.namesZero() && r.complained() && complaint == "":
			complaint = r.call
		}
		if complaint != "" && isRefusedForZero {
			return Proof{Status: Valid, ProvenBy: complaint}, nil
		}
	}
	const all = "one read of every category"
	if isRefusedAlways {
		return Proof{Status: ForbiddenEverywhere, ProvenBy: all}, nil
	}
	return Proof{Status: Undetermined, ProvenBy: all}, nil
}

const companyCall = "GET /CompanyInformation"

// oneReadOfEach returns the first read of every category that can be asked about,
// beside the company information.
func oneReadOfEach(accountType string) []catalog.Operation {
	var chosen []catalog.Operation
	taken := map[string]bool{}
	for _, operation := range Asked(accountType, false) {
		if operation.String() != companyCall && !taken[operation.Category] {
			chosen, taken[operation.Category] = append(chosen, operation), true
		}
	}
	return chosen
}

// askWithoutIDs sends an operation's probe, with object 0 where it names one.
func askWithoutIDs(ctx context.Context, c *impact.Client, operation catalog.Operation) (reply, error) {
	zeros, isReal := operation.Probe.Fill(nil)
	request, err := requestOf(zeros, time.Now().UTC())
	if err != nil {
		return reply{}, err
	}
	return reply{probe: operation.Probe, call: callOf(zeros), real: isReal, err: c.Send(ctx, request)}, nil
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
	reason := fmt.Sprintf("impact.com rejected Account SID %s as %s credential on %s (401).", c.AccountSID(), tried.WithArticle(), c.BaseURL())
	if others := OtherAccountTypes(ctx, c, tried); len(others) > 0 {
		return reason + fmt.Sprintf(" The same credential is accepted as %s: the account type is what is wrong.", others[0])
	}
	return reason + " Usual causes: the Auth Token was reset, the token was deleted, or SID and token do not belong together."
}
