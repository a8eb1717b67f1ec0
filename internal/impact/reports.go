package impact

import (
	"context"
	"iter"
)

// Report is a report that an account can run. Published in the reports
// documents of Brand v14, Partner v16 and Agency v3.
type Report struct {
	ID             ID     `json:"Id"` // a handle; may be absent where only the web app runs it
	Name           string // need not be unique
	Category       string
	Description    string
	APIAccessible  Bool   `json:"ApiAccessible"`
	APIRunURI      string `json:"ApiRunUri"`         // runs it
	DeferredRunURI string `json:"DeferredApiRunUri"` // exports it in the background
	MetaDataURI    string `json:"MetaDataUri"`       // its filters and columns
	RunURI         string `json:"RunUri"`            // in the web app, with or without a host
}

// Reports lists the reports that the account can run: GET …/Reports, documented
// for all three account types. It is no Collection, because a GET of one report
// would run it.
func (c *Client) Reports(ctx context.Context) iter.Seq2[Report, error] {
	return Collection[Report]{
		client: c, noun: "report", path: []string{"Reports"}, key: "Reports",
		id: func(r Report) string { return r.ID.String() },
	}.All(ctx, nil)
}
