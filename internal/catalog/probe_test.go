package catalog_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func eachOperation(t *testing.T, check func(t *testing.T, operation catalog.Operation)) {
	t.Helper()
	for _, accountType := range catalog.AccountTypes() {
		for _, operation := range catalog.Operations(accountType) {
			t.Run(accountType+" "+operation.String(), func(t *testing.T) {
				t.Parallel()
				check(t, operation)
			})
		}
	}
}

// eachProbe calls check for every operation that has a probe, with the probe as
// it is sent where no id is known.
func eachProbe(t *testing.T, check func(t *testing.T, operation catalog.Operation, zeros catalog.Probe)) {
	t.Helper()
	eachOperation(t, func(t *testing.T, operation catalog.Operation) {
		if operation.Probe.Probed() {
			zeros, _ := operation.Probe.Fill(nil)
			check(t, operation, zeros)
		}
	})
}

// One operation never speaks for another.
func TestEveryOperationHasAProbeOfItsOwnOrAReason(t *testing.T) {
	t.Parallel()
	eachOperation(t, func(t *testing.T, operation catalog.Operation) {
		probe := operation.Probe
		if probe.Reason == "" {
			t.Error("no reason")
		}
		if !probe.Probed() {
			if diff := cmp.Diff(catalog.Probe{Reason: probe.Reason}, probe); diff != "" {
				t.Errorf("a request without a method (-want +got):\n%s", diff)
			}
			return
		}
		if probe.Method != operation.Method || probe.Path != operation.Path {
			t.Errorf("asks for %s %s", probe.Method, probe.Path)
		}
		zeros, _ := probe.Fill(nil)
		found, ok := catalog.FindOperation(operation.AccountType, zeros.Method, zeros.Path)
		if !ok || found != operation {
			t.Errorf("%s %s is %s", zeros.Method, zeros.Path, found)
		}
		if _, err := url.ParseQuery(zeros.Query); err != nil {
			t.Errorf("query: %v", err)
		}
		if probe.Rests != catalog.OnAnswer && probe.Rests != catalog.OnRealID && probe.Rests != catalog.OnControl {
			t.Errorf("rests on %q", probe.Rests)
		}
		if (probe.Rests == catalog.OnAnswer) != (len(probe.Needs()) == 0) {
			t.Errorf("rests on %q, but needs %v", probe.Rests, probe.Needs())
		}
	})
}

// The documents number no object 0, so a write that names one in each place of
// its path cannot find any.
func TestWritesNameNoObjectThatExists(t *testing.T) {
	t.Parallel()
	eachProbe(t, func(t *testing.T, operation catalog.Operation, zeros catalog.Probe) {
		if operation.Permission() == catalog.Read {
			return
		}
		if !strings.Contains(operation.Path, "{") {
			t.Error("may reach a isReal object")
		}
		known := map[string]string{}
		for _, key := range operation.Probe.Needs() {
			known[key] = "4711"
		}
		if filled, isReal := operation.Probe.Fill(known); isReal || filled != zeros {
			t.Errorf("takes isReal ids: %s", filled.Path)
		}
		concrete := strings.Split(zeros.Path, "/")
		for i, segment := range strings.Split(operation.Path, "/") {
			if strings.HasPrefix(segment, "{") && concrete[i] != "0" {
				t.Errorf("%s is %q in %s", segment, concrete[i], zeros.Path)
			}
		}
		if !slices.Contains([]string{"", "{}", "[]", "--empty--\r\n"}, zeros.Body) {
			t.Errorf("body %q carries a value", zeros.Body)
		}
		if operation.Method == "PATCH" || operation.Method == "DELETE" && !strings.HasSuffix(operation.Path, "}") {
			t.Error("replaces or deletes more than one object")
		}
	})
}

func TestProbesSpendNoScarceBudgetAndStartNothing(t *testing.T) {
	t.Parallel()
	forbidden := []string{"ReportExport", "ClickExport", "Replay", "Upload", "Conversions", "TrackingLinks"}
	eachProbe(t, func(t *testing.T, operation catalog.Operation, zeros catalog.Probe) {
		for _, part := range forbidden {
			if strings.Contains(zeros.Path, part) {
				t.Errorf("%s %s", zeros.Method, zeros.Path)
			}
		}
		if strings.Contains(zeros.Path, "/Reports/") && !strings.HasSuffix(zeros.Path, "/MetaData") {
			t.Errorf("%s runs a report", zeros.Path)
		}
		if strings.HasSuffix(zeros.Path, "/Download") && operation.Probe.Rests != catalog.OnControl {
			t.Errorf("%s may download a file that exists", zeros.Path)
		}
		if operation.Permission() == catalog.Read && (zeros.ContentType+zeros.Body != "" || zeros.BreaksContract) {
			t.Errorf("not a plain documented GET: %+v", zeros)
		}
	})
}

