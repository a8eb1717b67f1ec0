package impact

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// readModels decode an object of each kind that the client reads.
var readModels = map[string]func(data []byte) (object any, odd []Oddity, err error){
	"Advertiser":           readAs[Advertiser],
	"BlockRedirectRule":    readAs[BlockRedirectRule],
	"Campaign":             readAs[Campaign],
	"CompanyInformation":   readAs[CompanyInformation],
	"Contact":              readAs[Contact],
	"Contract":             readAs[Contract],
	"ContractDetails":      readAs[ContractDetails],
	"ContractTemplate":     readAs[ContractTemplate],
	"Deal":                 readAs[Deal],
	"ExceptionList":        readAs[ExceptionList],
	"ExceptionListItem":    readAs[ExceptionListItem],
	"Job":                  readAs[Job],
	"LegalEntity":          readAs[LegalEntity],
	"MediaPartner":         readAs[MediaPartner],
	"MediaProperty":        readAs[MediaProperty],
	"PartnerGroup":         readAs[PartnerGroup],
	"PhoneNumber":          readAs[PhoneNumber],
	"PromoCode":            readAs[PromoCode],
	"Report":               readAs[Report],
	"RequiredWithdrawal":   readAs[RequiredWithdrawalFields],
	"TaxDocument":          readAs[TaxDocument],
	"TrackingValueRequest": readAs[TrackingValueRequest],
	"UnsubscribedContact":  readAs[UnsubscribedContact],
	"User":                 readAs[User],
	"WithdrawalSettings":   readAs[WithdrawalSettings],
}

func readAs[T any](data []byte) (any, []Oddity, error) {
	var f found[T]
	err := json.Unmarshal(data, &f)
	return f.object, f.oddities, err
}

// scalars are the ways in which answers spell single values, and some in which
// they should not.
var scalars = []string{
	`null`, `""`, `" "`, `0`, `7`, `1000.0`, `4.5`, `-1`, `1e3`, `12345678901234567890`, `true`, `false`,
	`"7"`, `"1000.0"`, `"4.5"`, `"true"`, `"Y"`, `"A"`, `"abc"`, `"a, b"`, `"2026-01-31T10:00:00-04:00"`, `"2026-01-31"`, `"31.1.2026"`,
	`"IRx:t0ken@api.impact.com/Advertisers/IRx"`, `"\u00e4\ud83d\ude00"`, `"ACTIVE"`,
}

// anyValue returns any JSON value, with members of the names where it is an
// object.
func anyValue(r *rand.Rand, names []string, depth int) string {
	kind := r.IntN(10)
	if depth == 0 {
		kind = 9
	}
	switch kind {
	case 0, 1:
		var elements []string
		for range r.IntN(4) {
			elements = append(elements, anyValue(r, names, depth-1))
		}
		return "[" + strings.Join(elements, ", ") + "]"
	case 2, 3:
		return anyObject(r, names, depth-1)
	}
	return scalars[r.IntN(len(scalars))]
}

func anyObject(r *rand.Rand, names []string, depth int) string {
	var members []string
	for _, name := range names {
		if r.IntN(3) > 0 {
			members = append(members, fmt.Sprintf("%q: %s", name, anyValue(r, names, depth)))
		}
	}
	return "{" + strings.Join(members, ", ") + "}"
}

// memberNames are the API's names of all members below a type.
func memberNames(t reflect.Type) (names []string) {
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]()) {
		return nil
	}
	for i := range t.NumField() {
		names = append(names, nameOf(t.Field(i)))
	}
	return names
}

// Whatever the members are, the object is read, and no value that it held is
// gone without a word.
func TestNoValueStopsARead(t *testing.T) {
	t.Parallel()
	const rounds = 100
	for name, read := range readModels {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			zero, _, _ := read([]byte(`{}`))
			model := reflect.TypeOf(zero)
			r := rand.New(rand.NewPCG(1, uint64(len(name))))
			for range rounds {
				members := map[string]json.RawMessage{}
				for i := range model.NumField() {
					field := model.Field(i)
					members[nameOf(field)] = json.RawMessage(anyValue(r, memberNames(field.Type), 3))
				}
				data, err := json.Marshal(members)
				if err != nil {
					t.Fatal(err)
				}
				checkRead(t, read, data)
			}
		})
	}
}

// holdsSomething reports a value that a reader would miss: not nothing in any of
// its spellings, nor an object of members that no document has there.
func holdsSomething(raw json.RawMessage, t reflect.Type) bool {
	raw = bytes.TrimSpace(raw)
	var members map[string]json.RawMessage
	switch {
	case bytes.HasPrefix(raw, []byte("[")):
		elements, _ := elementsOf(raw)
		for _, element := range elements {
			if holdsSomething(element, t) {
				return true
			}
		}
		return false
	case bytes.HasPrefix(raw, []byte("{")):
		_ = json.Unmarshal(raw, &members)
		for _, name := range memberNames(t) {
			if holdsSomething(members[name], reflect.TypeFor[string]()) {
				return true
			}
		}
		return false
	}
	text, err := scalar(raw)
	return err == nil && strings.Trim(text, " ,") != ""
}

func reported(odd []Oddity, member string) bool {
	for _, o := range odd {
		if rest, ok := strings.CutPrefix(o.Member, member); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return true
		}
	}
	return false
}

// A listing is read whatever stands in its objects, and loses none of them.
func TestNoValueStopsAListing(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(2, 2))
	names := memberNames(reflect.TypeFor[Deal]())
	for round := range 50 {
		depth := 2
		if round%10 == 0 { // each further one costs thirty times as much
			depth = 3
		}
		var deals []string
		for id := range 5 {
			body := strings.TrimPrefix(anyObject(r, names[1:], depth), "{")
			if body != "}" {
				body = ", " + body
			}
			deals = append(deals, fmt.Sprintf(`{"Id":%d%s`, id+1, body))
		}
		all, err := Collect(newClient(t, steps(reply(200, `{"Deals":[`+strings.Join(deals, ",")+`]}`))).Deals().All(t.Context(), nil))
		if err != nil || len(all) != 5 || all[4].ID != "5" {
			t.Fatalf("%d deals, %v: %s", len(all), err, deals)
		}
	}
}

func FuzzReadModels(f *testing.F) {
	for _, seed := range []string{
		`{"Id":5}`, `{"Id":{},"id":[]}`, `{"Accounts":{"Account":[{"Id":1}]}}`, `{"Members":[null,1,"x"]}`, `{"BillingAddress":[[{}]]}`,
		`{"Terms":{"VersionId":[1,2]}}`, `[]`, `null`, `{"Products":{"a":{"b":{}}}}`, `{"RestAccountURL":{"x":"y"}}`, `{"":0}`, `{"Labels":"a","LABELS":["b"]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		given := string(data)
		isObject := json.Valid(data) && bytes.HasPrefix(bytes.TrimSpace(data), []byte("{"))
		for name, read := range readModels {
			_, odd, err := read(data)
			if isObject && err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for _, o := range odd {
				if o.Member == "" || o.Text == "" || o.Reason == "" {
					t.Errorf("%s: an oddity that says nothing: %+v", name, o)
				}
			}
		}
		if string(data) != given {
			t.Error("reading changes what was read")
		}
	})
}
