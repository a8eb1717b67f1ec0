package offer_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// What is counted, or goes wrong half-way, is tested at protocol level: it takes
// milliseconds there for thousands of items.

const listType = "impact_exception_list"

// run is a provider that applies and refreshes one object.
type run struct {
	t        *testing.T
	w        *acctest.World
	p        *acctest.Protocol
	typeName string
	object   *acctest.Object
}

func newRun(t *testing.T, typeName string) *run {
	t.Helper()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.WithShortTimeouts(30 * time.Second)
	w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
	return &run{t: t, w: w, p: w.Protocol(), typeName: typeName}
}

// declare is the configuration of the object; null items are left out.
func (r *run) declare(items tftypes.Value) map[string]tftypes.Value {
	config := map[string]tftypes.Value{
		"campaign_id":        acctest.String(r.w.CampaignID),
		"name":               acctest.String("L"),
		"action_tracker_ids": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(r.w.ActionTrackerIDs[0])}),
		"items":              items,
	}
	if r.typeName == listType {
		config["type"] = acctest.String("SKU")
	}
	return config
}

// apply returns the diagnostics, rendered.
func (r *run) apply(items tftypes.Value) []string {
	r.t.Helper()
	object, diagnostics := r.p.Apply(r.typeName, r.object, r.declare(items))
	r.object = object
	return acctest.Render(diagnostics)
}

// settle applies, and fails the test on any diagnostic.
func (r *run) settle(items tftypes.Value) {
	r.t.Helper()
	if diagnostics := r.apply(items); len(diagnostics) > 0 {
		r.t.Fatalf("%q", diagnostics)
	}
}

// plan refreshes and reports whether the plan changes anything.
func (r *run) plan(items tftypes.Value) bool {
	r.t.Helper()
	object, diagnostics := r.p.Refresh(r.typeName, r.object)
	acctest.FailOnErrors(r.t, diagnostics)
	r.object = object
	changes, diagnostics := r.p.Changes(r.typeName, r.object, r.declare(items))
	acctest.FailOnErrors(r.t, diagnostics)
	return changes
}

func (r *run) requests(what string, want ...string) {
	r.t.Helper()
	if diff := cmp.Diff(want, r.w.Requests()); diff != "" {
		r.t.Errorf("requests of %s (-want +got):\n%s", what, diff)
	}
}

// named is a map of items: names by value.
func named(names map[string]string) tftypes.Value {
	values := map[string]tftypes.Value{}
	for value, name := range names {
		values[value] = acctest.String(name)
	}
	return tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, values)
}

// skus are the items first to last, without names.
func skus(first, last int) tftypes.Value {
	names := map[string]string{}
	for i := first; i <= last; i++ {
		names[fmt.Sprintf("SKU-%05d", i)] = ""
	}
	return named(names)
}

const (
	allLists   = "/ExceptionLists"
	oneList    = allLists + "/{ExceptionListId}"
	allItems   = oneList + "/Items"
	oneItem    = allItems + "/{ItemId}"
	upload     = http.MethodPost + " " + allItems
	replace    = http.MethodPatch + " " + allItems
	clearItems = http.MethodDelete + " " + allItems
	removeItem = http.MethodDelete + " " + oneItem
)

func writes(requests []string) []string {
	return slices.DeleteFunc(requests, func(call string) bool { return strings.HasPrefix(call, http.MethodGet) })
}

func times(n int, call string) []string { return slices.Repeat([]string{call}, n) }

func TestExceptionList_requestsOf5000Items(t *testing.T) {
	t.Parallel()
	r := newRun(t, listType)
	pages := times(5, "GET "+allItems)
	r.settle(skus(1, 5000))
	r.requests("the create", slices.Concat([]string{"GET " + allLists, "POST " + allLists, "GET " + allItems, upload}, pages, []string{"GET " + oneList})...)
	_, diagnostics := r.p.Refresh(listType, r.object)
	acctest.FailOnErrors(t, diagnostics)
	r.requests("a refresh", append([]string{"GET " + oneList}, pages...)...)
}

