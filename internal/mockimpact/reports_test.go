package mockimpact_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestReports(t *testing.T) {
	t.Parallel()
	w := newWorld()
	for _, account := range []*mockimpact.Account{w.brand, w.partner, w.agency} {
		account.AddReport("listing", "Action Listing", "Listing")
		account.AddReport("", "Balance", "Finance")
	}
	for accountType, test := range map[string]struct {
		root      string
		run, only any // RunUri of the report that the API can run, and of the other
	}{
		mockimpact.Brand:   {"/Advertisers/", "https://app.impact.com/secure/reports/run/8019", "https://app.impact.com/secure/reports/run/8020"},
		mockimpact.Partner: {"/Mediapartners/", nil, "/secure/mediapartner/report/viewReport.report?id=8022"},
		mockimpact.Agency:  {"/Agencies/", nil, "/secure/agency/report/viewReport.report?id=8024"},
	} {
		tok := w.tokens[accountType]
		got := w.as(t, tok, "GET", "/Reports", nil).wants(200)
		var listed []map[string]any
		if accountType == mockimpact.Agency {
			if err := json.Unmarshal([]byte(got.raw), &listed); err != nil {
				t.Fatal(err)
			}
		} else {
			listed = got.list("Reports")
		}
		root := test.root + tok.SID
		want := []map[string]any{
			{
				"Id": "listing", "Name": "Action Listing", "Category": "Listing", "Description": "All about Action Listing",
				"ApiAccessible": true, "ApiRunUri": root + "/Reports/listing", "DeferredApiRunUri": root + "/ReportExport/listing",
				"MetaDataUri": root + "/Reports/listing/MetaData",
			},
			{"Name": "Balance", "Category": "Finance", "Description": "All about Balance", "ApiAccessible": false, "RunUri": test.only},
		}
		if test.run != nil {
			want[0]["RunUri"] = test.run
		}
		if diff := cmp.Diff(want, listed); diff != "" {
			t.Errorf("%s (-want +got):\n%s", accountType, diff)
		}
		w.as(t, tok, "GET", "/Reports/listing", nil).wants(404) // the mock runs none
		w.as(t, tok, "GET", "/Reports?Category=Listing", nil).wants(400)
	}
}
