package offer_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

var listSubject = acctest.Resource("impact_exception_list")

// skuList describes the configuration of an exception list.
type skuList struct {
	name, kind string
	trackers   []string
	items      string // HCL; left out when empty
}

func (l skuList) config(w *acctest.World) string {
	if l.kind == "" {
		l.kind = "SKU"
	}
	if l.trackers == nil {
		l.trackers = w.ActionTrackerIDs[:1]
	}
	if l.items != "" {
		l.items = "items = " + l.items
	}
	return fmt.Sprintf(`
resource "impact_exception_list" "test" {
  campaign_id        = %q
  name               = %q
  type               = %q
  action_tracker_ids = %s
  %s
}`, w.CampaignID, l.name, l.kind, acctest.List(l.trackers...), l.items)
}

// liveList is the one list that the account has, but for what the mock gives it.
func liveList(t *testing.T, w *acctest.World) mockimpact.ExceptionList {
	t.Helper()
	lists := w.Account.ExceptionLists()
	if len(lists) != 1 {
		t.Fatalf("want one list, got %v", lists)
	}
	return lists[0]
}

func TestAccExceptionList_lifecycle(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.RunLife(
			resource.TestStep{ // a value may hold whatever CSV needs quoting for
				Config: skuList{name: "Low margin", items: `{ "A-1" = "", "B, \"2\"\n" = "Two, too" }`}.config(w),
				ConfigStateChecks: []statecheck.StateCheck{
					listSubject.Has("items", acctest.StringMap(map[string]string{"A-1": "", "B, \"2\"\n": "Two, too"})),
					listSubject.Has("item_match_modes", acctest.StringMap(map[string]string{"A-1": "EQ", "B, \"2\"\n": "EQ"})),
					listSubject.Has("state", knownvalue.StringExact("ACTIVE")),
					listSubject.Has("number_of_items", knownvalue.Int64Exact(2)),
					listSubject.Has("deactivation_date", knownvalue.Null()),
					listSubject.Has("created_date", knownvalue.NotNull()),
				},
			},
			importSteps(listSubject)[0], importSteps(listSubject)[1],
			resource.TestStep{ // every attribute that can change, in place
				Config:           skuList{name: "High margin", kind: "CATEGORY", trackers: w.ActionTrackerIDs, items: `{ "B, \"2\"\n" = "2", C = "" }`}.config(w),
				ConfigPlanChecks: listSubject.Planned(plancheck.ResourceActionUpdate),
				ConfigStateChecks: []statecheck.StateCheck{
					listSubject.Has("items", acctest.StringMap(map[string]string{"B, \"2\"\n": "2", "C": ""})),
					listSubject.Has("action_tracker_ids", knownvalue.SetSizeExact(2)),
					listSubject.Has("action_tracker_names", knownvalue.MapSizeExact(2)),
					listSubject.Has("type", knownvalue.StringExact("CATEGORY")),
				},
			},
			resource.TestStep{ // items are left alone when they are not declared
				Config:            skuList{name: "High margin"}.config(w),
				ConfigStateChecks: []statecheck.StateCheck{listSubject.Has("items", knownvalue.MapSizeExact(2))},
			},
			resource.TestStep{
				Config:            skuList{name: "High margin", items: "{}"}.config(w),
				ConfigStateChecks: []statecheck.StateCheck{listSubject.Has("items", knownvalue.MapSizeExact(0))},
			},
		)
	})
}

// Only what is listed in the web app has another match mode than EQ; it stays.
func TestAccExceptionList_keepsWhatTheWebAppSet(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.RunAtProtocol(
		resource.TestStep{Config: skuList{name: "L", items: skuItems(20)}.config(w)},
		resource.TestStep{
			PreConfig: func() {
				l := liveList(t, w)
				l.Items[0].MatchMode, l.Items[0].Name = "REGEX", "Everything"
				w.Account.PutExceptionList(l)
			},
			Config: skuList{name: "L", items: `{ "SKU-00001" = "", "NEW" = "" }`}.config(w),
			ConfigStateChecks: []statecheck.StateCheck{
				listSubject.Has("items", acctest.StringMap(map[string]string{"SKU-00001": "", "NEW": ""})),
				listSubject.Has("item_match_modes", acctest.StringMap(map[string]string{"SKU-00001": "REGEX", "NEW": "EQ"})),
			},
		},
	)
}

func TestAccExceptionList_drift(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		config := skuList{name: "L", items: `{ A = "a", B = "" }`}.config(w)
		w.RunAtProtocol(
			resource.TestStep{Config: config},
			resource.TestStep{ // somebody renames an item, takes one out and puts one in
				PreConfig: func() {
					l := liveList(t, w)
					l.Name = "Renamed"
					l.Items = []mockimpact.ExceptionItem{{Value: "A", Name: "changed"}, {Value: "X"}}
					w.Account.PutExceptionList(l)
				},
				Config:           config,
				ConfigPlanChecks: listSubject.Planned(plancheck.ResourceActionUpdate),
				ConfigStateChecks: []statecheck.StateCheck{
					listSubject.Has("name", knownvalue.StringExact("L")),
					listSubject.Has("items", acctest.StringMap(map[string]string{"A": "a", "B": ""})),
				},
			},
			resource.TestStep{ // the list is gone
				PreConfig:        func() { w.Account.DeleteExceptionList(liveList(t, w)) },
				Config:           config,
				ConfigPlanChecks: listSubject.Planned(plancheck.ResourceActionCreate),
			},
		)
		if left := liveList(t, w); len(left.Items) > 0 {
			t.Errorf("destroy left the items %v", left.Values())
		}
	})
}

