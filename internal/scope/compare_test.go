package scope_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	result := scope.Result{Status: scope.Valid, Answers: []scope.Answer{
		{Category: "ads", Permission: "read", Outcome: scope.Granted},
		{Category: "ads", Permission: "write", Outcome: scope.Denied},
		{Category: "conversions", Permission: "write", Outcome: scope.NotProbed},
		{Category: "deals", Permission: "read", Outcome: scope.Granted},
		{Category: "deals", Permission: "write", Outcome: scope.Granted},
		{Category: "jobs", Permission: "read", Outcome: scope.Unknown},
		{Category: "notes", Permission: "read", Outcome: scope.Unknown},
		{Category: "tasks", Permission: "read", Outcome: scope.Denied},
	}}
	for name, test := range map[string]struct {
		declared map[string][]string
		want     scope.Difference
		agrees   bool
	}{
		"all kinds": {
			declared: map[string][]string{
				"ads": {"write", "read"}, "conversions": {"write"}, "deals": {"read"}, "jobs": {"read"}, "invoices": {"read"},
			},
			want: scope.Difference{
				Missing: map[string][]string{"ads": {"write"}}, Excess: map[string][]string{"deals": {"write"}},
				Unknown:   map[string][]string{"jobs": {"read"}, "notes": {"read"}},
				NotProbed: map[string][]string{"conversions": {"write"}, "invoices": {"read"}},
			},
		},
		"agrees": {
			declared: map[string][]string{"ads": {"read"}, "deals": {"write", "read"}, "tasks": {}},
			want: scope.Difference{
				Missing: map[string][]string{}, Excess: map[string][]string{},
				Unknown: map[string][]string{"jobs": {"read"}, "notes": {"read"}}, NotProbed: map[string][]string{},
			},
			agrees: true,
		},
		"nothing declared": {
			want: scope.Difference{
				Missing: map[string][]string{}, Excess: map[string][]string{"ads": {"read"}, "deals": {"read", "write"}},
				Unknown: map[string][]string{"jobs": {"read"}, "notes": {"read"}}, NotProbed: map[string][]string{},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := scope.Compare(test.declared, result)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got.Agrees() != test.agrees {
				t.Errorf("Agrees() = %t", got.Agrees())
			}
		})
	}
}
