package media_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestAccMediaProperties(t *testing.T) {
	t.Parallel()
	w := acctest.NewPartner(t)
	w.NeedsMock()
	add := func(name, propertyType string, verified bool) string {
		return w.Account.AddMediaProperty(mockimpact.MediaProperty{
			Fields:            map[string]string{"Name": name, "Type": propertyType, "Url": "https://example.com/" + name, "Tags": "b,a"},
			OwnershipVerified: verified,
		}).ID
	}
	blog, channel, app := add("blog", "WEBSITE", true), add("channel", "SOCIAL", true), add("app", "MOBILE", false)
	listed := func(name string, ids ...string) statecheck.StateCheck {
		objects := make([]knownvalue.Check, len(ids))
		for i, id := range ids {
			objects[i] = knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"id": knownvalue.StringExact(id), "tags": acctest.StringSet("a", "b"), "price": knownvalue.Null(),
			})
		}
		return statecheck.ExpectKnownValue("data.impact_media_properties."+name, tfjsonpath.New("media_properties"), knownvalue.ListExact(objects))
	}
	w.RunAtProtocol(resource.TestStep{
		Config: `
data "impact_media_properties" "all" {}
data "impact_media_properties" "websites" {
  type = "WEBSITE"
}
data "impact_media_properties" "verified" {
  ownership_verified = true
}
data "impact_media_properties" "waiting" {
  ownership_verified = false
}
data "impact_media_properties" "none" {
  type               = "MOBILE"
  ownership_verified = true
}`,
		ConfigStateChecks: []statecheck.StateCheck{
			listed("all", blog, channel, app), listed("websites", blog), listed("verified", blog, channel), listed("waiting", app), listed("none"),
		},
	})
}

func TestAccMediaProperties_wrongAccountType(t *testing.T) {
	t.Parallel()
	acctest.NewAgency(t).RunAtProtocol(resource.TestStep{
		Config:      `data "impact_media_properties" "all" {}`,
		ExpectError: acctest.Text(`data.impact_media_properties needs a partner account, but the provider acts on an agency account.`),
	})
}
