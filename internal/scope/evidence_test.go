package scope_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

func TestStatusAndProfile(t *testing.T) {
	t.Parallel()
	reads := []string{"GET /Deals", "GET /Deals/{DealId}", "GET /PromoCodes"}
	writes := []string{"DELETE /Deals/{DealId}", "DELETE /PromoCodes/{PromoCodeId}"}
	for name, test := range map[string]struct {
		granted []string
		status  scope.Status
		profile scope.Profile
		basis   scope.Basis
	}{
		"full":      {slices.Concat(reads, writes), scope.Valid, scope.Full, scope.Assumed},
		"read only": {reads, scope.Valid, scope.ReadOnly, scope.Inferred},
		"scoped":    {[]string{"GET /Deals", "GET /Deals/{DealId}", "DELETE /Deals/{DealId}"}, scope.Valid, scope.Scoped, scope.Inferred},
		"none":      {nil, scope.ForbiddenEverywhere, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := probed(t, brandService(t, reading{}, test.granted...), slices.Concat(reads, writes)...)
			if e.Status != test.status || e.Profile != test.profile || e.ProfileBasis != test.basis {
				t.Errorf("%s, %s (%s):\n%s", e.Status, e.Profile, e.ProfileBasis, found(e))
			}
		})
	}
}

func TestSummaries(t *testing.T) {
	t.Parallel()
	e := probed(t, brandService(t, reading{}, "GET /Deals", "GET /Ads", "GET /Ads/1"),
		"GET /Deals", "GET /Deals/1", "POST /Deals", "GET /Ads", "GET /Ads/1", "GET /Invoices", "POST /Conversions")
	want := map[string]scope.Summary{
		"deals": {Granted: 1, Denied: 1, NotProbed: 1}, "ads": {Granted: 2}, "invoices": {Denied: 1}, "conversions": {NotProbed: 1},
	}
	got := e.Summaries()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for key, outcome := range map[string]scope.Outcome{
		"deals": "", "ads": scope.Granted, "invoices": scope.Denied, "conversions": scope.NotProbed,
	} {
		if got[key].Outcome() != outcome {
			t.Errorf("%s is %q", key, got[key].Outcome())
		}
	}
}
