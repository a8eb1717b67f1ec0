package mockimpact_test

import (
	"bytes"
	"mime/multipart"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// parts is a multipart body: field, value, field, value …; "@" before a field
// makes it a file.
func parts(t *testing.T, pairs ...string) (contentType, body string) {
	t.Helper()
	var buffer bytes.Buffer
	w := multipart.NewWriter(&buffer)
	for i := 0; i+1 < len(pairs); i += 2 {
		var err error
		if pairs[i][0] == '@' {
			part, partErr := w.CreateFormFile(pairs[i][1:], "image.png")
			if partErr != nil {
				t.Fatal(partErr)
			}
			_, err = part.Write([]byte(pairs[i+1]))
		} else {
			err = w.WriteField(pairs[i], pairs[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), buffer.String()
}

func TestMediaPropertyLife(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Partner]
	const all, one = "/MediaProperties", "/MediaProperties/4622773"
	uri := "/Mediapartners/" + tok.SID + one

	created := w.as(t, tok, "POST", all, nil, content(parts(t, "Name", "Channel", "Type", "SOCIAL", "Url", "https://example.com/c",
		"RevenueModel", "PAY_PER_SALE", "RevenueModel", "PAY_PER_LEAD", "Followers", "HUNDRED_PLUS", "@Thumbnail", "image"))).wants(201)
	if created.text("Status") != "OK" || created.text("Uri") != uri {
		t.Fatalf("create answered %s", created.raw)
	}
	w.as(t, tok, "PUT", one, nil, content(parts(t, "Name", "Channel 2", "Tags", "a,b", "RevenueModel", "PAY_PER_CLICK"))).wants(200)
	want := map[string]any{
		"Id": "4622773", "Name": "Channel 2", "Type": "SOCIAL", "Url": "https://example.com/c", "Description": "", "Tags": "a,b",
		"RevenueModel": []any{"PAY_PER_CLICK"}, "Followers": "HUNDRED_PLUS", "Handle": "", "OwnershipVerified": "false",
		"MonthlyUniqueVisitors": "", "AlexaRating": "", "QuantcastRating": "", "AppStoreRating": "", "Price": "",
		"Thumbnail": uri + "/Thumbnail", "Uri": uri,
	}
	if diff := cmp.Diff(want, w.as(t, tok, "GET", one, nil).wants(200).body); diff != "" {
		t.Errorf("property (-want +got):\n%s", diff)
	}
	if listed := w.as(t, tok, "GET", all, nil).wants(200).list("MediaProperties"); len(listed) != 1 {
		t.Errorf("listed %d properties, want 1", len(listed))
	}
	if gone := w.as(t, tok, "DELETE", one, nil).wants(200); gone.raw != `{"Status":"DELETED"}` {
		t.Errorf("delete answered %s", gone.raw)
	}
	w.as(t, tok, "GET", one, nil).wants(404)
	w.as(t, tok, "DELETE", one, nil).wants(404)
}

func TestMediaPropertyRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Partner]
	id := w.partner.AddMediaProperty(mockimpact.MediaProperty{Fields: map[string]string{"Name": "Blog", "Type": "WEBSITE", "Url": "https://example.com"}}).ID
	for name, test := range map[string]struct {
		method string
		pairs  []string
		fields []string
	}{
		"nothing":          {"POST", []string{"Tags", "a"}, []string{"Name", "Type", "Url"}},
		"app has rating":   {"POST", []string{"Name", "x", "Type", "MOBILE", "Url", "https://example.com"}, []string{"AppStoreRating"}},
		"rating":           {"PUT", []string{"AppStoreRating", "6"}, []string{"AppStoreRating"}},
		"not a number":     {"PUT", []string{"Price", "1.99"}, []string{"Price"}},
		"model":            {"PUT", []string{"RevenueModel", "PAY_PER_SALE", "RevenueModel", ""}, []string{"RevenueModel"}},
		"type is fixed":    {"PUT", []string{"Type", "SOCIAL"}, []string{"Type"}},
		"image is no file": {"PUT", []string{"Thumbnail", "abc"}, []string{"Thumbnail"}},
		"not an address":   {"PUT", []string{"Url", "example"}, []string{"Url"}},
	} {
		path := "/MediaProperties"
		if test.method == "PUT" {
			path += "/" + id
		}
		got := w.as(t, tok, test.method, path, nil, content(parts(t, test.pairs...))).wants(400)
		if fields := got.fields(); !slices.Equal(slices.Sorted(slices.Values(fields)), test.fields) {
			t.Errorf("%s: %s, want fields %v", name, got.raw, test.fields)
		}
	}
	if all := w.partner.MediaProperties(); len(all) != 1 || len(all[0].Fields) != 3 {
		t.Errorf("refused requests left %v", all)
	}
}
