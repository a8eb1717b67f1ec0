package impact

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// itemsAPI answers listings of an exception list's items one after the other,
// the last one for ever, and accepts every write unless refuse answers it.
func itemsAPI(refuse func(r *http.Request) step, listings ...string) *wire {
	var mu sync.Mutex
	listed := 0
	return &wire{answer: func(r *http.Request, _ int) (*http.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		if r.Method == http.MethodGet {
			listed++
			return response(200, `{"ExceptionListItems":[`+listings[min(listed, len(listings))-1]+`]}`), nil
		}
		if refuse != nil {
			if broken := refuse(r); broken != nil {
				return broken(r)
			}
		}
		return response(200, `{"Status":"OK"}`), nil
	}}
}

// writes shows the writes, sorted, without the path of the items:
// "POST Upsert=true&Value=B", "DELETE /7", "PATCH File=Value,Name|B,b".
func writes(t *testing.T, api *wire) (shown []string) {
	t.Helper()
	for _, r := range api.requests() {
		if r.method == http.MethodGet {
			continue
		}
		_, below, _ := strings.Cut(r.path, "/Items")
		body := r.body
		if media, params, err := mime.ParseMediaType(r.header.Get("Content-Type")); err == nil && media == "multipart/form-data" {
			body = parts(t, body, params["boundary"])
		}
		shown = append(shown, strings.TrimSpace(strings.Join(slices.DeleteFunc([]string{r.method, below, body}, func(s string) bool { return s == "" }), " ")))
	}
	slices.Sort(shown)
	return shown
}

// parts shows a multipart body, the lines of its file joined by "|".
func parts(t *testing.T, body, boundary string) string {
	t.Helper()
	var shown []string
	for reader := multipart.NewReader(strings.NewReader(body), boundary); ; {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return strings.Join(shown, "&")
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		shown = append(shown, part.FormName()+"="+string(bytes.ReplaceAll(bytes.TrimSpace(content), []byte("\n"), []byte("|"))))
	}
}

const (
	itemA  = `{"Id":1,"Value":"A","Name":"a","MatchMode":"EQ"}`
	itemB  = `{"Id":2,"Value":"B","Name":"","MatchMode":"EQ"}`
	itemC  = `{"Id":3,"Value":"C","Name":"","MatchMode":"EQ"}`
	itemRe = `{"Id":4,"Value":"X.*","Name":"","MatchMode":"REGEX"}`
)

// changeTo is the way from listed items to the wanted ones.
func changeTo(t *testing.T, live string, want map[string]string) Change {
	t.Helper()
	var items []ExceptionListItem
	if err := json.Unmarshal([]byte("["+live+"]"), &items); err != nil {
		t.Fatal(err)
	}
	change := Change{Set: want}
	for _, item := range items {
		if _, stays := want[item.Value]; !stays {
			change.Remove = append(change.Remove, item.Value)
		}
	}
	return change
}

func valuesOnly(values []string) map[string]string {
	names := map[string]string{}
	for _, value := range values {
		names[value] = ""
	}
	return names
}

