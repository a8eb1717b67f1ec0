package media_test

import (
	"maps"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// An app from the web app, with no rating and an address that no create takes, is
// declared as it is; a new one needs both.
func TestMediaProperty_adoptsIncompleteOnes(t *testing.T) {
	t.Parallel()
	const typeName = "impact_media_property"
	w := acctest.NewPartner(t)
	w.NeedsMock()
	p := w.Protocol()
	fields := map[string]string{"Name": "Trail planner", "Type": "MOBILE", "Url": "apps.example.com/trail-planner"}
	_, config := p.ExpectAdopted(typeName, w.Account.AddMediaProperty(mockimpact.MediaProperty{Fields: fields}).ID)
	for attribute, test := range map[string]struct{ other, value, want string }{
		"app_store_rating": {"url", "https://apps.example.com", `error at app_store_rating: Missing attribute: app_store_rating is required when type is "MOBILE".`},
		"url":              {"type", "SOCIAL", `error at url: Invalid Attribute Value Match: Attribute url must be an address that starts with https:// or http://, got: apps.example.com/trail-planner`},
	} {
		changed := maps.Clone(config)
		changed[test.other] = acctest.String(test.value)
		_, diagnostics := p.Plan(typeName, nil, changed)
		if got := acctest.Render(diagnostics); len(got) != 1 || got[0] != test.want {
			t.Errorf("%s: got %q, want %q", attribute, got, test.want)
		}
	}
	config["app_store_rating"] = tftypes.NewValue(tftypes.Number, tftypes.UnknownValue)
	config["url"] = acctest.Unknown()
	if _, diagnostics := p.Plan(typeName, nil, config); len(diagnostics) != 0 {
		t.Errorf("unknown values are refused: %q", acctest.Render(diagnostics))
	}
}