func TestExceptionList_writesOfAChange(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		before, after tftypes.Value
		want          []string
	}{
		"one comes":                  {skus(1, 30), skus(1, 31), []string{upload}},
		"many come":                  {skus(1, 30), skus(1, 300), []string{upload}},
		"one goes":                   {skus(1, 30), skus(2, 30), []string{removeItem}},
		"three go":                   {skus(1, 30), skus(4, 30), times(3, removeItem)},
		"ten go":                     {skus(1, 30), skus(11, 30), times(10, removeItem)},
		"eleven go":                  {skus(1, 30), skus(12, 30), []string{replace}},
		"nine go and many come":      {skus(1, 30), skus(10, 300), append([]string{upload}, times(9, removeItem)...)},
		"ten go and one comes":       {skus(1, 30), skus(11, 31), []string{replace}},
		"all go":                     {skus(1, 30), skus(1, 0), []string{clearItems}},
		"one goes of one":            {skus(1, 1), skus(1, 0), []string{clearItems}},
		"all are others":             {skus(1, 2), skus(3, 4), []string{replace}},
		"one is another":             {skus(1, 1), skus(2, 2), []string{replace}},
		"most go, two are renamed":   {skus(1, 30), named(map[string]string{"SKU-00001": "a", "SKU-00002": "b"}), []string{replace}},
		"one is renamed":             {named(map[string]string{"A": "a", "B": ""}), named(map[string]string{"A": "c", "B": ""}), []string{upload}},
		"a name is declared no more": {named(map[string]string{"A": "a"}), named(map[string]string{"A": ""}), nil},
		"nothing":                    {skus(1, 0), skus(1, 0), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRun(t, listType)
			r.settle(test.before)
			r.w.Requests()
			r.settle(test.after)
			if diff := cmp.Diff(test.want, writes(r.w.Requests()), cmp.Transformer("none", func(s []string) []string { return append([]string{}, s...) })); diff != "" {
				t.Errorf("writes (-want +got):\n%s", diff)
			}
			if r.plan(test.after) {
				t.Error("a second plan changes something")
			}
		})
	}
}

// An upload cannot tell a match mode, and a replacement would forget names that
// the configuration does not declare.
func TestExceptionList_keepsWhatAnUploadCannotSay(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		mode string
		want []string
	}{
		"REGEX is never sent again": {"REGEX", times(15, removeItem)},
		"EQ is, with its name":      {"EQ", []string{replace}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRun(t, listType)
			r.settle(skus(1, 20))
			l := r.w.Account.ExceptionLists()[0]
			at := slices.IndexFunc(l.Items, func(item mockimpact.ExceptionItem) bool { return item.Value == "SKU-00020" })
			l.Items[at].MatchMode, l.Items[at].Name = test.mode, "Twenty"
			r.w.Account.PutExceptionList(l)
			r.w.Requests()
			if !r.plan(skus(16, 20)) {
				t.Error("the plan changes nothing")
			}
			r.w.Requests()
			r.settle(skus(16, 20))
			if diff := cmp.Diff(test.want, writes(r.w.Requests())); diff != "" {
				t.Errorf("writes (-want +got):\n%s", diff)
			}
			for _, item := range r.w.Account.ExceptionLists()[0].Items {
				if item.Value == "SKU-00020" && (item.Name != "Twenty" || item.MatchMode != test.mode) {
					t.Errorf("the item became %+v", item)
				}
			}
		})
	}
}

// What happens to an upload on its way never doubles or loses an item.
func TestExceptionList_interruptedUploads(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]mockimpact.Fault{
		"lost after it took effect": {AfterEffect: true, Drop: true, Times: 1},
		"lost before":               {Drop: true, Times: 1},
		"500 after it took effect":  {AfterEffect: true, Status: http.StatusInternalServerError, Times: 1},
		"answered without content":  {AfterEffect: true, Status: http.StatusOK, Times: 1},
		"429":                       {Status: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {"0"}}, Times: 1},
	} {
		fault.Path = allItems
		for _, method := range []string{http.MethodPost, http.MethodPatch} {
			fault := fault // The subtests of both methods run at once.
			fault.Method = method
			t.Run(method+"/"+name, func(t *testing.T) {
				t.Parallel()
				r := newRun(t, listType)
				r.settle(skus(1, 40))
				handle := r.w.Mock.Fault(fault)
				after := skus(1, 60)
				if method == http.MethodPatch {
					after = skus(21, 60)
				}
				r.settle(after)
				if handle.Hits() != 1 {
					t.Errorf("the fault happened %d times", handle.Hits())
				}
				r.holds(after)
			})
		}
	}
}

// holds checks that the account has one list with exactly these items.
func (r *run) holds(items tftypes.Value) {
	r.t.Helper()
	var want map[string]tftypes.Value
	if err := items.As(&want); err != nil {
		r.t.Fatal(err)
	}
	lists := r.w.Account.ExceptionLists()
	if len(lists) != 1 {
		r.t.Fatalf("want one list, got %d", len(lists))
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(slices.Values(lists[0].Values()))); diff != "" {
		r.t.Errorf("items (-want +got):\n%s", diff)
	}
}

