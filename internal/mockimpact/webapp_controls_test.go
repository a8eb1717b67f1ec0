package mockimpact_test

import (
	"encoding/json"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestReadingsOverTheWebApp(t *testing.T) {
	t.Parallel()
	w := newReadWorld(t)
	put := func(body string, status int) result {
		t.Helper()
		return w.send(t, request{method: "PUT", path: "/_mock/readings"}, content("application/json", body)).wants(status)
	}
	if inForce := put(`{"object-zero":"403","ids":"text"}`, 200); inForce.text("object-zero") != "403" || inForce.text("unset") != "documented" {
		t.Errorf("in force %s", inForce.raw)
	}
	put(`{"unset":"null"}`, 200)
	w.get(t, nobody).holds(403, apiDenied)
	put(`{"object-zero":"500","ids":"numbers"}`, 400)
	put(`{"moon":"full"}`, 400)
	put(`{"object-zero":403}`, 400)
	put(``, 400)

	var shown []struct{ Name, Question, Value, Default string }
	got := w.send(t, request{method: "GET", path: "/_mock/readings"}).wants(200)
	if err := json.Unmarshal([]byte(got.raw), &shown); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"object-zero": "403", "ids": "text", "unset": "null"}
	for _, each := range shown {
		if value, changed := want[each.Name]; changed && each.Value != value || !changed && each.Value != each.Default {
			t.Errorf("%s is %s", each.Name, each.Value)
		}
	}
	if len(shown) != len(mockimpact.Readings()) {
		t.Errorf("%d readings are shown", len(shown))
	}
}

func TestFaultsOverTheWebApp(t *testing.T) {
	t.Parallel()
	w := newReadWorld(t)
	post := func(body string, status int) {
		t.Helper()
		w.send(t, request{method: "POST", path: "/_mock/faults"}, content("application/json", body)).wants(status)
	}
	post(`{"kind":"gateway-503","method":"GET","path":"/Campaigns","times":1}`, 201)
	w.get(t, "/Campaigns").wants(503)
	w.get(t, "/Campaigns").wants(200)
	post(`{"kind":"flood"}`, 400)
	post(`{"kind":"gateway-404","colour":"red"}`, 400)

	var shown struct {
		Kinds   []struct{ Name, Meaning string }
		InForce []struct {
			Method, Path string
			Status, Hits int
		} `json:"in_force"`
	}
	got := w.send(t, request{method: "GET", path: "/_mock/faults"}).wants(200)
	if err := json.Unmarshal([]byte(got.raw), &shown); err != nil {
		t.Fatal(err)
	}
	if len(shown.Kinds) != len(mockimpact.FaultKinds()) || len(shown.InForce) != 1 || shown.InForce[0].Hits != 1 || shown.InForce[0].Status != 503 {
		t.Errorf("faults %s", got.raw)
	}
	post(`{"kind":"gateway-404"}`, 201)
	w.get(t, "/Campaigns").wants(404)
	w.send(t, request{method: "DELETE", path: "/_mock/faults"}).wants(204)
	w.get(t, "/Campaigns").wants(200)
}

func TestOperationsOverTheWebApp(t *testing.T) {
	t.Parallel()
	w := newReadWorld(t)
	act := func(body string, status int) {
		t.Helper()
		w.send(t, request{method: "POST", path: "/_mock/tokens/" + w.tok.SID + "/operations"}, content("application/json", body)).wants(status)
	}
	act(`{"operations":["GET /Campaigns"]}`, 200)
	w.get(t, "/Campaigns").wants(200)
	w.get(t, "/Campaigns/"+w.campaign).wants(403)
	act(`{"operations":["GET /Campaign"]}`, 409)
	for _, each := range w.srv.Credentials() {
		if each.AccountSID == w.tok.SID && (len(each.Operations) != 1 || each.Operations[0] != "GET /Campaigns") {
			t.Errorf("credential %+v", each)
		}
	}
}
