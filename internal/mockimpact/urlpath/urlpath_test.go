package urlpath_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/urlpath"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/Advertisers/IRx/Campaigns":              "brand IRx [Campaigns] brand /Advertisers/IRx",
		"/MediaPartners/IRx/Campaigns":            "partner IRx [Campaigns] partner /Mediapartners/IRx",
		"/Mediapartners/IRx/Campaigns/1%2F2":      "partner IRx [Campaigns 1/2] partner /Mediapartners/IRx",
		"/Agencies/IRx/Advertisers/7":             "agency IRx [Advertisers 7] agency /Agencies/IRx",
		"/Agencies/IRx/Advertisers/7/Deals/1":     "agency IRx [Deals 1] brand /Agencies/IRx/Advertisers/7",
		"/Agencies/IRx/Advertisers/7/Campaigns/":  "agency IRx [Campaigns ] brand /Agencies/IRx/Advertisers/7",
		"/Advertisers/IRx":                        "brand IRx [] brand /Advertisers/IRx",
		"/Advertisers/IRx/":                       "brand IRx [] brand /Advertisers/IRx",
		"/Advertisers":                            "",
		"/Advertisers//Campaigns":                 "",
		"/advertisers/IRx/Campaigns":              "",
		"/Advertisers/IRx/Campaigns/%zz":          "",
		"/.well-known/openid-configuration/x/y/z": "",
	} {
		got := ""
		if target, known := urlpath.Parse(path); known {
			got = fmt.Sprint(target.AccountType, " ", target.SID, " ", target.Segments, " ", target.Documents(), " ", target.Root())
		}
		if got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestMatchTemplate(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"Campaigns/1/Deals/2": "map[CampaignId:1 Id:2] true",
		"Campaigns//Deals/2":  "map[] false",
		"Campaigns/1/Deals":   "map[] false",
		"campaigns/1/Deals/2": "map[] false",
	} {
		params, matched := urlpath.MatchTemplate("/Campaigns/{CampaignId}/Deals/{Id}", strings.Split(path, "/"))
		if got := fmt.Sprint(params, " ", matched); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