// A list whose items fail is kept: as it cannot be deleted, a replacement would
// leave a double for ever.
func TestExceptionList_incompleteCreate(t *testing.T) {
	t.Parallel()
	r := newRun(t, listType)
	handle := r.w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodPost, Path: allItems, Status: http.StatusBadRequest, ContentType: "application/json",
		Body: `{"Status":"ERROR","Message":"Validation Failed","Errors":[{"Field":"File","Message":"Too large"}]}`,
	})
	id := func() string { return r.w.Account.ExceptionLists()[0].ID }
	got := r.apply(skus(1, 2))
	want := []string{"warning: The exception list was created but is not complete: " +
		"POST /Advertisers/" + r.w.Token.SID + "/ExceptionLists/" + id() + "/Items: 400 Bad Request: Validation Failed; File: Too large.\n\nCorrect what impact.com refuses above, and run again.\n\n" +
		"It is kept in state. Run plan again: it shows what is missing, and apply completes it."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("diagnostics (-want +got):\n%s", diff)
	}
	if state := r.p.Text(listType, r.object, "id"); state != id() {
		t.Errorf("id %q in state, want %q", state, id())
	}
	handle.Remove()
	if !r.plan(skus(1, 2)) {
		t.Error("the next plan does not show what is missing")
	}
	r.settle(skus(1, 2))
	r.holds(skus(1, 2))
}

// An update that stops half-way is completed by the next apply.
func TestExceptionList_updateStopsHalfWay(t *testing.T) {
	t.Parallel()
	r := newRun(t, listType)
	r.settle(skus(1, 20))
	handle := r.w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodDelete, Skip: 3, Status: http.StatusForbidden, ContentType: "application/json",
		Body: `{"Status":"ERROR","Message":"Forbidden"}`,
	})
	got := r.apply(skus(9, 25))
	if len(got) != 1 || !strings.HasPrefix(got[0], `error: Cannot update the exception list "L": Item "SKU-000`) {
		t.Errorf("got %q", got)
	}
	handle.Remove()
	if left := len(r.w.Account.ExceptionLists()[0].Items); left != 22 {
		t.Errorf("%d items are left, want 22", left)
	}
	if !r.plan(skus(9, 25)) {
		t.Error("the next plan does not show what is missing")
	}
	r.w.Requests()
	r.settle(skus(9, 25))
	if diff := cmp.Diff(times(5, removeItem), writes(r.w.Requests())); diff != "" {
		t.Errorf("writes (-want +got):\n%s", diff)
	}
	r.holds(skus(9, 25))
}

// A server that accepts items and does not show them is not believed, and not
// sent the items again either.
func TestExceptionList_itemsDoNotAppear(t *testing.T) {
	t.Parallel()
	r := newRun(t, listType)
	r.w.Mock.Fault(mockimpact.Fault{
		Method: http.MethodPost, Path: allItems, Status: http.StatusOK, ContentType: "application/json", Body: `{"Status":"OK"}`,
	})
	want := []string{"warning: The exception list was created but is not complete: The API accepted the items, but its listing does not show them as they were sent: " +
		`5 missing ("SKU-00001", "SKU-00002", "SKU-00003", …).` + "\n\nThe listing may lag behind. Give it a few minutes: a plan shows what it still lacks.\n\n" +
		"It is kept in state. Run plan again: it shows what is missing, and apply completes it."}
	if diff := cmp.Diff(want, r.apply(skus(1, 5))); diff != "" {
		t.Errorf("diagnostics (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"POST " + allLists, upload}, writes(r.w.Requests())); diff != "" {
		t.Errorf("writes (-want +got):\n%s", diff)
	}
}

func TestExceptionList_destroyWarns(t *testing.T) {
	t.Parallel()
	r := newRun(t, listType)
	r.settle(skus(1, 3))
	id := r.w.Account.ExceptionLists()[0].ID
	object, diagnostics := r.p.Apply(listType, r.object, nil)
	want := []string{"warning: The exception list \"L\" is empty, but still there: impact.com's API cannot delete the list: its " +
		"items are deleted, and the empty list remains with the id " + id + ". " +
		"To manage it again, import it, or the next create makes another list: terraform import impact_exception_list.example " + id}
	if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
		t.Errorf("diagnostics (-want +got):\n%s", diff)
	}
	if r.p.Exists(listType, object) {
		t.Error("it is still in state")
	}
	r.holds(skus(1, 0))
}

// A list that is gone already leaves nothing to warn about.
func TestExceptionList_destroyOfOneThatIsGone(t *testing.T) {
	t.Parallel()
	r := newRun(t, listType)
	r.settle(skus(1, 3))
	r.w.Account.DeleteExceptionList(r.w.Account.ExceptionLists()[0])
	if _, diagnostics := r.p.Apply(listType, r.object, nil); len(diagnostics) > 0 {
		t.Errorf("got %q", acctest.Render(diagnostics))
	}
}
