package token

import (
	"cmp"
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// The modes of verification, the strictest last.
const (
	verifyNone         = "none"
	verifyAuthenticate = "authenticate"
	verifyDeclared     = "declared"
	verifyReads        = "reads"
	verifyFull         = "full"
)

var modes = []string{verifyNone, verifyAuthenticate, verifyDeclared, verifyReads, verifyFull}

// RaisedModes are the modes of verification that a run can ask of every token.
func RaisedModes() []string { return slices.Clone(modes[1:]) }

// asked are the operations that the mode of verification asks the token about:
// declared reads first, and else in the order of the catalogue.
func (d declaration) asked() []catalog.Operation {
	var all []catalog.Operation
	switch d.verification {
	case verifyAuthenticate:
		return d.firstRead()
	case verifyDeclared, verifyReads, verifyFull:
		all = append([]catalog.Operation{catalog.AccountHome(d.accountType)}, catalog.Operations(d.accountType)...)
	}
	asked := slices.DeleteFunc(all, func(o catalog.Operation) bool {
		sought := d.verification == verifyFull || d.verification == verifyReads && o.Permission() == catalog.Read
		return !d.canAsk(o) || !d.declares(o) && (o.PageOnly || !sought)
	})
	// The first question is one that the token should be let through.
	rank := map[bool]int{true: 0, false: 1}
	slices.SortStableFunc(asked, func(a, b catalog.Operation) int {
		return cmp.Compare(rank[d.declares(a) && a.Permission() == catalog.Read], rank[d.declares(b) && b.Permission() == catalog.Read])
	})
	return asked
}

// firstRead is the first declared read whose answer speaks for itself; none where
// there is none.
func (d declaration) firstRead() []catalog.Operation {
	i := slices.IndexFunc(d.operations, func(o catalog.Operation) bool {
		p := o.Probe
		return o.Permission() == catalog.Read && d.canAsk(o) && p.Rests == catalog.OnAnswer && p.Needs() == nil && !p.RefusalIsUnclear
	})
	if i < 0 {
		return nil
	}
	return d.operations[i : i+1]
}

func (d declaration) declares(o catalog.Operation) bool {
	return slices.ContainsFunc(d.operations, func(declared catalog.Operation) bool { return declared.String() == o.String() })
}

func (d declaration) canAsk(o catalog.Operation) bool {
	ignored := slices.ContainsFunc(d.ignored, func(key string) bool {
		category, _ := catalog.FindCategory(d.accountType, key)
		return slices.ContainsFunc(category.Operations, func(i catalog.Operation) bool { return i.String() == o.String() })
	})
	return o.Probe.Probed() && !ignored
}

// stricter returns the declaration with at least the mode of verification that a run
// asks for; empty asks for nothing. A legacy token has no scopes to ask about.
func (d declaration) stricter(verification string) declaration {
	if d.kind != scopedToken && (verification == verifyDeclared || verification == verifyReads) {
		verification = verifyAuthenticate
	}
	if slices.Index(modes, verification) > slices.Index(modes, d.verification) {
		d.verification = verification
	}
	return d
}

// looksForExcess reports whether the mode asks about what is not declared.
func (d declaration) looksForExcess() bool {
	return d.verification == verifyReads || d.verification == verifyFull
}

// companyInformation is the operation that proves a credential of which nothing
// else can be asked. Every account has one such object.
func companyInformation(accountType string) catalog.Operation {
	operation, _ := catalog.FindOperation(accountType, "GET", "/CompanyInformation")
	return operation
}

// legacyQuestions are the operations that show what a legacy token may write: every
// write that can be asked, and reads of a campaign, whose answers show how this
// server answers a request for what does not exist.
func legacyQuestions(accountType string) []catalog.Operation {
	questions := []catalog.Operation{companyInformation(accountType)}
	for _, path := range []string{"/Campaigns", "/Campaigns/{CampaignId}"} {
		if operation, known := catalog.FindOperation(accountType, "GET", path); known {
			questions = append(questions, operation)
		}
	}
	for _, operation := range catalog.Operations(accountType) {
		if operation.Permission() == catalog.Write && operation.Probe.Probed() {
			questions = append(questions, operation)
		}
	}
	return questions
}

// requests is the most that verifying such a token takes.
func requests(accountType, verification string) int {
	d := declaration{accountType: accountType, verification: verification}
	return scope.RequestsFor(d.asked())
}
