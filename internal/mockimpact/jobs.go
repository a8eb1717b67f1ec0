// Jobs.
// Document: impact-brand-jobs-v14 (3 of 4 operations): no download.
// Document: impact-partner-jobs-v16 (3 of 4 operations): no download.
// Document: impact-agency-jobs-v3 (3 of 4 operations): no download.

package mockimpact

import (
	"fmt"
	"net/http"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// Job is a piece of work in the background.
type Job struct {
	ID         string // a UUID
	Type       string // "ApiReport"
	Status     string // "COMPLETED"
	Replayable bool
	Created    time.Time
}

var jobs = store[Job]{name: "jobs", firstID: 1}

// AddJob adds a job that ended, as an export would have.
func (a *Account) AddJob(replayable bool) Job {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return a.addJob("COMPLETED", replayable)
}

// Jobs returns the jobs in the order they were made.
func (a *Account) Jobs() []Job {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return jobs.of(a).where(nil)
}

func (a *Account) addJob(status string, replayable bool) Job {
	number := jobs.newID(a.srv)
	j := Job{
		ID:   fmt.Sprintf("d8807a9f-a5ee-4e3f-ad2b-%012s", number),
		Type: "ApiReport", Status: status, Replayable: replayable, Created: a.srv.clock(),
	}
	jobs.of(a).put(j.ID, j)
	return j
}

// jobRoutes serves all account types. A brand's document has date and time in the
// filters, the others' a date.
func jobRoutes(when rule.Kind) []route {
	return []route{
		{
			method: http.MethodGet, template: "/Jobs", paged: true,
			query: []rule.Field{rule.Optional("CreatedAfter", when), rule.Optional("CreatedBefore", when)},
			handle: func(c *call) answer {
				found := jobs.of(c.acc).where(c.created)
				if c.acc.Type == Agency {
					return bareList(c, "Jobs", found, c.job)
				}
				return list(c, "Jobs", found, c.job)
			},
		},
		{method: http.MethodGet, template: "/Jobs/{JobId}", handle: oneJob(func(c *call, j Job) answer { return ok(c.job(j)) })},
		{method: http.MethodPut, template: "/Jobs/{JobId}/Replay", handle: oneJob(replayJob)},
	}
}

// created says whether a job was made between the instants of the filters, or on the
// days of them and between.
func (c *call) created(j Job) bool {
	layout, made := time.RFC3339, j.Created
	if c.acc.Type != Brand {
		layout, made = time.DateOnly, j.Created.UTC().Truncate(24*time.Hour)
	}
	if after, err := time.Parse(layout, c.query.Get("CreatedAfter")); err == nil && made.Before(after) {
		return false
	}
	before, err := time.Parse(layout, c.query.Get("CreatedBefore"))
	return err != nil || !made.After(before)
}

// oneJob finds the job that the path names.
func oneJob(handle func(*call, Job) answer) func(*call) answer {
	return func(c *call) answer {
		j, exists := jobs.of(c.acc).get(c.params["JobId"])
		if !exists {
			return notFound("no job " + c.params["JobId"])
		}
		return handle(c, j)
	}
}

// SetJob replaces the job with that ID, as its progress would.
func (a *Account) SetJob(j Job) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := jobs.of(a).get(j.ID); !exists {
		misuse("account %s has no job %q", a.ID, j.ID)
	}
	jobs.of(a).put(j.ID, j)
}

// replayJob makes a new job; the original stays as it is.
func replayJob(c *call, j Job) answer {
	if !j.Replayable {
		return failure(http.StatusForbidden, "The job cannot be replayed")
	}
	return ok(c.job(c.acc.addJob("QUEUED", true)))
}

func (c *call) job(j Job) document {
	rendered := document{
		"Id": j.ID, "Type": j.Type, "Status": j.Status, "StatusMessage": "", "Replayable": j.Replayable,
		"CreatedBy": c.tok.SID, "CreatedDate": j.Created.UTC().Format(time.RFC3339),
		"RecordsProcessed": 0, "PercentageComplete": 0,
	}
	if j.Status == "COMPLETED" {
		rendered["PercentageComplete"] = 100
		rendered["ResultUri"] = c.root + "/Jobs/" + j.ID + "/Download"
	}
	return rendered
}
