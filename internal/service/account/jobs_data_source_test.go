package account_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

func TestAccJobs(t *testing.T) {
	t.Parallel()
	for accountType, newWorld := range worlds {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.NeedsMock()
			old, failed := w.Account.AddJob(true), w.Account.AddJob(false)
			old.Created, failed.Created = time.Date(2026, time.January, 10, 8, 0, 0, 0, time.UTC), time.Date(2026, time.March, 10, 8, 0, 0, 0, time.UTC)
			failed.Status = "FAILED"
			w.Account.SetJob(old)
			w.Account.SetJob(failed)
			day, other := "2026-02-01", "2026-02-01T00:00:00Z"
			if accountType == "brand" || accountType == "passthrough" {
				day, other = other, day
			}
			w.RunAtProtocol(
				resource.TestStep{
					Config:      fmt.Sprintf(`data "impact_jobs" "test" { created_after = %q }`, other),
					ExpectError: acctest.Text("are filtered by …such as 2026-01-31"),
				},
				resource.TestStep{
					Config:      `data "impact_jobs" "test" { created_after = "yesterday" }`,
					ExpectError: acctest.Text("must be a date, such as 2026-01-31, or date and time in RFC 3339"),
				},
				resource.TestStep{
					Config: fmt.Sprintf(`
data "impact_jobs" "all" {}
data "impact_jobs" "new" { created_after = %q }
data "impact_jobs" "old" { created_before = %[1]q }`, day),
					ConfigStateChecks: []statecheck.StateCheck{
						acctest.Has("data.impact_jobs.all", "jobs", acctest.WithIDs(failed.ID, old.ID)),
						acctest.Has("data.impact_jobs.new", "jobs", acctest.WithIDs(failed.ID)),
						acctest.Has("data.impact_jobs.old", "jobs", only(map[string]knownvalue.Check{
							"id": acctest.Exactly(old.ID), "type": acctest.Exactly("ApiReport"), "campaign_id": knownvalue.Null(),
							"created_by": knownvalue.NotNull(), "created_date": acctest.Exactly("2026-01-10T08:00:00Z"),
							"started_date": knownvalue.Null(), "completed_date": knownvalue.Null(), "abandoned_date": knownvalue.Null(),
							"cancelled_date": knownvalue.Null(), "failed_date": knownvalue.Null(), "last_progress_update_date": knownvalue.Null(),
							"status": acctest.Exactly("COMPLETED"), "status_message": knownvalue.Null(),
							"records_processed": knownvalue.Int64Exact(0), "percentage_complete": knownvalue.Int64Exact(100),
							"replayable": knownvalue.Bool(true), "result_uri": acctest.Exactly("/Jobs/" + old.ID + "/Download"),
						})),
					},
				},
			)
		})
	}
}
