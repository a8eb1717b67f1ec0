package offer_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const (
	codeListType = "impact_promo_code_exception_list"
	allCodeLists = "/PromoCodeExceptionLists"
	oneCodeList  = allCodeLists + "/{ListId}"
	allCodes     = oneCodeList + "/Items"
	addCode      = http.MethodPost + " " + allCodes
	removeCode   = http.MethodDelete + " " + allCodes + "/{ItemId}"
	clearCodes   = http.MethodDelete + " " + allCodes
)

var codeListSubject = acctest.Resource(codeListType)

func codeListConfig(w *acctest.World, name, items string, trackers ...string) string {
	if items != "" {
		items = "items = " + items
	}
	return fmt.Sprintf(`
resource "impact_promo_code_exception_list" "test" {
  campaign_id        = %q
  name               = %q
  action_tracker_ids = ["%s"]
  %s
}`, w.CampaignID, name, strings.Join(trackers, `","`), items)
}

func TestAccPromoCodeExceptionList_lifecycle(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		one := w.ActionTrackerIDs[0]
		w.RunLife(slices.Concat(
			[]resource.TestStep{{
				Config: codeListConfig(w, "Codes", `["SUMMER25", "A, \"B\""]`, one),
				ConfigStateChecks: []statecheck.StateCheck{
					codeListSubject.Has("items", acctest.StringSet("SUMMER25", `A, "B"`)),
					codeListSubject.Has("item_match_modes", acctest.StringMap(map[string]string{"SUMMER25": "EQ", `A, "B"`: "EQ"})),
					codeListSubject.Has("item_names", acctest.StringMap(map[string]string{"SUMMER25": "", `A, "B"`: ""})),
					codeListSubject.Has("state", knownvalue.StringExact("ACTIVE")),
					codeListSubject.Has("number_of_items", knownvalue.Int64Exact(2)),
				},
			}},
			importSteps(codeListSubject),
			[]resource.TestStep{
				{ // every attribute that can change, in place
					Config:           codeListConfig(w, "Codes 2", `["SUMMER25", "WINTER"]`, w.ActionTrackerIDs...),
					ConfigPlanChecks: codeListSubject.Planned(plancheck.ResourceActionUpdate),
					ConfigStateChecks: []statecheck.StateCheck{
						codeListSubject.Has("items", acctest.StringSet("SUMMER25", "WINTER")),
						codeListSubject.Has("action_tracker_names", knownvalue.MapSizeExact(2)),
					},
				},
				{ // items are left alone when they are not declared
					Config:            codeListConfig(w, "Codes 3", "", one),
					ConfigStateChecks: []statecheck.StateCheck{codeListSubject.Has("items", acctest.StringSet("SUMMER25", "WINTER"))},
				},
				{
					Config:            codeListConfig(w, "Codes 3", "[]", one),
					ConfigStateChecks: []statecheck.StateCheck{codeListSubject.Has("items", acctest.StringSet())},
				},
			},
		)...)
	})
}

func TestAccPromoCodeExceptionList_drift(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		live := func() mockimpact.ExceptionList {
			lists := w.Account.PromoCodeExceptionLists()
			if len(lists) != 1 {
				t.Fatalf("want one list, got %v", lists)
			}
			return lists[0]
		}
		config := codeListConfig(w, "Codes", `["A", "B"]`, w.ActionTrackerIDs[0])
		w.RunAtProtocol(
			resource.TestStep{Config: config},
			resource.TestStep{ // somebody takes one out and puts one in
				PreConfig: func() {
					l := live()
					l.Name, l.Items = "Renamed", []mockimpact.ExceptionItem{{Value: "B", MatchMode: "REGEX"}, {Value: "X"}}
					w.Account.PutExceptionList(l)
				},
				Config:           config,
				ConfigPlanChecks: codeListSubject.Planned(plancheck.ResourceActionUpdate),
				ConfigStateChecks: []statecheck.StateCheck{
					codeListSubject.Has("name", knownvalue.StringExact("Codes")),
					codeListSubject.Has("item_match_modes", acctest.StringMap(map[string]string{"A": "EQ", "B": "REGEX"})),
				},
			},
			resource.TestStep{ // the list is gone
				PreConfig:        func() { w.Account.DeleteExceptionList(live()) },
				Config:           config,
				ConfigPlanChecks: codeListSubject.Planned(plancheck.ResourceActionCreate),
			},
		)
		if left := live(); len(left.Items) > 0 {
			t.Errorf("destroy left the items %v", left.Values())
		}
	})
}

// codes are the promo codes first to last.
func codes(first, last int) tftypes.Value {
	values := []tftypes.Value{}
	for i := first; i <= last; i++ {
		values = append(values, acctest.String(fmt.Sprintf("CODE%03d", i)))
	}
	return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, values)
}

