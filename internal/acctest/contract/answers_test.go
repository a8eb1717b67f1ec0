package contract_test

import (
	"errors"
	"net/http"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
)

func TestCheckAnswer(t *testing.T) {
	t.Parallel()
	checker := load(t)
	const (
		gadget = gadgets + "/7"
		at     = "GET " + atGadgets + "/{GadgetId}: answer "
		list   = "GET " + atGadgets + ": answer 200"
	)
	tests := map[string]struct {
		method, path string
		status       int
		contentType  string
		body         string
		want         []string
	}{
		"object":              {"GET", gadget, 200, asJSON, `{"Id":7,"Name":"a","Note":null,"Colour":null,"Anything":{"x":1},"Measures":{"w":1}}`, nil},
		"charset":             {"GET", gadget, 200, asJSON + ";charset=UTF-8", `{"Id":7}`, nil},
		"unknown field":       {"GET", gadget, 200, asJSON, `{"Id":7,"Color":"red"}`, []string{at + `200 "Color": is not documented` + inGadgets}},
		"unknown inner field": {"GET", gadget, 200, asJSON, `{"Maker":{"Town":"x"}}`, []string{at + `200 "Maker/Town": is not documented` + inGadgets}},
		"wrong type":          {"GET", gadget, 200, asJSON, `{"Name":7}`, []string{at + `200 "Name": got number, want string` + inGadgets}},
		"wrong type below additionalProperties": {"GET", gadget, 200, asJSON, `{"Measures":{"w":"1"}}`, []string{
			at + `200 "Measures/w": got string, want number` + inGadgets,
			at + `200 "Measures/w": value must be ''` + inGadgets,
		}},
		"wrong format": {"GET", gadget, 200, asJSON, `{"Maker":{"Website":"x"}}`, []string{
			at + `200 "Maker/Website": 'x' is not valid uri: relative url` + inGadgets,
			at + `200 "Maker/Website": value must be ''` + inGadgets,
		}},
		"unset values":         {"GET", gadget, 200, asJSON, `{"Count":"","Price":"","MadeAt":"","Colour":"","Maker":{"Website":""}}`, nil},
		"an id is never unset": {"GET", gadget, 200, asJSON, `{"Id":""}`, []string{at + `200 "Id": got string, want integer` + inGadgets}},
		"null where it is not": {"GET", gadget, 200, asJSON, `{"Uri":null}`, []string{at + `200 "Uri": got null, want string` + inGadgets}},
		"another JSON type":    {"GET", gadget, 200, asJSON, `[]`, []string{at + `200: got array, want object` + inGadgets}},
		"no JSON":              {"GET", gadget, 200, asJSON, ``, []string{at + `200: is no JSON: EOF` + inGadgets}},
		"missing field": {"GET", "/MediaPartners/IR1/Gizmos/1", 200, asJSON, `{}`, []string{
			`GET /Mediapartners/{AccountSID}/Gizmos/{Id}: answer 200 "Id": is required [partner-gizmos-v1]`,
		}},
		"wrong content type": {"GET", gadget, 200, "text/plain", `{"Id":7}`, []string{
			at + `200: content type "text/plain" is not documented; documented: application/json` + inGadgets,
		}},
		"no content type": {"GET", gadget, 200, "", `{"Id":7}`, []string{
			at + `200: content type "" is not documented; documented: application/json` + inGadgets,
		}},
		"status that is not documented": {"GET", gadget, 202, asJSON, `{"Id":7}`, []string{
			at + `202: the status is not documented; documented: 200, 404, 409` + inGadgets,
		}},
		"status by its class": {"PUT", gadget, 201, asJSON, `{"Id":7}`, nil},
		"XML":                 {"GET", gadget, 200, "text/xml;charset=UTF-8", `<ImpactRadiusResponse/>`, nil},

		"list":                {"GET", gadgets, 200, asJSON, `{"Gadgets":[{"Id":7}]}`, nil},
		"list with paging":    {"GET", gadgets, 200, asJSON, `{"@page":"1","@numpages":"1","@nextpageuri":"","Gadgets":[]}`, nil},
		"paging as number":    {"GET", gadgets, 200, asJSON, `{"@page":1,"Gadgets":[]}`, []string{list + ` "@page": got number, want string` + inGadgets}},
		"unknown paging":      {"GET", gadgets, 200, asJSON, `{"@pages":"1"}`, []string{list + ` "@pages": is not documented` + inGadgets}},
		"wrong in a list":     {"GET", gadgets, 200, asJSON, `{"Gadgets":[{"Id":7},{"Id":"8"}]}`, []string{list + ` "Gadgets/1/Id": got string, want integer` + inGadgets}},
		"paging on an object": {"GET", gadget, 200, asJSON, `{"@page":"1"}`, []string{at + `200 "@page": is not documented` + inGadgets}},
		"bare array":          {"GET", "/Agencies/IR1/Offices", 200, asJSON, `[{"City":"x"}]`, nil},
		"wrong in a bare array": {"GET", "/Agencies/IR1/Offices", 200, asJSON, `[{"Town":"x"}]`, []string{
			`GET /Agencies/{AccountSID}/Offices: answer 200 "0/Town": is not documented [agency-offices-v1]`,
		}},
		"passthrough": {"GET", "/Agencies/IR1/Advertisers/IR2/Gadgets/7", 200, asJSON, `{"Id":"7"}`, []string{
			at + `200 "Id": got string, want integer` + inGadgets,
		}},
		"quick start": {"GET", "/Agencies/IR1/Campaigns", 200, asJSON, `{"@page":"1","Campaigns":[{"any":"thing"}]}`, nil},

		"write without content": {"POST", gadgets, 200, "", ``, nil},
		"write acknowledged":    {"POST", gadgets, 200, asJSON, `{"Status":"OK","Uri":"/Advertisers/IR1/Gadgets/7"}`, nil},
		"write that says more": {"POST", gadgets, 200, asJSON, `{"Status":"OK","Id":7}`, []string{
			"POST " + atGadgets + `: answer 200 "Id": is not documented` + inGadgets,
		}},
		"file": {"GET", gadget + "/Photos", 200, "image/png", "\x89PNG", nil},
		"wrong file": {"GET", gadget + "/Photos", 200, "image/gif", "GIF", []string{
			"GET " + atGadgets + `/{GadgetId}/Photos: answer 200: content type "image/gif" is not documented; documented: image/png` + inGadgets,
		}},
		"redirect": {"GET", gadget + "/Photos", 302, "", "", nil},
		"redirect with content": {"GET", gadget + "/Photos", 302, asJSON, "{}", []string{
			"GET " + atGadgets + `/{GadgetId}/Photos: answer 302: no content is documented` + inGadgets,
		}},

		"error that no document mentions":  {"GET", gadget, 429, asJSON, `{"Status":"ERROR","Message":"Too Many Requests"}`, nil},
		"error with fields":                {"POST", gadgets, 400, asJSON, `{"Status":"ERROR","Message":"m","Errors":[{"Field":"Name","Message":"m"}]}`, nil},
		"error documented without content": {"GET", gadget, 404, asJSON, `{"Status":"ERROR","Message":"m"}`, nil},
		"error with its own content":       {"GET", gadget, 409, asJSON, `{"retryAfter":3}`, nil},
		"and the general one there":        {"GET", gadget, 409, asJSON, `{"Status":"ERROR","Message":"m"}`, nil},
		"error without a message":          {"GET", gadget, 403, asJSON, `{"Status":"ERROR"}`, []string{at + `403 "Message": is required` + inGadgets}},
		"error with another status":        {"GET", gadget, 403, asJSON, `{"Status":"OK","Message":"m"}`, []string{at + `403 "Status": value must be 'ERROR'` + inGadgets}},
		"error with an unknown field":      {"GET", gadget, 500, asJSON, `{"Status":"ERROR","Message":"m","Trace":"t"}`, []string{at + `500 "Trace": is not documented` + inGadgets}},
		"error without a body": {"GET", gadget, 503, "", ``, []string{
			at + `503: content type "" is not documented; documented: application/json` + inGadgets,
		}},
		"error on an unknown path":   {"GET", "/Advertisers/IR1/Widgets", 404, asJSON, `{"Status":"ERROR","Message":"m"}`, nil},
		"error on an unknown method": {"PATCH", gadgets, 405, asJSON, `{"Status":"ERROR","Message":"m"}`, nil},
		"success on an unknown path": {"GET", "/Advertisers/IR1/Widgets", 200, asJSON, `{}`, []string{
			"GET /Advertisers/IR1/Widgets: answer 200: the status is not documented; documented: none, because the operation is not",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			header := http.Header{}
			if test.contentType != "" {
				header.Set("Content-Type", test.contentType)
			}
			got := checker.CheckAnswer(newRequest(test.method, test.path, ""), test.status, header, []byte(test.body))
			expect(t, got, test.want...)
		})
	}
}

func TestViolation_saysWhere(t *testing.T) {
	t.Parallel()
	err := load(t).CheckRequest(newRequest("POST", gadgets, form), []byte("Name=a&Sizes=1&Sizes=L"))
	var violation *contract.ViolationError
	if !errors.As(err, &violation) {
		t.Fatalf("%v is no violation", err)
	}
	want := contract.ViolationError{
		Method: "POST", Path: atGadgets, Document: "brand-gadgets-v1",
		Part: "request body", Field: "Sizes/1", Problem: "got string, want integer",
	}
	if *violation != want {
		t.Errorf("got %+v, want %+v", *violation, want)
	}
}
