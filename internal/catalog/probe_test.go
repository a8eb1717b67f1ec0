package catalog_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// eachProbe calls check for both probes of every category.
func eachProbe(t *testing.T, check func(t *testing.T, accountType, permission string, category catalog.Category, probe catalog.Probe)) {
	t.Helper()
	for _, accountType := range catalog.AccountTypes() {
		for _, category := range catalog.Categories(accountType) {
			for permission, probe := range map[string]catalog.Probe{
				catalog.Read: category.ReadProbe, catalog.Write: category.WriteProbe,
			} {
				t.Run(accountType+"/"+category.Key+"/"+permission, func(t *testing.T) {
					t.Parallel()
					check(t, accountType, permission, category, probe)
				})
			}
		}
	}
}

func TestEveryPermissionHasAProbeOrAReason(t *testing.T) {
	t.Parallel()
	eachProbe(t, func(t *testing.T, accountType, permission string, category catalog.Category, probe catalog.Probe) {
		if probe.Reason == "" {
			t.Error("no reason")
		}
		if !probe.Probed() {
			if diff := cmp.Diff(catalog.Probe{Reason: probe.Reason}, probe); diff != "" {
				t.Errorf("a request without a method (-want +got):\n%s", diff)
			}
			return
		}
		in, operation, found := catalog.Find(accountType, probe.Method, probe.Path)
		if !found || in.Key != category.Key || operation.Permission() != permission {
			t.Errorf("%s %s is %v of %q", probe.Method, probe.Path, operation, in.Key)
		}
		if !slices.Contains(category.Permissions(), permission) {
			t.Error("probed, but the category lacks the permission")
		}
		if _, err := url.ParseQuery(probe.Query); err != nil {
			t.Errorf("query: %v", err)
		}
	})
}

// The documents number no object 0, so a probe that names one cannot find it.
func TestProbesNameNoObjectThatExists(t *testing.T) {
	t.Parallel()
	eachProbe(t, func(t *testing.T, accountType, permission string, _ catalog.Category, probe catalog.Probe) {
		if !probe.Probed() {
			return
		}
		_, operation, _ := catalog.Find(accountType, probe.Method, probe.Path)
		concrete := strings.Split(probe.Path, "/")
		for i, segment := range strings.Split(operation.Path, "/") {
			if strings.HasPrefix(segment, "{") && concrete[i] != "0" {
				t.Errorf("%s is %q in %s", segment, concrete[i], probe.Path)
			}
		}
		if permission == catalog.Read {
			return
		}
		if !strings.Contains(probe.Path, "/0") {
			t.Errorf("%s %s may reach a real object", probe.Method, probe.Path)
		}
		if probe.Method != "POST" && !strings.HasSuffix(probe.Path, "/0") {
			t.Errorf("%s %s is not of object 0", probe.Method, probe.Path)
		}
		if probe.Body != "" && probe.Body != "{}" {
			t.Errorf("body %q carries a value", probe.Body)
		}
	})
}

func TestProbesSpendNoScarceBudgetAndStartNothing(t *testing.T) {
	t.Parallel()
	forbidden := []string{"ReportExport", "ClickExport", "Download", "Replay", "Upload", "Reports/", "Conversions", "TrackingLinks"}
	eachProbe(t, func(t *testing.T, _, permission string, _ catalog.Category, probe catalog.Probe) {
		for _, part := range forbidden {
			if strings.Contains(probe.Path, part) {
				t.Errorf("%s %s", probe.Method, probe.Path)
			}
		}
		if permission == catalog.Read && probe.Probed() &&
			(probe.Method != "GET" || probe.ContentType+probe.Body != "" || probe.BreaksContract) {
			t.Errorf("not a plain documented GET: %+v", probe)
		}
	})
}

// A list costs the same whatever it holds only when it is asked for one object.
func TestListsAreAskedForOneObject(t *testing.T) {
	t.Parallel()
	notLists := []string{"/CompanyInformation", "/WithdrawalSettings/RequiredFields"}
	eachProbe(t, func(t *testing.T, _, permission string, _ catalog.Category, probe catalog.Probe) {
		if permission == catalog.Write || !probe.Probed() || slices.Contains(notLists, probe.Path) {
			return
		}
		query, _ := url.ParseQuery(probe.Query)
		if isList := !strings.HasSuffix(probe.Path, "/0"); isList != (query.Get("PageSize") == "1") {
			t.Errorf("GET %s?%s", probe.Path, probe.Query)
		}
	})
}

func TestWritesThatAreNeverProbed(t *testing.T) {
	t.Parallel()
	for accountType, keys := range map[string]string{
		catalog.Brand:   "action_inquiries actions company_information contracts conversions jobs partners tracking_links",
		catalog.Partner: "action_inquiries company_information conversions identity_verification jobs tax_documents tracking_links withdrawal_settings",
		catalog.Agency:  "company_information compliance_content jobs",
	} {
		var got []string
		for _, category := range catalog.Categories(accountType) {
			if slices.Contains(category.Permissions(), catalog.Write) && !category.WriteProbe.Probed() {
				got = append(got, category.Key)
			}
		}
		if diff := cmp.Diff(strings.Fields(keys), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", accountType, diff)
		}
	}
}

// What verification costs is documented, so a change of it must be seen.
func TestCostOfProbing(t *testing.T) {
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

func TestBreaksContractExemptsExactlyTheIncompleteProbes(t *testing.T) {
	t.Parallel()
	eachProbe(t, func(t *testing.T, accountType, _ string, _ catalog.Category, probe catalog.Probe) {
		if !probe.Probed() {
			return
		}
		if got := catalog.BreaksContract(accountType, probe.Method, probe.Path); got != probe.BreaksContract {
			t.Errorf("BreaksContract(%s %s) = %t", probe.Method, probe.Path, got)
		}
	})
	for _, exempted := range [][3]string{
		{catalog.Brand, "PUT", "/Deals/1"},
		{catalog.Brand, "DELETE", "/Deals/0"},
		{catalog.Partner, "PUT", "/Deals/0"},
		{catalog.Brand, "PUT", "/Deals/{DealId}"},
		{"publisher", "PUT", "/Deals/0"},
		{catalog.Brand, "", ""},
	} {
		if catalog.BreaksContract(exempted[0], exempted[1], exempted[2]) {
			t.Errorf("%v is exempted", exempted)
		}
	}
}
