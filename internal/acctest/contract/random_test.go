package contract

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
)

func TestRandomAnswer_everyOperation(t *testing.T) {
	t.Parallel()
	everyOperation(t, func(t *testing.T, checker *Checker, o *operation) {
		if mustCompile(t, o).answers["200"].body() == nil {
			return
		}
		random := rand.New(rand.NewPCG(1, 2))
		request := sampleRequests(t, o)[0].Request
		for range 20 {
			body, err := checker.RandomAnswer(random, o.method, o.template)
			if err != nil {
				t.Fatal(err)
			}
			if err := checker.CheckAnswer(request, http.StatusOK, http.Header{"Content-Type": {jsonMedia}}, body); err != nil {
				t.Fatalf("%s: %v", body, err)
			}
		}
	})
}

// Every kind of value that a schema allows comes.
func TestRandomAnswer_varies(t *testing.T) {
	t.Parallel()
	checker, err := Load("testdata")
	if err != nil {
		t.Fatal(err)
	}
	const template = "/Advertisers/{AccountSID}/Gadgets/{GadgetId}"
	seen := map[string]bool{}
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		body, err := checker.RandomAnswer(random, http.MethodGet, template)
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]any
		if err := json.Unmarshal(body, &fields); err != nil {
			t.Fatal(err)
		}
		note, present := fields["Note"]
		_, isText := note.(string)
		count, counted := fields["Count"]
		_, isNumber := count.(float64)
		maker, _ := fields["Maker"].(map[string]any)
		for what, is := range map[string]bool{
			"absent": !present, "null": present && note == nil, "text": isText, "empty": note == "",
			"number": isNumber, "unset number": counted && count == "", "null in an enum": fields["Colour"] == nil && strings.Contains(string(body), `"Colour"`),
			"inner": maker["Name"] != nil,
		} {
			seen[what] = seen[what] || is
		}
	}
	for what, came := range seen {
		if !came {
			t.Errorf("%s never came", what)
		}
	}
}

func TestRandomAnswer_isRepeatable(t *testing.T) {
	t.Parallel()
	checker, err := Load("testdata")
	if err != nil {
		t.Fatal(err)
	}
	draw := func() string {
		random := rand.New(rand.NewPCG(3, 4))
		var all []string
		for range 20 {
			body, err := checker.RandomAnswer(random, http.MethodGet, "/Advertisers/{AccountSID}/Gadgets")
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(body))
		}
		return strings.Join(all, "\n")
	}
	if first, second := draw(), draw(); first != second {
		t.Error("the same source gives other bodies")
	}
}

func TestRandomAnswer_refuses(t *testing.T) {
	t.Parallel()
	checker, err := Load("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for template, want := range map[string]string{
		"/Advertisers/{AccountSID}/Widgets":                   "is not documented",
		"/Advertisers/{AccountSID}/Gadgets/{GadgetId}/Photos": "documents no JSON for 200",
	} {
		if _, err := checker.RandomAnswer(rand.New(rand.NewPCG(1, 2)), http.MethodGet, template); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", template, err, want)
		}
	}
}
