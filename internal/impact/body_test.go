package impact

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestForm(t *testing.T) {
	t.Parallel()
	name, empty := "Müller & Söhne", ""
	form := NewForm().Set("Name", name).
		SetOptional("Note", &empty).SetOptional("Absent", nil).
		SetList("Partners", []string{"1", "2"}).SetList("None", nil)
	_, data, err := form.encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := url.ParseQuery(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(url.Values{"Name": {name}, "Note": {""}, "Partners": {"1,2"}}, got); diff != "" {
		t.Error(diff)
	}
	if form.Empty() || !NewForm().SetOptional("x", nil).SetList("y", nil).Empty() {
		t.Error("Empty is wrong")
	}
	if NewForm().SetList("x", []string{"a,b"}).Empty() {
		t.Error("a form with a mistake counts as empty, so the mistake would pass unseen")
	}
}

func TestMultipart(t *testing.T) {
	t.Parallel()
	body := Multipart{
		Fields: url.Values{"RevenueModel": {"CPA", "CPC"}, "Name": {"x"}},
		Files:  []File{{Field: "File", Name: `it"ems.csv`, ContentType: "text/csv", Content: []byte("a,b\n")}},
	}
	api := steps(reply(200, ""))
	if err := newClient(t, api).Send(t.Context(), Request{Method: http.MethodPost, Path: []string{"Things"}, Body: body}); err != nil {
		t.Fatal(err)
	}
	request := api.requests()[0]
	mediaType, params, err := mime.ParseMediaType(request.header.Get("Content-Type"))
	if err != nil || mediaType != "multipart/form-data" {
		t.Fatal(mediaType, err)
	}
	reader := multipart.NewReader(strings.NewReader(request.body), params["boundary"])
	var got []string
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.Join([]string{part.FormName(), part.FileName(), part.Header.Get("Content-Type"), string(content)}, "|"))
	}
	want := []string{"Name|||x", "RevenueModel|||CPA", "RevenueModel|||CPC", `File|it"ems.csv|text/csv|` + "a,b\n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFormTogether(t *testing.T) {
	t.Parallel()
	pair := func(form *Form) string {
		_, data, err := form.SetTogether("Number", "1", "Country", "US").encode()
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for want, form := range map[string]*Form{
		"":                    NewForm(),
		"Name=x":              NewForm().Set("Name", "x"),
		"Country=US&Number=1": NewForm().Set("Number", "2"),
	} {
		if got := pair(form); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := pair(NewForm().Set("Country", "DE")); got != "Country=US&Number=1" {
		t.Errorf("%q: the country alone brings no number", got)
	}
}

// A form's mistake is not lost when a file joins it.
func TestFormWithFileKeepsMistake(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, ""))
	body := NewForm().SetList("Labels", []string{"a,b"}).With(File{Field: "File", Name: "a"})
	err := newClient(t, api).Send(t.Context(), Request{Method: http.MethodPost, Path: []string{"Things"}, Body: body})
	if err == nil || !strings.Contains(err.Error(), `Labels: "a,b" holds a comma`) || len(api.requests()) != 0 {
		t.Errorf("%d requests, %v", len(api.requests()), err)
	}
}
