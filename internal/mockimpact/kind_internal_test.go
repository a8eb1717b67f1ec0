package mockimpact

import (
	"bytes"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestKindsOfText(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		kind     kind
		accepted []string
		refused  []string
	}{
		"text":        {text, []string{"", "a", " "}, nil},
		"nonEmpty":    {nonEmpty, []string{"a"}, []string{"", " "}},
		"digits":      {digits, []string{"0", "0042"}, []string{"", "-1", "1.5", "1e3", "٣", strings.Repeat("9", 30)}},
		"integer":     {integer, []string{"0", "12"}, []string{"", "x", "1.5"}},
		"number":      {number, []string{"0", "-1.5", "1e3"}, []string{"", "1,5", "five"}},
		"boolean":     {boolean, []string{"true", "false"}, []string{"", "TRUE", "1"}},
		"boolText":    {boolText, []string{"true", "false"}, []string{"", "True"}},
		"dateTime":    {dateTime, []string{"2026-06-01T00:00:00-07:00", "2026-06-01T00:00:00Z"}, []string{"", "2026-06-01", "2026-06-01T00:00:00"}},
		"dateOnly":    {dateOnly, []string{"2026-06-01"}, []string{"", "2026-6-1", "2026-06-01T00:00:00Z"}},
		"email":       {email, []string{"a@b.example"}, []string{"", "a", "A <a@b.example>"}},
		"absoluteURL": {absoluteURL, []string{"https://a.example/x"}, []string{"", "a.example", "/x", "https://"}},
		"countryCode": {countryCode, []string{"US", "UK"}, []string{"", "us", "USA"}},
		"base64Data":  {base64Data, []string{"aGk="}, []string{"", "a", "data:image/png;base64,aGk="}},
		"idList":      {idList, []string{"1", "1,2"}, []string{"", "1,", ",", "1, 2", "a"}},
		"orEmpty":     {orEmpty(digits), []string{"", "1"}, []string{"a"}},
		"each":        {each(oneOf("A")), []string{"A"}, []string{"", "B"}},
		"file":        {file, nil, []string{"", "a.csv"}},
		"object":      {object(), nil, []string{"", "{}"}},
	}
	for name, test := range tests {
		for _, value := range test.accepted {
			if problems := test.kind("Field", formText(value)); problems != nil {
				t.Errorf("%s refuses %q: %v", name, value, problems)
			}
		}
		for _, value := range test.refused {
			problems := test.kind("Field", formText(value))
			if len(problems) != 1 || problems[0].Field != "Field" || problems[0].Message == "" {
				t.Errorf("%s of %q: %v", name, value, problems)
			}
		}
	}
}

var strictFields = []field{
	required("Id", integer), optional("Rate", number), optional("On", boolean), optional("Name", text),
	optional("Tags", each(oneOf("A", "B"))), optional("Logo", file), optional("Place", object(required("City", text))),
}

func TestJSONBodies(t *testing.T) {
	t.Parallel()
	for body, want := range map[string][]string{
		`{"Id":1,"Rate":1.5,"On":true,"Name":"","Tags":["A","B"],"Place":{"City":"x"}}`: nil,
		`{"Id":1,"Tags":[]}`:            nil,
		`{}`:                            {"Id"},
		`{"Id":"1"}`:                    {"Id"},
		`{"Id":1.5}`:                    {"Id"},
		`{"Id":1,"Rate":"1.5"}`:         {"Rate"},
		`{"Id":1,"On":"true"}`:          {"On"},
		`{"Id":1,"Name":5}`:             {"Name"},
		`{"Id":1,"Name":null}`:          {"Name"},
		`{"Id":1,"Tags":"A"}`:           {"Tags"},
		`{"Id":1,"Tags":["A","C",1]}`:   {"Tags", "Tags"},
		`{"Id":1,"Place":{"Town":"x"}}`: {"Place.City", "Place.Town"},
		`{"Id":1,"Logo":"x","id":1}`:    {"Logo", "id"},
	} {
		c := &call{contentType: jsonMedia, body: []byte(body)}
		if got := checked(t, c, jsonBody(strictFields...)); !slices.Equal(got, want) {
			t.Errorf("%s: fields %v, want %v", body, got, want)
		}
	}
}