func (r *run) holdsCodes(first, last int) {
	r.t.Helper()
	want := []string{}
	for i := first; i <= last; i++ {
		want = append(want, fmt.Sprintf("CODE%03d", i))
	}
	lists := r.w.Account.PromoCodeExceptionLists()
	if len(lists) != 1 {
		r.t.Fatalf("want one list, got %d", len(lists))
	}
	if diff := cmp.Diff(want, append([]string{}, slices.Sorted(slices.Values(lists[0].Values()))...)); diff != "" {
		r.t.Errorf("items (-want +got):\n%s", diff)
	}
}

func TestPromoCodeExceptionList_writesOfAChange(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		before, after tftypes.Value
		want          []string
	}{
		"three come":                     {codes(1, 2), codes(1, 5), times(3, addCode)},
		"three go":                       {codes(1, 9), codes(4, 9), times(3, removeCode)},
		"one stays of many":              {codes(1, 20), codes(20, 20), times(19, removeCode)},
		"all go":                         {codes(1, 20), codes(1, 0), []string{clearCodes}},
		"the only one goes":              {codes(1, 1), codes(1, 0), []string{removeCode}},
		"all are others, at once":        {codes(1, 20), codes(31, 32), append([]string{clearCodes}, times(2, addCode)...)},
		"one goes only when one is here": {codes(1, 2), codes(2, 3), []string{addCode, removeCode}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRun(t, codeListType)
			r.settle(test.before)
			r.w.Requests()
			r.settle(test.after)
			if diff := cmp.Diff(test.want, writes(r.w.Requests())); diff != "" {
				t.Errorf("writes (-want +got):\n%s", diff)
			}
			if r.plan(test.after) {
				t.Error("a second plan changes something")
			}
		})
	}
}

// The requests of one list go out together, but only a few at a time.
func TestPromoCodeExceptionList_boundedConcurrency(t *testing.T) {
	t.Parallel()
	r := newRun(t, codeListType)
	const bound = 4
	var mu sync.Mutex
	underWay, most := 0, 0
	count := func(change int) (now int) {
		mu.Lock()
		defer mu.Unlock()
		underWay += change
		most = max(most, underWay)
		return underWay
	}
	full := make(chan struct{})
	open := sync.OnceFunc(func() { close(full) })
	r.w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, Path: allCodes, Hook: func() {
		if count(+1) == bound {
			open()
		}
		select { // nobody is answered before as many as are allowed have come
		case <-full:
		case <-t.Context().Done():
		}
	}})
	r.w.Mock.Observe(func(x mockimpact.Exchange) {
		if x.Operation() == addCode {
			count(-1)
		}
	})
	r.settle(codes(1, 12))
	r.holdsCodes(1, 12)
	mu.Lock()
	defer mu.Unlock()
	if most != bound {
		t.Errorf("%d requests were under way at once, want %d", most, bound)
	}
}

// A run that stops half-way keeps the list, and the next one sends what is
// missing only.
func TestPromoCodeExceptionList_resumes(t *testing.T) {
	t.Parallel()
	r := newRun(t, codeListType)
	handle := r.w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodPost, Path: allCodes, Skip: 5, Status: http.StatusForbidden, ContentType: "application/json",
		Body: `{"Status":"ERROR","Message":"Forbidden"}`,
	})
	got := r.apply(codes(1, 12))
	if len(got) != 1 || !strings.HasPrefix(got[0], `warning: The promo code exception list was created but is not complete: Item "CODE0`) {
		t.Errorf("got %q", got)
	}
	handle.Remove()
	r.w.Requests()
	if !r.plan(codes(1, 12)) {
		t.Error("the next plan does not show what is missing")
	}
	r.w.Requests()
	r.settle(codes(1, 12))
	if diff := cmp.Diff(times(7, addCode), writes(r.w.Requests())); diff != "" {
		t.Errorf("writes (-want +got):\n%s", diff)
	}
	r.holdsCodes(1, 12)
}

func TestPromoCodeExceptionList_interruptedItems(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]mockimpact.Fault{
		"lost after it took effect": {AfterEffect: true, Drop: true, Times: 3},
		"lost before":               {Drop: true, Times: 3},
		"answered without content":  {AfterEffect: true, Status: http.StatusOK},
		"429":                       {Status: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {"0"}}, Times: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRun(t, codeListType)
			fault.Method, fault.Path = http.MethodPost, allCodes
			r.w.Mock.Fault(fault)
			if name == "lost before" { // may take effect any time, so it is not sent again in this run
				if got := r.apply(codes(1, 6)); len(got) != 1 || !strings.HasPrefix(got[0], "warning: The promo code exception list was created but is not complete: ") ||
					!strings.Contains(got[0], "; the list does not show all of the change: 3 missing (") {
					t.Fatalf("got %q", got)
				}
				if !r.plan(codes(1, 6)) {
					t.Error("the next plan does not show what is missing")
				}
			}
			r.settle(codes(1, 6))
			r.holdsCodes(1, 6)
		})
	}
}

