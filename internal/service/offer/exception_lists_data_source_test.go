package offer_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestAccExceptionListsDataSource(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		closed := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
		for _, l := range []mockimpact.ExceptionList{
			{Name: "Eight", Type: "SKU", ID: "10008", Items: []mockimpact.ExceptionItem{{Value: "A"}, {Value: "B"}}},
			{Name: "Nine", Type: "SKU", ID: "9999", State: "CLOSED", Deactivated: closed},
			{Name: "Cats", Type: "CATEGORY", ID: "10007"},
		} {
			l.CampaignID, l.TrackerIDs, l.Created = w.CampaignID, w.ActionTrackerIDs[:1], closed
			w.Account.PutExceptionList(l)
		}
		other := w.Account.AddCampaign("Winter sale").ID
		names := func(of string, want ...string) statecheck.StateCheck {
			checks := make([]knownvalue.Check, len(want))
			for i, name := range want {
				checks[i] = knownvalue.ObjectPartial(map[string]knownvalue.Check{"name": knownvalue.StringExact(name)})
			}
			return acctest.Has("data.impact_exception_lists."+of, "exception_lists", knownvalue.ListExact(checks))
		}
		var queries []string
		w.RunAtProtocol(resource.TestStep{
			Config: fmt.Sprintf(`
data "impact_exception_lists" "all" {}
data "impact_exception_lists" "skus" { type = "SKU" }
data "impact_exception_lists" "closed" { state = "CLOSED" }
data "impact_exception_lists" "none" { campaign_id = %q }`, other),
			Check: recordQueries(w, allLists, &queries),
			ConfigStateChecks: []statecheck.StateCheck{
				names("all", "Nine", "Cats", "Eight"), // sorted by id, as numbers
				names("skus", "Nine", "Eight"),
				names("none"),
				acctest.Has("data.impact_exception_lists.closed", "exception_lists", knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{
						"id": knownvalue.StringExact("9999"), "name": knownvalue.StringExact("Nine"), "type": knownvalue.StringExact("SKU"),
						"campaign_id": knownvalue.StringExact(w.CampaignID), "state": knownvalue.StringExact("CLOSED"),
						"created_date": knownvalue.StringExact("2026-03-01T12:00:00Z"), "deactivation_date": knownvalue.StringExact("2026-03-01T12:00:00Z"),
						"number_of_items":      knownvalue.Int64Exact(0),
						"action_tracker_ids":   knownvalue.SetExact([]knownvalue.Check{knownvalue.StringExact(w.ActionTrackerIDs[0])}),
						"action_tracker_names": acctest.StringMap(map[string]string{w.ActionTrackerIDs[0]: "Online sale"}),
						"items_uri":            knownvalue.NotNull(), "uri": knownvalue.NotNull(),
					}),
				})),
			},
		})
	})
}

func TestAccExceptionListsDataSource_wrongAccountType(t *testing.T) {
	t.Parallel()
	acctest.NewPartner(t).RunAtProtocol(resource.TestStep{
		Config:      `data "impact_exception_lists" "all" {}`,
		ExpectError: acctest.Text(`data.impact_exception_lists needs a brand account, but the provider acts on a partner account.`),
	})
}

// terraform query shows every list with its items.
func TestExceptionList_query(t *testing.T) {
	t.Parallel()
	r := newRun(t, listType)
	for _, l := range []mockimpact.ExceptionList{
		{Name: "Eight", Type: "SKU", Items: []mockimpact.ExceptionItem{{Value: "A", Name: "a"}, {Value: "B"}}},
		{Name: "Nine", Type: "CATEGORY"},
	} {
		l.CampaignID, l.TrackerIDs = r.w.CampaignID, r.w.ActionTrackerIDs
		r.w.Account.PutExceptionList(l)
	}
	found, diagnostics := r.p.List(listType, nil, 10)
	acctest.FailOnErrors(t, diagnostics)
	got := map[string]int{}
	for _, each := range found {
		var items map[string]tftypes.Value
		if err := each.Attributes["items"].As(&items); err != nil {
			t.Fatal(err)
		}
		got[each.Identity["id"]+" "+each.DisplayName] = len(items)
	}
	if diff := cmp.Diff(map[string]int{"10001 Eight": 2, "10002 Nine": 0}, got); diff != "" {
		t.Errorf("lists and how many items they have (-want +got):\n%s", diff)
	}
	r.w.Mock.Fault(mockimpact.Fault{Path: allItems, Status: http.StatusForbidden})
	if found, diagnostics := r.p.List(listType, nil, 10); len(found) > 0 || len(diagnostics) != 1 {
		t.Errorf("got %v and %q", found, acctest.Render(diagnostics))
	}
}

