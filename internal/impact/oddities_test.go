package impact

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// odd is a model with a member of every kind that the read models have.
type odd struct {
	ID      ID `json:"Id"`
	Text    string
	Int     Int
	Float   Float
	Bool    Bool
	Time    Time
	List    List
	Labels  []string
	IDs     []ID
	Address Address
	Parts   []struct {
		ID    ID `json:"Id"`
		Count Int
	}
	Secret RestAccountURL
	TaxID  string `json:"TaxId"`
	Raw    json.RawMessage
}

func TestOddMembers(t *testing.T) {
	t.Parallel()
	const single = "a list or an object stands where a single value belongs"
	for name, test := range map[string]struct {
		body string
		want string // the object as JSON
		odd  []Oddity
	}{
		"documented": {`{"Id":5,"Text":"a","Labels":["a","b"],"Address":{"City":"X"}}`, `{"Id":"5","Text":"a","Labels":["a","b"],"Address":{"City":"X"}}`, nil},
		"any case":   {`{"id":"5","TEXT":7,"labels":"a"}`, `{"Id":"5","Text":"7","Labels":["a"]}`, nil},
		"unset": {
			`{"Text":null,"Int":"","Float":"","Bool":"","Time":"","List":"","Labels":"","IDs":null,"Address":"","Parts":"","Secret":""}`, `{}`, nil,
		},
		"text where numbers are": {`{"Int":"1000.0","Float":" 1.5 ","Bool":"TRUE","Text":1,"Address":""}`, `{"Int":1000,"Float":1.5,"Bool":true,"Text":"1"}`, nil},
		"numbers where text is":  {`{"Text":5550100,"Labels":[1,true],"Address":{"PostalCode":1234}}`, `{"Text":"5550100","Labels":["1","true"],"Address":{"PostalCode":"1234"}}`, nil},
		"single for list":        {`{"Labels":"a","IDs":7,"Parts":{"Id":1}}`, `{"Labels":["a"],"IDs":["7"],"Parts":[{"Id":"1"}]}`, nil},
		"list for single":        {`{"Text":["a"],"Int":[5],"Address":[{"City":"X"}],"Bool":[]}`, `{"Text":"a","Int":5,"Address":{"City":"X"}}`, nil},
		"wrapped list":           {`{"Parts":{"Part":[{"Id":1},{"Id":2}]}}`, `{"Parts":[{"Id":"1"},{"Id":"2"}]}`, nil},
		"wrapped single":         {`{"Parts":{"Part":{"Id":1}}}`, `{"Parts":[{"Id":"1"}]}`, nil},

		"no numbers": {`{"Id":5,"Int":"4.5","Float":"x","Bool":"Y","Time":"soon"}`, `{"Id":"5"}`, []Oddity{
			{"odd 5", "Bool", `"Y"`, `"Y" is not true or false`},
			{"odd 5", "Float", `"x"`, `"x" is not a number`},
			{"odd 5", "Int", `"4.5"`, `"4.5" is not an integer`},
			{"odd 5", "Time", `"soon"`, `"soon" is not a date and time as in 2026-01-31T10:00:00Z`},
		}},
		"objects": {`{"Id":5,"Text":{"a":1},"Int":{"b":2},"List":{"c":3},"Labels":["x",{"d":4}]}`, `{"Id":"5","Labels":["x"]}`, []Oddity{
			{"odd 5", "Int", `{"b":2}`, single},
			{"odd 5", "Labels[1]", `{"d":4}`, "the object stands where another type belongs"},
			{"odd 5", "List", `{"c":3}`, "list: " + single},
			{"odd 5", "Text", `{"a":1}`, "the object stands where another type belongs"},
		}},
		"deep": {`{"Id":5,"Address":{"City":{"x":1},"State":"S"},"Parts":[{"Id":1,"Count":"many"},{"Id":2},7]}`, `{"Id":"5","Address":{"State":"S"},"Parts":[{"Id":"1"},{"Id":"2"}]}`, []Oddity{
			{"odd 5", "Address.City", `{"x":1}`, "the object stands where another type belongs"},
			{"odd 5", "Parts[0].Count", `"many"`, `"many" is not an integer`},
			{"odd 5", "Parts[2]", `7`, "the number stands where another type belongs"},
		}},
		"two for single": {`{"Id":5,"Text":["a","b"],"Address":[{"City":"X"},{"City":"Y"}]}`, `{"Id":"5"}`, []Oddity{
			{"odd 5", "Address", `[{"City":"X"},{"City":"Y"}]`, "the array stands where another type belongs"},
			{"odd 5", "Text", `["a","b"]`, "the array stands where another type belongs"},
		}},
		"secrets": {`{"Id":5,"Secret":{"url":"IRx:t0ken@h"},"TaxId":["12-3","45-6"],"Int":"IRx:t0ken@h"}`, `{"Id":"5"}`, []Oddity{
			{"odd 5", "Int", `"IRx:***@h"`, `"IRx:***@h" is not an integer`},
			{"odd 5", "Secret", "***", "it is not of the documented type"},
			{"odd 5", "TaxId", "***", "it is not of the documented type"},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			collection := func(c *Client) Collection[odd] {
				return Collection[odd]{client: c, noun: "odd", path: []string{"Odds"}, key: "Odds", id: func(o odd) string { return o.ID.String() }}
			}
			var want odd
			if err := json.Unmarshal([]byte(test.want), &want); err != nil {
				t.Fatal(err)
			}
			log := &recorder{}
			c := newClient(t, steps(reply(200, `{"Odds":[`+test.body+`]}`)), func(c *Config) { c.Logger = log })
			ctx, collected := WithOddities(t.Context())
			all, err := Collect(collection(c).All(ctx, nil))
			if err != nil || len(all) != 1 {
				t.Fatal(all, err)
			}
			compare := cmp.Comparer(func(a, b RestAccountURL) bool { return a == b })
			if diff := cmp.Diff(want, all[0], compare); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.odd, collected.All(), cmp.Transformer("nil", func(in []Oddity) []Oddity { return append([]Oddity(nil), in...) })); diff != "" {
				t.Error(diff)
			}
			if len(log.level("WARN")) != 0 {
				t.Errorf("what is collected is logged, too: %q", log.level("WARN"))
			}
			// Nobody collects: nothing is lost in silence all the same.
			if _, err := Collect(collection(c).All(t.Context(), nil)); err != nil || len(log.level("WARN")) != len(test.odd) {
				t.Errorf("%v, log %q", err, log.level("WARN"))
			}
		})
	}
}

