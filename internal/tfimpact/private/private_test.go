package private

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestAccountTo(t *testing.T) {
	t.Parallel()
	acme := Account{Type: "brand", SID: "IRabc1048291defghijklmnopqrstuvwxyz", Company: "Acme"}
	for name, test := range map[string]struct {
		other Account
		want  Relation
	}{
		"the same token":                          {Account{Type: "brand", SID: acme.SID}, Same},
		"a new token":                             {Account{Type: "brand", SID: "IRzyxwvu1048291tsrqponmlkjihgfedcb"}, Same},
		"a new token beside a digit":              {Account{Type: "brand", SID: "IRzyxwv71048291tsrqponmlkjihgfedcb"}, Same},
		"a new token, renamed":                    {Account{Type: "brand", SID: "IRzyxwvu1048291tsrqponmlkjihgfedcb", Company: "Acme Ltd"}, Same},
		"a new token without a number":            {Account{Type: "brand", SID: "IRzyxwvu", Company: "Acme"}, Same},
		"another number":                          {Account{Type: "brand", SID: "IRzyxwvu7305112tsrqponmlkjihgfedcb"}, Other},
		"another number and name":                 {Account{Type: "brand", SID: "IRzyxwvu7305112tsrqponmlkjihgfedcb", Company: "Beta"}, Other},
		"another number, the same name":           {Account{Type: "brand", SID: "IRzyxwvu7305112tsrqponmlkjihgfedcb", Company: "Acme"}, Same},
		"a number that shares most of its digits": {Account{Type: "brand", SID: "IRzyxwvu1048292tsrqponmlkjihgfedcb"}, Unclear},
		"another name, no number":                 {Account{Type: "brand", SID: "IRzyxwvu", Company: "Beta"}, Other},
		"nothing known":                           {Account{Type: "brand", SID: "IRzyxwvu"}, Unclear},
		"another type":                            {Account{Type: "partner", SID: acme.SID}, Other},
		"by its agency":                           {Account{Type: "brand", SID: "IRagency", Brand: "1048291"}, Same},
		"another brand of an agency":              {Account{Type: "brand", SID: "IRagency", Brand: "7305112"}, Other},
	} {
		if got := acme.To(test.other); got != test.want {
			t.Errorf("%s: %d, want %d", name, got, test.want)
		}
		if got := test.other.To(acme); got != test.want {
			t.Errorf("%s, the other way round: %d, want %d", name, got, test.want)
		}
	}
	first, second := Account{Type: "brand", SID: "IRx", Brand: "1"}, Account{Type: "brand", SID: "IRx", Brand: "2"}
	if first.To(second) != Other {
		t.Error("two brands of one agency are one account")
	}
}

// kept is the private data of one resource.
type kept map[string][]byte

func (k kept) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) { return k[key], nil }

func (k kept) SetKey(_ context.Context, key string, value []byte) diag.Diagnostics {
	k[key] = value
	return nil
}

// stateOf is the state of an object that was seen in an account.
func stateOf(account Account) tftypes.Value {
	text := tftypes.NewValue(tftypes.String, account.String())
	return tftypes.NewValue(tftypes.Object{AttributeTypes: map[string]tftypes.Type{"account": tftypes.String}}, map[string]tftypes.Value{"account": text})
}

// What is kept identifies the account as well as the whole of it does, together with
// the state beside it.
func TestARecordIsReadBack(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		account Account
		label   string
	}{
		"by its number":    {Account{Type: "brand", SID: "IRabc1048291defghijklmnopqrstuvwxyz", Company: "Acme"}, `brand account "Acme" (Account SID …1048291…)`},
		"without a number": {Account{Type: "partner", SID: "IRzyx12345wvu"}, "partner account (Account SID IRzyx12345wvu)"},
		"by its name":      {Account{Type: "partner", SID: "IRzyxwvu", Company: "partner Acme"}, `partner account "partner Acme" (Account SID IRzyxwvu)`},
		"by its agency":    {Account{Type: "brand", SID: "IRabc1048291", Brand: "7305112"}, "brand account 7305112"},
	} {
		private, record := kept{}, Record{Account: test.account, Instance: NewInstance()}
		if diags := record.Save(t.Context(), private); diags.HasError() {
			t.Fatal(diags)
		}
		again := Load(t.Context(), private, stateOf(test.account))
		if again.Account.Label() != test.label || again.Account.To(test.account) != Same || again.Instance != record.Instance {
			t.Errorf("%s: %+v, %s", name, again, again.Account.Label())
		}
		twice := kept{}
		if diags := again.Save(t.Context(), twice); diags.HasError() || !cmp.Equal(private, twice) {
			t.Errorf("%s: %s, then %s", name, private[key], twice[key])
		}
	}
}

