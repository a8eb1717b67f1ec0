package impact

import (
	"context"
	"net/http"
)

// Job is a piece of work that impact.com does in the background. Published in the
// jobs documents of Brand v14, Partner v16 and Agency v3, which agree.
type Job struct {
	ID                     ID     `json:"Id"` // a UUID
	Type                   string // ApiReport, ClickExport, …
	ProgramID              ID     `json:"ProgramId"`
	CreatedBy              string // an Account SID
	CreatedDate            Time
	StartedDate            Time
	CompletedDate          Time
	AbandonedDate          Time
	CancelledDate          Time
	FailedDate             Time
	LastProgressUpdateDate Time
	Status                 string // QUEUED, RUNNING, COMPLETED, CANCELLED, ERROR or FAILED
	StatusMessage          string
	RecordsProcessed       Int
	PercentageComplete     Int
	Replayable             Bool
	ResultURI              string `json:"ResultUri"`
}

// Jobs lists the jobs of the account: GET …/Jobs, filtered by CreatedAfter and
// CreatedBefore: for a brand date and time, for the others a date.
func (c *Client) Jobs() Collection[Job] {
	return Collection[Job]{
		client: c, noun: "job", path: []string{"Jobs"}, key: "Jobs",
		id: func(j Job) string { return j.ID.String() },
	}
}

// ReplayJob runs a finished job again: PUT …/Jobs/{JobId}/Replay, documented for
// all account types. Every call makes a new job, so it is never repeated.
func (c *Client) ReplayJob(ctx context.Context, id string) (Job, error) {
	var f found[Job]
	err := c.Send(ctx, Request{Method: http.MethodPut, Path: []string{"Jobs", id, "Replay"}, Into: &f, NotIdempotent: true})
	c.report(ctx, "job "+id, f.oddities)
	return f.object, err
}
