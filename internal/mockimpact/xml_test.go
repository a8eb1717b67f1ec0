package mockimpact_test

import (
	"encoding/xml"
	"net/url"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestAcceptDecidesTheFormat(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	for accept, want := range map[string]string{
		"application/json":                 "application/json",
		"text/xml, application/json;q=0.9": "application/json",
		"Application/JSON":                 "application/json",
		"*/*":                              "text/xml;charset=UTF-8",
		"":                                 "text/xml;charset=UTF-8",
		"application/xml":                  "text/xml;charset=UTF-8",
	} {
		if got := w.as(t, tok, "GET", "/Campaigns", nil, header("Accept", accept)).header.Get("Content-Type"); got != want {
			t.Errorf("Accept %q: %q, want %q", accept, got, want)
		}
	}
}

func TestXMLList(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	partner := w.brand.AddPartner("Tom <&> Jerry")
	w.brand.AddPartnerGroup(campaign.ID, "Top", partner.ID)
	got := w.as(t, tok, "GET", "/Campaigns/1000/MediaPartnerGroups?PageSize=5", nil, header("Accept", "*/*")).wants(200)
	var answer struct {
		XMLName xml.Name `xml:"ImpactRadiusResponse"`
		Groups  struct {
			Total string `xml:"total,attr"`
			First string `xml:"firstpageuri,attr"`
			Group []struct {
				ID       string   `xml:"Id"`
				Partners []string `xml:"MediaPartners>MediaPartner>PartnerName"`
			}
		}
	}
	if err := xml.Unmarshal([]byte(got.raw), &answer); err != nil {
		t.Fatalf("%v: %s", err, got.raw)
	}
	groups := answer.Groups
	if groups.Total != "1" || !strings.HasSuffix(groups.First, "?PageSize=5&Page=1") || len(groups.Group) != 1 ||
		groups.Group[0].ID != "99999" || len(groups.Group[0].Partners) != 1 || groups.Group[0].Partners[0] != "Tom <&> Jerry" {
		t.Errorf("%+v", groups)
	}
}

func TestXMLErrors(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	type envelope struct {
		XMLName xml.Name `xml:"ImpactRadiusResponse"`
		Status  string
		Message string
		Fields  []string `xml:"Errors>Error>Field"`
	}
	plain := header("Accept", "")
	invalid := w.as(t, tok, "POST", "/Campaigns/"+campaign.ID+"/MediaPartnerGroups", url.Values{"X": {"1"}}, plain).wants(400)
	unauthorized := w.as(t, tok, "GET", "/Campaigns", nil, plain, credential(tok.SID, "wrong")).wants(401)
	for want, got := range map[int]result{2: invalid, 0: unauthorized} {
		var answer envelope
		if err := xml.Unmarshal([]byte(got.raw), &answer); err != nil {
			t.Fatalf("%v: %s", err, got.raw)
		}
		if answer.Status != "ERROR" || answer.Message == "" || len(answer.Fields) != want {
			t.Errorf("%+v, want %d fields", answer, want)
		}
	}
}

func TestXMLOfABareArray(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.agency.Manage(w.brand)
	got := w.as(t, w.tokens[mockimpact.Agency], "GET", "/Advertisers", nil, header("Accept", "")).wants(200)
	var answer struct {
		XMLName xml.Name `xml:"ImpactRadiusResponse"`
		IDs     []string `xml:"Advertisers>Advertiser>Id"`
	}
	if err := xml.Unmarshal([]byte(got.raw), &answer); err != nil || len(answer.IDs) != 1 || answer.IDs[0] != w.brand.ID {
		t.Errorf("%v: %s", err, got.raw)
	}
}