// Without a listing, only the answer to the create can tell the id. Nothing is
// sent twice, nothing is invented, and the error says how to go on.
func TestPromoCodeExceptionList_noID(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault mockimpact.Fault
		want  string
	}{
		"answered without content": {
			mockimpact.Fault{AfterEffect: true, Status: http.StatusOK},
			`error: Cannot create the promo code exception list "L": The API accepted the new promo code exception list, but its answer has no id, ` +
				`and the API has no listing to look for it; it exists now: find its id in the web app and import it, or the next run makes another one.`,
		},
		"answered with the address of all lists": {
			mockimpact.Fault{
				AfterEffect: true, Status: http.StatusOK, ContentType: "application/json",
				Body: `{"Status":"OK","Uri":"/Advertisers/IR1/PromoCodeExceptionLists"}`,
			},
			`error: Cannot create the promo code exception list "L": The API accepted the new promo code exception list, but its answer has no id, ` +
				`and the API has no listing to look for it; it exists now: find its id in the web app and import it, or the next run makes another one.`,
		},
		"answer lost": {
			mockimpact.Fault{AfterEffect: true, Status: http.StatusBadGateway},
			`error: Cannot create the promo code exception list "L": The create of the promo code exception list was not answered ` +
				`(POST /Advertisers/{SID}/PromoCodeExceptionLists: 502 Bad Gateway: the answer has no body), ` +
				`so it may exist or not, and the API has no listing that would tell; look for it in the web app before the next run: ` +
				`if it is there, import it by its id, or the next run makes another one.`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRun(t, codeListType)
			fault := test.fault
			fault.Method, fault.Path = http.MethodPost, allCodeLists
			r.w.Mock.Fault(fault)
			if diff := cmp.Diff([]string{r.w.Fill(test.want)}, r.apply(codes(1, 2))); diff != "" {
				t.Errorf("diagnostics (-want +got):\n%s", diff)
			}
			if r.p.Exists(codeListType, r.object) {
				t.Error("something is in state")
			}
			if diff := cmp.Diff([]string{"POST " + allCodeLists}, r.w.Requests()); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
			r.holdsCodes(1, 0)
			// As the error asks: import it. The next apply completes it.
			object, diagnostics := r.p.Import(codeListType, r.w.Account.PromoCodeExceptionLists()[0].ID, nil)
			acctest.FailOnErrors(t, diagnostics)
			r.object = object
			if !r.plan(codes(1, 2)) {
				t.Error("the plan after the import changes nothing")
			}
			r.settle(codes(1, 2))
			r.holdsCodes(1, 2)
		})
	}
}

// Answers without content are as good as documented ones where no id is needed.
func TestPromoCodeExceptionList_silentUpdates(t *testing.T) {
	t.Parallel()
	r := newRun(t, codeListType)
	r.settle(codes(1, 3))
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete} {
		r.w.Mock.Fault(mockimpact.Fault{Method: method, AfterEffect: true, Status: http.StatusOK})
	}
	r.settle(codes(2, 5))
	r.holdsCodes(2, 5)
	if _, diagnostics := r.p.Apply(codeListType, r.object, nil); len(diagnostics) != 1 || diagnostics[0].Summary != `The promo code exception list "L" is empty, but still there` {
		t.Errorf("got %q", acctest.Render(diagnostics))
	}
	r.holdsCodes(1, 0)
}

// There is no listing, so however many lists are read, each is read alone.
func TestAccPromoCodeExceptionList_neverListed(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Run(resource.TestStep{Config: fmt.Sprintf(`
resource "impact_promo_code_exception_list" "test" {
  count              = 12
  campaign_id        = %q
  name               = "Codes ${count.index}"
  action_tracker_ids = [%q]
}`, w.CampaignID, w.ActionTrackerIDs[0])})
	if got := w.Mock.Requests(http.MethodGet, allCodeLists); len(got) > 0 {
		t.Errorf("the lists were listed %d times", len(got))
	}
}

func TestAccPromoCodeExceptionList_errors(t *testing.T) {
	t.Parallel()
	testErrors(t, errorTexts{
		address: codeListSubject.Address, noun: `promo code exception list "Codes"`,
		category: "Promo Code Exception Lists", scope: "promo_code_exception_lists",
		field: "ActionTrackerId", attribute: "action_tracker_ids",
		config: func(w *acctest.World) string { return codeListConfig(w, "Codes", "", w.ActionTrackerIDs[0]) },
	})
}
