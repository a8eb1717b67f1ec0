package impact

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestContacts(t *testing.T) {
	t.Parallel()
	const wile = `{"Id":"2750","FirstName":"Wile","EmailAddress":"wile@acme.test","Editable":"true","Labels":["VIP"],"Accounts":[{"Id":1,"Name":"A"},{"Id":"2"}]}`
	api := steps(
		reply(200, `{"@numpages":"1","Contacts":[`+wile+`,{"Id":"M7","Editable":false,"Labels":null}]}`),
		reply(200, wile),
	)
	contacts := newClient(t, api).Contacts("1000")
	all, err := Collect(contacts.All(t.Context(), url.Values{"Title": {"Boss"}}))
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	one, err := contacts.GetFresh(t.Context(), "2750")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(all[0], one); diff != "" {
		t.Errorf("listed and read alone differ: %s", diff)
	}
	if diff := cmp.Diff([]string{"1", "2"}, one.AccountIDs()); diff != "" {
		t.Error(diff)
	}
	if !one.Editable.Value || one.Labels[0] != "VIP" || one.FirstName != "Wile" {
		t.Errorf("got %+v", one)
	}
	if system := all[1]; system.ID != "M7" || !system.Editable.Valid || system.Editable.Value || len(system.AccountIDs()) != 0 {
		t.Errorf("got %+v", system)
	}
	if title := api.requests()[0].query.Get("Title"); title != "Boss" {
		t.Errorf("asked for the title %q", title)
	}
	if diff := cmp.Diff([]string{"GET Campaigns/1000/Contacts", "GET Campaigns/1000/Contacts/2750"}, api.log()); diff != "" {
		t.Error(diff)
	}
}

// A create sends lists, an update differences, and an update of nothing nothing.
func TestContactWrites(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"Status":"OK","Uri":"/Advertisers/IRx/Campaigns/1000/Contacts/2750"}`),
		reply(200, `{"Status":"OK"}`), reply(200, `{"Status":"DELETED"}`),
	)
	contacts := newClient(t, api).Contacts("1000")
	created := NewForm().Set("FirstName", "Wile").SetList("Accounts", []string{"1", "2"}).SetList("Labels", nil)
	id, err := contacts.Create(t.Context(), created)
	if id != "2750" || err != nil {
		t.Fatalf("%q, %v", id, err)
	}
	if err := contacts.Update(t.Context(), id, NewForm().SetList("LabelsAdd", nil)); err != nil {
		t.Error(err)
	}
	if err := contacts.Update(t.Context(), id, NewForm().SetList("LabelsAdd", []string{"VIP", "new"}).SetList("AccountsRemove", []string{"1"})); err != nil {
		t.Error(err)
	}
	if err := contacts.Delete(t.Context(), id); err != nil {
		t.Error(err)
	}
	var sent []string
	for _, r := range api.requests() {
		sent = append(sent, r.method+" "+r.body)
	}
	want := []string{
		"POST Accounts=1%2C2&FirstName=Wile", "PUT AccountsRemove=1&LabelsAdd=VIP%2Cnew", http.MethodDelete + " ",
	}
	if diff := cmp.Diff(want, sent); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
	if err := contacts.Update(t.Context(), id, NewForm().SetList("LabelsAdd", []string{"a,b"})); err == nil || len(api.requests()) != len(want) {
		t.Errorf("a label with a comma: %v", err)
	}
}
