package mockimpact

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

var strictFields = []rule.Field{
	rule.Required("Id", rule.Integer), rule.Optional("Rate", rule.Number), rule.Optional("On", rule.Boolean), rule.Optional("Name", rule.Text),
	rule.Optional("Tags", rule.Each(rule.OneOf("A", "B"))), rule.Optional("Logo", rule.File), rule.Optional("Place", rule.Object(rule.Required("City", rule.Text))),
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
		c := &call{contentType: rule.JSONMedia, body: []byte(body)}
		if got := checked(t, c, rule.JSONBody(strictFields...)); !slices.Equal(got, want) {
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
		if got := checked(t, c, rule.MultipartBody(strictFields...)); !slices.Equal(got, test.want) {
			t.Errorf("%s: fields %v, want %v", name, got, test.want)
		}
		if name == "all" && (string(c.Files["Logo"].Data) != "png" || c.Files["Logo"].Name != "Logo.bin" || c.Form.Get("Id") != "1") {
			t.Errorf("decoded %v %v", c.Form, c.Files)
		}
	}
	for _, contentType := range []string{rule.MultipartMedia, rule.MultipartMedia + "; boundary=x"} {
		c := &call{contentType: contentType, body: []byte("no part")}
		if refusal, refused := c.check(&route{bodies: []rule.Body{rule.MultipartBody()}}); !refused || refusal.status != http.StatusBadRequest {
			t.Errorf("%s: a broken body is accepted", contentType)
		}
	}
}

// TestEachContentTypeHasItsOwnFields is for operations that take, say, one value
// as a form or many in a file.
func TestEachContentTypeHasItsOwnFields(t *testing.T) {
	t.Parallel()
	bodies := []rule.Body{rule.FormBody(rule.Required("Value", rule.Text)), rule.JSONBody(rule.Required("Values", rule.Each(rule.Text)))}
	for contentType, bodyText := range map[string]string{rule.FormMedia: "Value=x", rule.JSONMedia: `{"Values":["x"]}`} {
		c := &call{contentType: contentType, body: []byte(bodyText)}
		if got := checked(t, c, bodies...); got != nil {
			t.Errorf("%s: fields %v", contentType, got)
		}
	}
	if got := checked(t, &call{contentType: rule.JSONMedia, body: []byte(`{"Value":"x"}`)}, bodies...); !slices.Equal(got, []string{"Values", "Value"}) {
		t.Errorf("fields %v", got)
	}
}

func TestRequiredIsNotEmpty(t *testing.T) {
	t.Parallel()
	value := rule.Required("Value", rule.Text)
	for contentType, bodyText := range map[string]string{rule.FormMedia: "Value=", rule.JSONMedia: `{"Value":""}`} {
		got := checked(t, &call{contentType: contentType, body: []byte(bodyText)}, rule.FormBody(value), rule.JSONBody(value))
		if !slices.Equal(got, []string{"Value"}) {
			t.Errorf("%s: fields %v", contentType, got)
		}
	}
}

// checked returns the fields that a body is refused for.
func checked(t *testing.T, c *call, bodies ...rule.Body) (names []string) {
	t.Helper()
	refusal, refused := c.check(&route{bodies: bodies})
	if !refused {
		return nil
	}
	envelope, _ := refusal.body.(document)
	problems, named := envelope["Errors"].([]rule.FieldError)
	if !named {
		t.Fatalf("refused without fields: %v", envelope)
	}
	for _, problem := range problems {
		names = append(names, problem.Field)
	}
	return names
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
