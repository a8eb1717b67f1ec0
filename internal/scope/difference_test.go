package scope_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	of := func(calls ...string) []catalog.Operation { return operationsOf(t, catalog.Brand, calls...) }
	finding := func(call string, outcome scope.Outcome, basis scope.Basis) scope.Finding {
		return scope.Finding{Operation: of(call)[0], Outcome: outcome, Basis: basis}
	}
	e := scope.Evidence{Status: scope.Valid, Findings: []scope.Finding{
		finding("GET /Ads", scope.Granted, scope.Seen),
		finding("GET /Ads/1", scope.Denied, scope.Seen),
		finding("PUT /Ads/1", scope.Granted, scope.Assumed),
		finding("GET /Deals", scope.Granted, scope.Seen),
		finding("PUT /Deals/1", scope.Granted, scope.Inferred),
		finding("DELETE /Deals/1", scope.Denied, scope.Inferred),
		finding("GET /Jobs", scope.Unknown, ""),
		finding("POST /Conversions", scope.NotProbed, ""),
	}}
	for name, test := range map[string]struct {
		declared []catalog.Operation
		want     scope.Difference
		agrees   bool
	}{
		"all kinds": {
			declared: of("GET /Ads/1", "GET /Deals", "POST /Conversions", "GET /Invoices"),
			want: scope.Difference{
				Missing: of("GET /Ads/1"), Excess: of("GET /Ads", "PUT /Deals/1"),
				Unproven: of("PUT /Ads/1", "GET /Jobs"), Unchecked: of("POST /Conversions", "GET /Invoices"),
			},
		},
		"agrees": {
			declared: of("GET /Ads", "PUT /Ads/1", "GET /Deals", "PUT /Deals/1", "GET /Jobs"),
			want:     scope.Difference{Unproven: of("PUT /Ads/1", "GET /Jobs")},
			agrees:   true,
		},
		"an assumed grant is no excess": {
			declared: of("GET /Ads", "GET /Deals", "PUT /Deals/1"),
			want:     scope.Difference{Unproven: of("PUT /Ads/1", "GET /Jobs")},
			agrees:   true,
		},
		"nothing declared": {
			want: scope.Difference{Excess: of("GET /Ads", "GET /Deals", "PUT /Deals/1"), Unproven: of("PUT /Ads/1", "GET /Jobs")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := scope.Compare(test.declared, e)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got.Agrees() != test.agrees {
				t.Errorf("Agrees() = %t", got.Agrees())
			}
		})
	}
}