// What an agency's token wrote into the state is no company's name to another token.
func TestABrandsIDIsNoName(t *testing.T) {
	t.Parallel()
	private := kept{}
	record := Record{Account: Account{Type: "brand", SID: "IRzyxwvu"}, Instance: NewInstance()}
	record.Save(t.Context(), private)
	again := Load(t.Context(), private, stateOf(Account{Type: "brand", Brand: "7305112"}))
	if named := (Account{Type: "brand", SID: "IRabcdef", Company: "Acme"}); again.Account.To(named) != Unclear {
		t.Errorf("%+v is %d to %+v", again.Account, again.Account.To(named), named)
	}
}

// Terraform copies the private data of every object once for each of them.
func TestARecordIsShort(t *testing.T) {
	t.Parallel()
	private := kept{}
	record := Record{Account: Account{Type: "brand", SID: "IRabc1048291defghijklmnopqrstuvwxyz", Company: "Acme"}, Instance: "ABCDEFGH"}
	record.Save(t.Context(), private)
	if got, want := string(private[key]), `{"t":"brand","s":"1048291","i":"ABCDEFGH"}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What a record was before is none, until the next refresh.
func TestAnOlderRecordIsNone(t *testing.T) {
	t.Parallel()
	private := kept{key: []byte(`{"account":{"type":"brand","sid":"IRabc1048291"},"instance":"ABCDEFGHIJKLMNOPQRSTUVWXYZ"}`)}
	if record := Load(t.Context(), private, tftypes.NewValue(objectType, nil)); !cmp.Equal(record, Record{}) {
		t.Errorf("%+v", record)
	}
}

var objectType = tftypes.Object{AttributeTypes: map[string]tftypes.Type{
	"name": tftypes.String, "ids": tftypes.Set{ElementType: tftypes.String}, "uri": tftypes.String,
	"address": tftypes.Object{AttributeTypes: map[string]tftypes.Type{"city": tftypes.String, "state": tftypes.String}},
}}

type parts struct {
	name, city, state, uri any
	ids                    []string
}

func object(p parts) tftypes.Value {
	ids := make([]tftypes.Value, len(p.ids))
	for i, id := range p.ids {
		ids[i] = tftypes.NewValue(tftypes.String, id)
	}
	text := func(v any) tftypes.Value { return tftypes.NewValue(tftypes.String, v) }
	return tftypes.NewValue(objectType, map[string]tftypes.Value{
		"name": text(p.name), "uri": text(p.uri), "ids": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, ids),
		"address": tftypes.NewValue(objectType.AttributeTypes["address"], map[string]tftypes.Value{"city": text(p.city), "state": text(p.state)}),
	})
}

func everything(string) bool { return true }

func TestKeep(t *testing.T) {
	t.Parallel()
	planned := object(parts{name: "R&D", ids: []string{"1", "2"}, city: "Oslo", state: tftypes.UnknownValue, uri: tftypes.UnknownValue})
	config := object(parts{name: "R&D", ids: []string{"1", "2"}, city: "Oslo"})
	shown := object(parts{name: "R&amp;D", ids: []string{"2"}, city: "OSLO", state: "N", uri: "/x"})
	state, kept, differences := Shown{}.Keep(planned, shown, config, everything)
	if want := object(parts{name: "R&D", ids: []string{"1", "2"}, city: "Oslo", state: "N", uri: "/x"}); !state.Equal(want) {
		t.Errorf("state %s", state)
	}
	var told []string
	for _, d := range differences {
		told = append(told, d.Path)
	}
	if diff := cmp.Diff([]string{"address.city", "ids", "name"}, told); diff != "" {
		t.Error(diff)
	}

	// What is remembered is no difference, whatever the order of a set.
	refreshed, again := kept.Refresh(state, shown)
	if !refreshed.Equal(state) || len(again) != 3 {
		t.Errorf("refreshed %s, %v", refreshed, again)
	}
	// Another value is one, and is remembered no more.
	shown = object(parts{name: "Research", ids: []string{"2"}, city: "OSLO", state: "N", uri: "/x"})
	refreshed, again = kept.Refresh(state, shown)
	if want := object(parts{name: "Research", ids: []string{"1", "2"}, city: "Oslo", state: "N", uri: "/x"}); !refreshed.Equal(want) || len(again) != 2 {
		t.Errorf("refreshed %s, %v", refreshed, again)
	}
	// A write of something else leaves alone what it did not send.
	sent := func(path string) bool { return path == "name" }
	_, kept, differences = kept.Keep(object(parts{name: "New", ids: []string{"1", "2"}, city: "Oslo", state: "N", uri: "/x"}),
		object(parts{name: "New", ids: []string{"2", "3"}, city: "OSLO", state: "N", uri: "/x"}), config, sent)
	if _, remembered := kept["address.city"]; !remembered || len(kept) != 1 || len(differences) != 0 {
		t.Errorf("kept %v, told %v", kept, differences)
	}
}

// Elements that were not sent did not come of what was sent.
func TestKeepDoesNotTakeStrangersForItsOwn(t *testing.T) {
	t.Parallel()
	planned, shown := object(parts{ids: []string{"1"}}), object(parts{ids: []string{"1", "9"}})
	_, kept, differences := Shown{}.Keep(planned, shown, planned, everything)
	if len(kept) != 0 || len(differences) != 1 || differences[0].Lasts {
		t.Errorf("kept %v, told %v", kept, differences)
	}
}

func TestStale(t *testing.T) {
	t.Parallel()
	before, planned := object(parts{name: "old", ids: []string{"1"}}), object(parts{name: "new", ids: []string{"1"}})
	sent := Changes(before, planned)
	if !sent("name") || sent("ids") || sent("address.city") {
		t.Error("what is sent is what changes")
	}
	for name, test := range map[string]struct {
		shown tftypes.Value
		stale bool
	}{
		"as before":      {before, true},
		"as planned":     {planned, false},
		"something else": {object(parts{name: "NEW!", ids: []string{"1"}}), false},
	} {
		if (Shown{}).Stale(before, planned, test.shown, sent) != test.stale {
			t.Errorf("%s: not %t", name, test.stale)
		}
	}
	// A service that writes the new value as the old one was has not been late.
	if planned = object(parts{name: "OLD", ids: []string{"1"}}); (Shown{}).Stale(before, planned, before, Changes(before, planned)) {
		t.Error("another spelling counts as late")
	}
}

func TestEqual(t *testing.T) {
	t.Parallel()
	text := func(v any) tftypes.Value { return tftypes.NewValue(tftypes.String, v) }
	for _, test := range []struct {
		a, b  tftypes.Value
		equal bool
	}{
		{text("a"), text("a"), true},
		{text("a"), text("b"), false},
		{text(nil), text(""), true},
		{text(tftypes.UnknownValue), text(""), false},
		{text("2026-01-01T00:00:00Z"), text("2026-01-01T01:00:00+01:00"), true},
		{text("2026-01-01T00:00:00Z"), text("2026-01-01T00:00:01Z"), false},
		{object(parts{ids: []string{"1", "2"}}), object(parts{ids: []string{"2", "1"}}), true},
		{object(parts{}), tftypes.NewValue(objectType, nil), true},
	} {
		if Equal(test.a, test.b) != test.equal || Equal(test.b, test.a) != test.equal {
			t.Errorf("%s and %s: not %t", test.a, test.b, test.equal)
		}
	}
}