func TestMultipartBodies(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		values []string // "Name=value"
		files  []string // "Name=content"
		want   []string
	}{
		"all":            {[]string{"Id=1", "Rate=2.5", "On=false", "Tags=A", "Tags=B"}, []string{"Logo=png"}, nil},
		"missing":        {nil, []string{"Logo=png"}, []string{"Id"}},
		"text as file":   {[]string{"Id=1", "Logo=png"}, nil, []string{"Logo"}},
		"file as text":   {[]string{"Id=1"}, []string{"Name=png"}, []string{"Name"}},
		"empty file":     {[]string{"Id=1"}, []string{"Logo="}, []string{"Logo"}},
		"repeated":       {[]string{"Id=1", "Name=a", "Name=b"}, nil, []string{"Name"}},
		"bad repetition": {[]string{"Id=1", "Tags=A", "Tags=C"}, nil, []string{"Tags"}},
		"unknown":        {[]string{"Id=1", "Colour=red"}, []string{"Other=x"}, []string{"Colour", "Other"}},
		"object":         {[]string{"Id=1", "Place=x"}, nil, []string{"Place"}},
	}
	for name, test := range tests {
		var body bytes.Buffer
		writer := multipart.NewWriter(&body)
		for _, pair := range test.values {
			key, value, _ := strings.Cut(pair, "=")
			must(t, writer.WriteField(key, value))
		}
		for _, pair := range test.files {
			key, value, _ := strings.Cut(pair, "=")
			part, err := writer.CreateFormFile(key, key+".bin")
			must(t, err)
			_, err = part.Write([]byte(value))
			must(t, err)
		}
		must(t, writer.Close())
		c := &call{contentType: writer.FormDataContentType(), body: body.Bytes()}
		if got := checked(t, c, multipartBody(strictFields...)); !slices.Equal(got, test.want) {
			t.Errorf("%s: fields %v, want %v", name, got, test.want)
		}
		if name == "all" && (string(c.files["Logo"].Data) != "png" || c.files["Logo"].Name != "Logo.bin" || c.form.Get("Id") != "1") {
			t.Errorf("decoded %v %v", c.form, c.files)
		}
	}
	for _, contentType := range []string{multipartMedia, multipartMedia + "; boundary=x"} {
		c := &call{contentType: contentType, body: []byte("no part")}
		if refusal, refused := c.check(&route{bodies: []body{multipartBody()}}); !refused || refusal.status != http.StatusBadRequest {
			t.Errorf("%s: a broken body is accepted", contentType)
		}
	}
}

// TestEachContentTypeHasItsOwnFields is for operations that take, say, one value
// as a form or many in a file.
func TestEachContentTypeHasItsOwnFields(t *testing.T) {
	t.Parallel()
	bodies := []body{formBody(required("Value", text)), jsonBody(required("Values", each(text)))}
	for contentType, bodyText := range map[string]string{formMedia: "Value=x", jsonMedia: `{"Values":["x"]}`} {
		c := &call{contentType: contentType, body: []byte(bodyText)}
		if got := checked(t, c, bodies...); got != nil {
			t.Errorf("%s: fields %v", contentType, got)
		}
	}
	if got := checked(t, &call{contentType: jsonMedia, body: []byte(`{"Value":"x"}`)}, bodies...); !slices.Equal(got, []string{"Values", "Value"}) {
		t.Errorf("fields %v", got)
	}
}

func TestRequiredIsNotEmpty(t *testing.T) {
	t.Parallel()
	value := required("Value", text)
	for contentType, bodyText := range map[string]string{formMedia: "Value=", jsonMedia: `{"Value":""}`} {
		got := checked(t, &call{contentType: contentType, body: []byte(bodyText)}, formBody(value), jsonBody(value))
		if !slices.Equal(got, []string{"Value"}) {
			t.Errorf("%s: fields %v", contentType, got)
		}
	}
}

// checked returns the fields that a body is refused for.
func checked(t *testing.T, c *call, bodies ...body) (names []string) {
	t.Helper()
	refusal, refused := c.check(&route{bodies: bodies})
	if !refused {
		return nil
	}
	envelope, _ := refusal.body.(document)
	problems, named := envelope["Errors"].([]FieldError)
	if !named {
		t.Fatalf("refused without fields: %v", envelope)
	}
	for _, problem := range problems {
		names = append(names, problem.Field)
	}
	return names
}

func TestRoutesMustBeDocumentedAndUnique(t *testing.T) {
	t.Parallel()
	for name, added := range map[string]route{
		"undocumented path":   {method: http.MethodGet, template: "/Tokens"},
		"undocumented method": {method: http.MethodDelete, template: "/Campaigns"},
		"parameter name":      {method: http.MethodGet, template: "/Campaigns/{Id}"},
		"second route":        {method: http.MethodGet, template: "/Campaigns"},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s was accepted", name)
				}
			}()
			newRouters()[Brand].add(Brand, added)
		}()
	}
}

func TestLiteralSegmentWins(t *testing.T) {
	t.Parallel()
	partner := newRouters()[Partner]
	for path, want := range map[string]string{
		"Catalogs/ItemSearch": "/Catalogs/ItemSearch",
		"Catalogs/5":          "/Catalogs/{Id}",
		"TaxDocument/7":       "/TaxDocument/{Id}",
		"Campaigns/1/Deals/2": "/Campaigns/{CampaignId}/Deals/{Id}",
	} {
		found, params, _ := partner.find(http.MethodGet, strings.Split(path, "/"))
		if found == nil || found.operation.Path != want {
			t.Errorf("%s: %v", path, found)
			continue
		}
		if wanted := strings.Count(want, "{"); len(params) != wanted {
			t.Errorf("%s: parameters %v", path, slices.Collect(maps.Keys(params)))
		}
	}
	_, params, _ := partner.find(http.MethodGet, []string{"Campaigns", "1", "Deals", "2"})
	if got := fmt.Sprint(params); got != "map[CampaignId:1 Id:2]" {
		t.Errorf("parameters %s", got)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
