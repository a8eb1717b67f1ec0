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

func jobRoutes() []route {
	return []route{
		{
			method: http.MethodGet, template: "/Jobs", paged: true,
			query: []rule.Field{rule.Optional("CreatedAfter", rule.Text), rule.Optional("CreatedBefore", rule.Text)},
			handle: func(c *call) answer {
				found := jobs.of(c.acc).where(nil)
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