func TestSettleExceptionListItems(t *testing.T) {
	t.Parallel()
	many, names := []string{}, map[string]string{}
	for _, letter := range strings.Split("DEFGHIJKLMN", "") {
		many = append(many, `{"Id":"1`+letter+`","Value":"`+letter+`"}`)
		names[letter] = ""
	}
	manyLive := strings.Join(many, ",")
	for name, test := range map[string]struct {
		live  string
		want  map[string]string
		after string
		sent  []string
	}{
		"nothing to do":       {itemA, map[string]string{"A": ""}, itemA, nil},
		"one more":            {itemA, map[string]string{"A": "", "B": ""}, itemA + "," + itemB, []string{"POST Upsert=true&Value=B"}},
		"one with a name":     {"", map[string]string{"A": "a"}, itemA, []string{"POST Name=a&Upsert=true&Value=A"}},
		"another name":        {`{"Id":1,"Value":"A","Name":"z"}`, map[string]string{"A": "a"}, itemA, []string{"POST Name=a&Upsert=true&Value=A"}},
		"two more":            {itemB, map[string]string{"A": "a", "B": "", "C": ""}, itemA + "," + itemB + "," + itemC, []string{"POST Upsert=true&File=Value,Name|A,a|C,"}},
		"one less":            {itemA + "," + itemB, map[string]string{"A": ""}, itemA, []string{"DELETE /2"}},
		"one for another":     {itemA + "," + itemB, map[string]string{"A": "", "C": ""}, itemA + "," + itemC, []string{"DELETE /2", "POST Upsert=true&Value=C"}},
		"none left":           {itemA + "," + itemB, nil, "", []string{"DELETE"}},
		"all new":             {itemA + "," + itemB, map[string]string{"C": ""}, itemC, []string{"PATCH File=Value,Name|C,"}},
		"many less":           {itemA + "," + manyLive, map[string]string{"A": ""}, itemA, []string{"PATCH File=Value,Name|A,a"}},
		"many less but regex": {itemRe + "," + manyLive, map[string]string{"X.*": ""}, itemRe, []string{"DELETE /1D", "DELETE /1E", "DELETE /1F", "DELETE /1G", "DELETE /1H", "DELETE /1I", "DELETE /1J", "DELETE /1K", "DELETE /1L", "DELETE /1M", "DELETE /1N"}},
	} {
		inBubble(t, func(t *testing.T) {
			api := itemsAPI(nil, test.live, test.after)
			got, err := newClient(t, api).ExceptionListItems("10001").Reconcile(t.Context(), changeTo(t, test.live, test.want))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if len(got) != len(test.want) {
				t.Errorf("%s: returns %v", name, itemValues(got))
			}
			if diff := cmp.Diff(test.sent, writes(t, api)); diff != "" {
				t.Errorf("%s: writes (-want +got):\n%s", name, diff)
			}
			if first := api.log()[0]; first != "GET ExceptionLists/10001/Items" {
				t.Errorf("%s: first %s", name, first)
			}
		})
	}
}

func TestSettlePromoCodeExceptionListItems(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		live  string
		want  []string
		after string
		sent  []string
	}{
		"nothing to do": {itemA, []string{"A"}, itemA, nil},
		"two more":      {itemA, []string{"A", "B", "C"}, itemA + "," + itemB + "," + itemC, []string{"POST Value=B", "POST Value=C"}},
		"one less":      {itemA + "," + itemB, []string{"A"}, itemA, []string{"DELETE /2"}},
		"all new":       {itemA + "," + itemB, []string{"C"}, itemC, []string{"DELETE", "POST Value=C"}},
		"one new":       {itemA, []string{"B"}, itemB, []string{"DELETE /1", "POST Value=B"}},
		"none left":     {itemA + "," + itemB, nil, "", []string{"DELETE"}},
	} {
		inBubble(t, func(t *testing.T) {
			api := itemsAPI(nil, test.live, test.after)
			got, err := newClient(t, api).PromoCodeExceptionListItems("20001").Reconcile(t.Context(), changeTo(t, test.live, valuesOnly(test.want)))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if len(got) != len(test.want) {
				t.Errorf("%s: returns %v", name, itemValues(got))
			}
			if diff := cmp.Diff(test.sent, writes(t, api)); diff != "" {
				t.Errorf("%s: writes (-want +got):\n%s", name, diff)
			}
			if first := api.log()[0]; first != "GET PromoCodeExceptionLists/20001/Items" {
				t.Errorf("%s: first %s", name, first)
			}
		})
	}
}

// What is live decides after a lost answer: what took effect is not sent again.
func TestSettleAfterALostAnswer(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		after string // what the listing shows once the answer is lost
		sent  []string
	}{
		"it took effect": {itemA + "," + itemB, []string{"POST Upsert=true&Value=B"}},
		"it did not":     {itemA, []string{"POST Upsert=true&Value=B", "POST Upsert=true&Value=B"}},
	} {
		inBubble(t, func(t *testing.T) {
			lost := false
			api := itemsAPI(func(*http.Request) step {
				if lost {
					return nil
				}
				lost = true
				return fail(io.EOF)
			}, itemA, test.after, itemA+","+itemB)
			_, err := newClient(t, api).ExceptionListItems("10001").Reconcile(t.Context(), Change{Set: map[string]string{"A": "", "B": ""}})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if diff := cmp.Diff(test.sent, writes(t, api)); diff != "" {
				t.Errorf("%s: writes (-want +got):\n%s", name, diff)
			}
		})
	}
}

