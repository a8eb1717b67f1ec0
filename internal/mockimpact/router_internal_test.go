package mockimpact

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

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