// skuItems are n items of HCL.
func skuItems(n int) string {
	var hcl strings.Builder
	for i := range n {
		fmt.Fprintf(&hcl, "SKU-%05d = \"\"\n", i+1)
	}
	return "{\n" + hcl.String() + "}"
}

func TestAccExceptionList_onlyRequired(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.RunAtProtocol(resource.TestStep{
			Config: skuList{name: "L"}.config(w),
			ConfigStateChecks: []statecheck.StateCheck{
				listSubject.Has("items", acctest.StringMap(nil)), listSubject.Has("number_of_items", knownvalue.Int64Exact(0)),
			},
		})
	})
}

func TestAccExceptionList_importByIdentity(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.RunAtProtocol(
		resource.TestStep{Config: skuList{name: "L", items: `{ A = "a" }`}.config(w)},
		listSubject.ImportByIdentity(),
	)
}

func TestAccExceptionList_errors(t *testing.T) {
	t.Parallel()
	testErrors(t, errorTexts{
		address: listSubject.Address, noun: `exception list "L"`, category: "Exception Lists", scope: "exception_lists",
		field: "ActionTrackerId", attribute: "action_tracker_ids",
		config: func(w *acctest.World) string { return skuList{name: "L"}.config(w) },
	})
}

// What the API says about an upload lands on the items.
func TestAccExceptionList_refusedItems(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.RunAtProtocol(
		resource.TestStep{Config: skuList{name: "L", items: `{ A = "", B = "" }`}.config(w)},
		resource.TestStep{
			PreConfig: func() {
				w.Mock.Fault(mockimpact.Fault{
					Method: http.MethodPost, Times: 1, Status: http.StatusBadRequest, ContentType: "application/json",
					Body: `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"File","Message":"Too long"}]}`,
				})
			},
			Config:      skuList{name: "L", items: `{ A = "", B = "", C = "", D = "" }`}.config(w),
			ExpectError: acctest.Text(`with impact_exception_list.test…items = {…impact.com refused File: Too long.`),
		},
	)
}

// A create whose answer is lost is looked for among the empty lists of the same
// name: one in use is never taken over.
func TestAccExceptionList_lostAnswer(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		inUse := w.Account.PutExceptionList(mockimpact.ExceptionList{
			CampaignID: w.CampaignID, Name: "L", Type: "SKU", TrackerIDs: w.ActionTrackerIDs[:1],
			Items: []mockimpact.ExceptionItem{{Value: "somebody's"}},
		})
		w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, Path: allLists, AfterEffect: true, Drop: true, Times: 1})
		w.RunAtProtocol(resource.TestStep{
			Config: skuList{name: "L", items: `{ A = "" }`}.config(w),
			Check: func(*terraform.State) error {
				lists := w.Account.ExceptionLists()
				if len(lists) != 2 || lists[0].Values()[0] != "somebody's" || lists[1].Values()[0] != "A" {
					t.Errorf("got %v, want %v and a new list", lists, inUse)
				}
				return nil
			},
		})
	})
}

// Another campaign means another list; the old one stays, empty.
func TestAccExceptionList_anotherCampaign(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	first := skuList{name: "L", items: `{ A = "" }`}.config(w)
	w.CampaignID = w.Account.AddCampaign("Winter sale").ID
	w.RunAtProtocol(
		resource.TestStep{Config: first},
		resource.TestStep{
			Config:           skuList{name: "L", items: `{ A = "" }`}.config(w),
			ConfigPlanChecks: listSubject.Planned(plancheck.ResourceActionDestroyBeforeCreate),
			Check: func(*terraform.State) error {
				if lists := w.Account.ExceptionLists(); len(lists) != 2 || len(lists[0].Items) != 0 || len(lists[1].Items) != 1 {
					t.Errorf("got %v", lists)
				}
				return nil
			},
		},
	)
}

func TestAccExceptionList_badConfig(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	var steps []resource.TestStep
	for want, l := range map[string]skuList{
		`value must be one of: ["CATEGORY" "SKU"], got: "COLOUR"`: {name: "L", kind: "COLOUR"},
		`must be a number, as impact.com shows it`:                {name: "L", trackers: []string{"1,2"}},
		`set must contain at least 1 elements, got: 0`:            {name: "L", trackers: []string{}},
		`items has the key "", which is empty. Write the key`:     {name: "L", items: `{ "" = "a" }`},
		`items has an element that is null`:                       {name: "L", items: `{ A = null }`},
	} {
		steps = append(steps, resource.TestStep{Config: l.config(w), PlanOnly: true, ExpectError: acctest.Text(want)})
	}
	w.RunAtProtocol(steps...)
}

// A create whose items fail is a warning; the list is not replaced but completed.
func TestAccExceptionList_incomplete(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	handle := w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodPost, Path: allItems, Status: http.StatusBadRequest, ContentType: "application/json",
		Body: `{"Status":"ERROR","Message":"Too large"}`,
	})
	config := skuList{name: "L", items: `{ A = "", B = "b" }`}.config(w)
	w.RunAtProtocol(
		resource.TestStep{Config: config, ExpectNonEmptyPlan: true},
		resource.TestStep{
			PreConfig:         handle.Remove,
			Config:            config,
			ConfigPlanChecks:  listSubject.Planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{listSubject.Has("items", acctest.StringMap(map[string]string{"A": "", "B": "b"}))},
			Check:             func(*terraform.State) error { liveList(t, w); return nil },
		},
	)
}
