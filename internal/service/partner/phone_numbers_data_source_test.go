package partner_test

import (
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

func TestAccPhoneNumbers(t *testing.T) {
	acctest.EachBrand(t, func(_ *testing.T, w *acctest.World) {
		w.NeedsMock()
		free, taken := w.Account.AddPhoneNumber("2065550101"), w.Account.AddPhoneNumber("2065550102")
		free.Created = time.Date(2026, time.January, 1, 8, 0, 0, 0, time.UTC)
		w.Account.SetPhoneNumber(free)
		taken.Assigned, taken.Released = free.Created.AddDate(0, 1, 0), free.Created.AddDate(0, 0, 1)
		w.Account.SetPhoneNumber(taken)
		const address = "data.impact_phone_numbers."
		w.RunAtProtocol(
			resource.TestStep{
				Config:      `data "impact_phone_numbers" "test" { numbers = ["1,2"] }`,
				ExpectError: acctest.Text("must not hold a comma"),
			},
			resource.TestStep{
				Config: `
data "impact_phone_numbers" "all" {}
data "impact_phone_numbers" "ids" { ids = ` + acctest.List(free.ID, taken.ID, "7") + ` }
data "impact_phone_numbers" "one" { numbers = ["2065550101"] }
data "impact_phone_numbers" "assigned" { last_date_assigned = "2026-02-01T00:00:00Z" }
data "impact_phone_numbers" "released" { last_date_released = "2026-02-01T00:00:00Z" }`,
				ConfigStateChecks: []statecheck.StateCheck{
					acctest.Has(address+"all", "phone_numbers", acctest.WithIDs(free.ID, taken.ID)),
					acctest.Has(address+"ids", "phone_numbers", acctest.WithIDs(free.ID, taken.ID)),
					acctest.Has(address+"one", "phone_numbers", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
						"id": acctest.Exactly(free.ID), "country": acctest.Exactly("US"), "number": acctest.Exactly("2065550101"),
						"international_number": acctest.Exactly("+1 2065550101"), "date_created": acctest.Exactly("2026-01-01T08:00:00Z"),
						"last_date_assigned": knownvalue.Null(), "last_date_released": knownvalue.Null(), "uri": acctest.Exactly("/PhoneNumbers/" + free.ID),
					})})),
					acctest.Has(address+"assigned", "phone_numbers", acctest.WithIDs(taken.ID)),
					acctest.Has(address+"released", "phone_numbers", acctest.WithIDs()),
				},
			},
		)
	})
}