// A list costs the same whatever it holds only when it is asked for one object.
func TestListsAreAskedForOneObject(t *testing.T) {
	t.Parallel()
	eachProbe(t, func(t *testing.T, operation catalog.Operation, zeros catalog.Probe) {
		if operation.IDField == "" {
			return
		}
		size := "1"
		if path := operation.Path; path == "/Actions" || path == "/ActionUpdates" {
			size = "2000" // the least that the documents allow
			if !strings.Contains(operation.Probe.Query, "StartDate={HourAgo}&EndDate={Now}") {
				t.Error("no bound of time")
			}
		}
		if query, _ := url.ParseQuery(zeros.Query); query.Get("PageSize") != size {
			t.Errorf("GET %s?%s", zeros.Path, zeros.Query)
		}
	})
}

// Every id that a probe may use is one that a list of the same account type shows.
func TestRealIDsAreThoseThatListsShow(t *testing.T) {
	t.Parallel()
	taught := map[string]bool{}
	for _, accountType := range catalog.AccountTypes() {
		for _, operation := range catalog.Operations(accountType) {
			if operation.Teaches() != "" && operation.Probe.Probed() {
				taught[accountType+operation.Teaches()] = true
			}
		}
	}
	eachProbe(t, func(t *testing.T, operation catalog.Operation, _ catalog.Probe) {
		if operation.Probe.Rests != catalog.OnRealID {
			return
		}
		for _, key := range operation.Probe.Needs() {
			if !taught[operation.AccountType+key] {
				t.Errorf("nothing shows %s", key)
			}
		}
	})
}

func TestFill(t *testing.T) {
	t.Parallel()
	campaign, group := "/Campaigns/{}", "/Campaigns/{}/MediaPartnerGroups/{}"
	for _, tt := range []struct {
		call   string
		known  map[string]string
		path   string
		query  string
		isReal bool
	}{
		{"GET /Campaigns", nil, "/Campaigns", "PageSize=1", true},
		{"GET /Campaigns/{CampaignId}", map[string]string{campaign: "7"}, "/Campaigns/7", "", true},
		{"GET /Campaigns/{CampaignId}", nil, "/Campaigns/0", "", false},
		{"GET /Programs/{ProgramId}/Tasks", map[string]string{campaign: "7"}, "/Programs/7/Tasks", "PageSize=1", true},
		{"GET /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}", map[string]string{campaign: "7", group: "8"}, "/Campaigns/7/MediaPartnerGroups/8", "", true},
		{"GET /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}", map[string]string{campaign: "7"}, "/Campaigns/7/MediaPartnerGroups/0", "", false},
		{"GET /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}", map[string]string{group: "8"}, "/Campaigns/0/MediaPartnerGroups/0", "", false},
		{"PUT /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}", map[string]string{campaign: "7", group: "8"}, "/Campaigns/0/MediaPartnerGroups/0", "", false},
		{"GET /ActionInquiries", map[string]string{campaign: "7"}, "/ActionInquiries", "CampaignId=7&PageSize=1", true},
		{"GET /ActionInquiries", nil, "/ActionInquiries", "CampaignId=0&PageSize=1", false},
		{"GET /Jobs/{JobId}/Download", map[string]string{"/Jobs/{}": "9"}, "/Jobs/0/Download", "", false},
	} {
		operation, err := catalog.ParseCall(catalog.Brand, tt.call)
		if err != nil {
			t.Fatal(err)
		}
		got, isReal := operation.Probe.Fill(tt.known)
		if got.Path != tt.path || got.Query != tt.query || isReal != tt.isReal {
			t.Errorf("%s with %v: %s?%s, isReal %t", tt.call, tt.known, got.Path, got.Query, isReal)
		}
	}
}