// A read that a listing answers reports the oddities of its own object to its
// own context, whoever's read opened the listing.
func TestOdditiesOfSharedReads(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := steps(reply(200, `{"Deals":[{"Id":1,"DiscountAmount":"free"},{"Id":2},{"Id":3,"Name":{"en":"x"}}]}`))
		c := newClient(t, api)
		want := map[string][]Oddity{
			"1": {{"deal 1", "DiscountAmount", `"free"`, `"free" is not a number`}},
			"2": {},
			"3": {{"deal 3", "Name", `{"en":"x"}`, "the object stands where another type belongs"}},
		}
		var all sync.WaitGroup
		for id, odd := range want {
			all.Go(func() {
				for range 2 { // from the round, and from the listing
					ctx, collected := WithOddities(t.Context())
					if _, err := c.Deals().Get(ctx, id); err != nil {
						t.Error(err)
					}
					if diff := cmp.Diff(odd, collected.All()); diff != "" {
						t.Errorf("%s: %s", id, diff)
					}
				}
			})
		}
		all.Wait()
		if n := len(api.requests()); n != 1 {
			t.Errorf("%d requests", n)
		}
	})
}

// The proof of a credential needs an answer of impact.com's, and no more.
func TestCompanyInformationAsProof(t *testing.T) {
	t.Parallel()
	read := func(body string) (CompanyInformation, []Oddity, error) {
		ctx, collected := WithOddities(t.Context())
		info, err := newClient(t, steps(reply(200, body))).CompanyInformation(ctx)
		return info, collected.All(), err
	}
	info, oddities, err := read(`{"CompanyName":"ACME","BillingAddress":"","CorporateAddress":[{"City":"X"}],"PrimaryPhoneNumber":5550100,
		"MinimumContactRating":"4.5","RegisteredForIndirectTax":"Y","FinancialContact":null,"Industry":"Retail"}`)
	if err != nil || info.CompanyName != "ACME" || info.CorporateAddress.City != "X" || info.PrimaryPhoneNumber != "5550100" {
		t.Errorf("got %+v, %v", info, err)
	}
	var members []string
	for _, o := range oddities {
		members = append(members, o.Object+"."+o.Member+"="+o.Text)
	}
	wantText(t, "oddities", strings.Join(members, " "),
		`company information.Industry="Retail" company information.MinimumContactRating="4.5" company information.RegisteredForIndirectTax="Y"`)

	if _, oddities, err := read(`{"CompanyName":{"en":"ACME"}}`); err != nil || len(oddities) != 1 {
		t.Errorf("an odd name: %v, %v", oddities, err)
	}
	for _, body := range []string{`{}`, `{"ok":true}`, `null`, `[]`, `"ok"`, ``, `{"message":"hello"}`, `<html></html>`} {
		if _, _, err := read(body); err == nil {
			t.Errorf("%s proves a credential", body)
		}
	}
}

func TestOdditiesAreCollectedByManyAtOnce(t *testing.T) {
	t.Parallel()
	c := newClient(t, nil)
	ctx, collected := WithOddities(t.Context())
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			c.report(ctx, "deal 1", []Oddity{{Member: "A", Text: "1"}, {Member: "B", Text: strings.Repeat("x", 1000)}})
			_ = collected.All()
		})
	}
	all.Wait()
	if got := collected.All(); len(got) != 2 || len(got[1].Text) > maxQuoted+len("…") {
		t.Errorf("collected %v", got)
	}
}
