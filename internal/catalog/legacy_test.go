package catalog_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// The one probe of a permission is that of one of its operations, filled with
// zeros, and is there wherever any operation has one.
func TestProbesOfPermissions(t *testing.T) {
	t.Parallel()
	for _, accountType := range catalog.AccountTypes() {
		for _, category := range catalog.Categories(accountType) {
			for permission, probe := range map[string]catalog.Probe{
				catalog.Read: category.ReadProbe, catalog.Write: category.WriteProbe,
			} {
				probed := slices.ContainsFunc(category.Operations, func(o catalog.Operation) bool {
					return o.Permission() == permission && o.Probe.Probed()
				})
				if probe.Reason == "" || probe.Probed() != probed {
					t.Errorf("%s %s %s: %+v", accountType, category.Key, permission, probe)
				}
				if !probed {
					continue
				}
				in, operation, found := catalog.Find(accountType, probe.Method, probe.Path)
				if !found || in.Key != category.Key || operation.Permission() != permission {
					t.Errorf("%s %s: %s %s is of %q", accountType, category.Key, probe.Method, probe.Path, in.Key)
				}
			}
		}
	}
}

// What verification costs is documented, so a change of it must be seen.
func TestCostOfProbingPermissions(t *testing.T) {
	t.Parallel()
	want := map[string][2]int{catalog.Brand: {28, 11}, catalog.Partner: {22, 1}, catalog.Agency: {6, 0}}
	got := map[string][2]int{}
	for _, accountType := range catalog.AccountTypes() {
		var reads, writes int
		for _, category := range catalog.Categories(accountType) {
			if category.ReadProbe.Probed() {
				reads++
			}
			if category.WriteProbe.Probed() {
				writes++
			}
		}
		got[accountType] = [2]int{reads, writes}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("requests for reads and for writes (-want +got):\n%s", diff)
	}
}