// The items of the lists are fetched only where Terraform wants attributes.
func TestExceptionList_queryOfNames(t *testing.T) {
	t.Parallel()
	r := newRun(t, listType)
	const lists = 250
	for i := range lists {
		r.w.Account.PutExceptionList(mockimpact.ExceptionList{
			Name: fmt.Sprint("List ", i), Type: "SKU", CampaignID: r.w.CampaignID, TrackerIDs: r.w.ActionTrackerIDs,
			Items: []mockimpact.ExceptionItem{{Value: "A"}},
		})
	}
	for name, limit := range map[string]int64{"all": 2 * lists, "some": 10} {
		r.w.Requests()
		found, _ := r.p.ListNames(listType, nil, limit)
		want := []string{"GET /ExceptionLists"}
		if diff := cmp.Diff(want, r.w.Requests()); diff != "" || len(found) != min(lists, int(limit)) {
			t.Errorf("%s: %d lists; requests (-want +got):\n%s", name, len(found), diff)
		}
	}
}

// lookUps read one list of each kind.
func lookUps(skuList, codeList string) string {
	return fmt.Sprintf(`
data "impact_exception_list" "test" { id = %q }
data "impact_promo_code_exception_list" "test" { id = %q }`, skuList, codeList)
}

func expectLookUps(trackers ...knownvalue.Check) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for _, name := range []string{"exception_list", "promo_code_exception_list"} {
		address := "data.impact_" + name + ".test"
		checks = append(checks,
			acctest.Has(address, "name", knownvalue.StringExact("Low margin")),
			acctest.Has(address, "number_of_items", knownvalue.Int64Exact(2)),
			acctest.Has(address, "deactivation_date", knownvalue.Null()),
			acctest.Has(address, "action_tracker_ids", knownvalue.SetExact(trackers)),
			acctest.Has(address, "items", knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectExact(map[string]knownvalue.Check{
					"id": knownvalue.StringExact("9"), "value": knownvalue.StringExact("B"), "name": knownvalue.StringExact("b"),
					"match_mode":   knownvalue.StringExact("REGEX"),
					"created_date": knownvalue.StringExact("2026-03-01T12:00:00Z"), "uri": knownvalue.NotNull(),
				}),
				knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact("10"), "name": knownvalue.Null()}),
			})),
		)
	}
	return checks
}

// putLists gives the account one list of each kind.
func putLists(w *acctest.World) (skuList, codeList string) {
	made := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	l := mockimpact.ExceptionList{
		CampaignID: w.CampaignID, Name: "Low margin",
		Items: []mockimpact.ExceptionItem{
			{ID: "10", Value: "A", MatchMode: "EQ", Created: made}, {ID: "9", Value: "B", Name: "b", MatchMode: "REGEX", Created: made},
		},
	}
	if len(w.ActionTrackerIDs) > 0 {
		l.TrackerIDs = w.ActionTrackerIDs[:1]
	}
	codeList = w.Account.PutExceptionList(l).ID
	l.Type = "SKU"
	return w.Account.PutExceptionList(l).ID, codeList
}

func TestAccExceptionListDataSources(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		w.RunAtProtocol(
			resource.TestStep{
				Config:            lookUps(putLists(w)),
				ConfigStateChecks: expectLookUps(knownvalue.StringExact(w.ActionTrackerIDs[0])),
			},
			resource.TestStep{
				Config:      `data "impact_exception_list" "test" { id = "7" }`,
				ExpectError: acctest.Text(`Cannot read the exception list "7"…404 Not Found…Check the ids`),
			},
			resource.TestStep{
				Config:      `data "impact_promo_code_exception_list" "test" { id = "7" }`,
				ExpectError: acctest.Text(`Cannot read the promo code exception list "7"…404 Not Found…Check the ids`),
			},
		)
	})
}

// A partner reads the lists of its contracts; their items have another key, and
// there are no event types.
func TestAccExceptionListDataSources_partner(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	w.RunAtProtocol(resource.TestStep{Config: lookUps(putLists(w)), ConfigStateChecks: expectLookUps()})
}