func TestSettleThatFails(t *testing.T) {
	t.Parallel()
	want := map[string]string{"A": "a", "B": "", "C": "", "D": "", "E": ""}
	const accepted = "the API accepted the items, but its listing does not show them as they were sent: "
	for name, test := range map[string]struct {
		live   string
		refuse func(r *http.Request) step
		err    string
		writes int
	}{
		"never shown": {
			`{"Id":1,"Value":"A","Name":"z"},{"Id":9,"Value":"Z"}`, nil,
			accepted + `4 missing ("B", "C", "D", …), 1 under another name ("A"), 1 still there ("Z")`, 2,
		},
		"refused": {
			"", func(*http.Request) step { return reply(403, `{"Status":"ERROR","Message":"Forbidden"}`) }, "403 Forbidden", 1,
		},
		"never answered": {"", func(*http.Request) step { return reply(502, "") }, "502 Bad Gateway", 8},
	} {
		inBubble(t, func(t *testing.T) {
			api := itemsAPI(test.refuse, test.live)
			_, err := newClient(t, api).ExceptionListItems("10001").Reconcile(t.Context(), changeTo(t, test.live, want))
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("%s: %v", name, err)
			}
			if sent := writes(t, api); len(sent) != test.writes {
				t.Errorf("%s: writes %q", name, sent)
			}
		})
	}
}

// Items are deleted one by one; one that is gone already is no failure, and one
// that is names its item.
func TestSettleRemovesOneByOne(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		gone := func(*http.Request) step { return reply(404, `{"Status":"ERROR","Message":"No such item"}`) }
		api := itemsAPI(gone, itemA+","+itemB, itemA)
		if _, err := newClient(t, api).PromoCodeExceptionListItems("20001").Reconcile(t.Context(), Change{Remove: []string{"B"}}); err != nil {
			t.Errorf("gone already: %v", err)
		}

		refused := func(*http.Request) step { return reply(403, `{"Status":"ERROR","Message":"Forbidden"}`) }
		api = itemsAPI(refused, itemA+","+itemB)
		_, err := newClient(t, api).PromoCodeExceptionListItems("20001").Reconcile(t.Context(), Change{Remove: []string{"B"}})
		if !errors.Is(err, ErrForbidden) || !strings.HasPrefix(err.Error(), `item "B": DELETE `) {
			t.Errorf("refused: %v", err)
		}
	})
}

// Only what a change names is touched, and a value that impact.com writes in its
// own way is the one that was sent.
func TestSettleTouchesNothingElse(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		live   string
		change Change
		sent   []string
	}{
		"one that somebody else added": {itemA + "," + itemB, Change{Set: map[string]string{"C": ""}}, []string{"POST Upsert=true&Value=C"}},
		"spelled otherwise":            {`{"Id":1,"Value":"save10"}`, Change{Set: map[string]string{"SAVE10": ""}}, nil},
		"removed, spelled otherwise":   {`{"Id":1,"Value":"save10"},` + itemB, Change{Remove: []string{"SAVE10"}}, []string{"DELETE /1"}},
		"two spellings are two values": {`{"Id":1,"Value":"save10"}`, Change{Set: map[string]string{"SAVE10": "", "save10": ""}}, []string{"POST Upsert=true&Value=SAVE10"}},
		"gone already":                 {itemB, Change{Remove: []string{"A"}}, nil},
	} {
		inBubble(t, func(t *testing.T) {
			settled := test.live + `,{"Id":3,"Value":"C"},{"Id":7,"Value":"SAVE10"}`
			if test.change.Remove != nil {
				settled = itemB
			}
			api := itemsAPI(nil, test.live, settled)
			if _, err := newClient(t, api).ExceptionListItems("10001").Reconcile(t.Context(), test.change); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if diff := cmp.Diff(test.sent, writes(t, api)); diff != "" {
				t.Errorf("%s: writes (-want +got):\n%s", name, diff)
			}
		})
	}
}

// A promo code that was added without an answer is looked for, and never sent
// again: the API would list it twice.
func TestSettleNeverRepeatsAnAdd(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		later string
		err   string
	}{
		"it shows later":   {itemA, ""},
		"it never appears": {"", `the list does not show all of the change: 1 missing ("A")`},
	} {
		inBubble(t, func(t *testing.T) {
			api := itemsAPI(func(*http.Request) step { return reply(504, "") }, "", "", "", test.later)
			_, err := newClient(t, api).PromoCodeExceptionListItems("20001").Reconcile(t.Context(), Change{Set: valuesOnly([]string{"A"})})
			if test.err == "" && err != nil || test.err != "" && (err == nil || !strings.HasSuffix(err.Error(), test.err)) {
				t.Errorf("%s: %v", name, err)
			}
			if diff := cmp.Diff([]string{"POST Value=A"}, writes(t, api)); diff != "" {
				t.Errorf("%s: writes (-want +got):\n%s", name, diff)
			}
		})
	}
}