// The statuses that are a verdict, by what the probe rests on.
func TestWhatStatusesSay(t *testing.T) {
	t.Parallel()
	type says struct{ proves, refutes, complains bool }
	for _, tt := range []struct {
		accountType, call string
		want              map[int]says
	}{
		{catalog.Brand, "GET /Deals", map[int]says{200: {proves: true}, 403: {refutes: true}, 404: {}, 400: {}, 401: {}, 429: {}, 500: {}, 302: {}}},
		{catalog.Brand, "GET /Deals/{DealId}", map[int]says{200: {proves: true}, 403: {refutes: true}, 404: {complains: true}, 400: {complains: true}, 503: {}}},
		{catalog.Brand, "PUT /Deals/{DealId}", map[int]says{200: {proves: true}, 403: {refutes: true}, 404: {complains: true}, 422: {complains: true}, 302: {}}},
		{catalog.Brand, "POST /Conversions", map[int]says{200: {}, 400: {}, 403: {}, 404: {}}},
		{catalog.Agency, "GET /Campaigns", map[int]says{200: {proves: true}, 403: {}, 404: {}}},
		{catalog.Brand, "GET /", map[int]says{200: {proves: true}, 403: {}, 404: {}}},
	} {
		operation, err := catalog.ParseCall(tt.accountType, tt.call)
		if err != nil {
			t.Fatal(err)
		}
		for status, want := range tt.want {
			p := operation.Probe
			if got := (says{p.Proves(status), p.Refutes(status), p.Complains(status)}); got != want {
				t.Errorf("%s, %d: %+v", tt.call, status, got)
			}
		}
	}
}

// Every operation that is not asked about, so that a change of it must be seen.
func TestOperationsWithoutAProbe(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		catalog.Brand: `PUT /CompanyInformation, PUT /ActionInquiries, PUT /Actions, DELETE /Actions, POST /Ads,
			POST /Catalogs/{CatalogId}/Upload, GET /Programs/{ProgramId}/ClickExport, POST /Programs/{ProgramId}/Contracts,
			DELETE /Programs/{ProgramId}/Contracts, POST /Conversions, POST /Deals, POST /ExceptionLists,
			PATCH /ExceptionLists/{ExceptionListId}/Items, DELETE /ExceptionLists/{ExceptionListId}/Items, PUT /Jobs/{JobId}/Replay,
			POST /MediaPartners, PUT /MediaPartners/{PartnerId}, POST /PromoCodeExceptionLists,
			DELETE /PromoCodeExceptionLists/{ListId}/Items, POST /PromoCodes, GET /ReportExport/{ReportId_or_Handle},
			GET /Reports/{ReportId}, POST /Programs/{ProgramId}/TrackingLinks`,
		catalog.Partner: `PUT /CompanyInformation, POST /ActionInquiries, GET /ClickExport, POST /PartnerConversions,
			POST /IdentityVerification/Session, PUT /Jobs/{JobId}/Replay, POST /MediaProperties, GET /ReportExport/{Id},
			GET /Reports/{Id}, GET /TaxDocument, POST /TaxDocument, GET /TaxDocuments, POST /TaxDocument/Complete,
			POST /Programs/{ProgramId}/TrackingLinks, GET /WithdrawalSettings, PUT /WithdrawalSettings`,
		catalog.Agency: `PUT /CompanyInformation, GET /Advertisers, POST /Compliance/Content, PUT /Jobs/{JobId}/Replay,
			GET /ReportExport/{ReportId}, GET /Reports/{ReportId}`,
	}
	for _, accountType := range catalog.AccountTypes() {
		var got, wanted []string
		for _, operation := range catalog.Operations(accountType) {
			if !operation.Probe.Probed() {
				got = append(got, operation.String())
			}
		}
		for call := range strings.SplitSeq(want[accountType], ",") {
			wanted = append(wanted, strings.TrimSpace(call))
		}
		slices.Sort(got)
		slices.Sort(wanted)
		if diff := cmp.Diff(wanted, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", accountType, diff)
		}
	}
}

func TestBreaksContractExemptsExactlyTheIncompleteProbes(t *testing.T) {
	t.Parallel()
	eachProbe(t, func(t *testing.T, operation catalog.Operation, zeros catalog.Probe) {
		if got := catalog.BreaksContract(operation.AccountType, zeros.Method, zeros.Path); got != zeros.BreaksContract {
			t.Errorf("BreaksContract(%s %s) = %t", zeros.Method, zeros.Path, got)
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
