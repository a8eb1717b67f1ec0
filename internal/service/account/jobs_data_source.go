package account

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"regexp"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewJobsDataSource makes data.impact_jobs: GET …/Jobs, for all account types.
var NewJobsDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[jobModel]{
	Meta: tfimpact.Metadata{Name: "jobs", Noun: "jobs"},
	Description: "The jobs that impact.com did or does in the background for the account, such as report exports, the newest first. " +
		"The action `impact_replay_job` takes the id of one that has ended and is `replayable`. The results themselves are not read: `result_uri` says where they are.",
	Filters: []tfimpact.Filter{
		{Attribute: "created_after", Parameter: "CreatedAfter", Schema: jobDay("after")},
		{Attribute: "created_before", Parameter: "CreatedBefore", Schema: jobDay("before")},
	},
	Items: tfimpact.ListOf("The jobs, the newest first.", map[string]schema.Attribute{
		"id":                        tfimpact.Text("Id of the job."),
		"type":                      tfimpact.Text("What it does: `ApiReport` (a report export), `ClickExport` (not for agencies), `DownloadReport`, `UploadAds` or `TermModification`."),
		"campaign_id":               tfimpact.Text("Id of the campaign (the API says program) that the job was scheduled for."),
		"created_by":                tfimpact.Text("Account SID that scheduled the job."),
		"created_date":              tfimpact.Moment("When it was scheduled, in RFC 3339."),
		"started_date":              tfimpact.Moment("When it began, in RFC 3339; null while it did not."),
		"completed_date":            tfimpact.Moment("When it ended well, in RFC 3339; null when it did not."),
		"abandoned_date":            tfimpact.Moment("When it was abandoned, in RFC 3339; null when it was not."),
		"cancelled_date":            tfimpact.Moment("When it was cancelled, in RFC 3339; null when it was not."),
		"failed_date":               tfimpact.Moment("When it failed, in RFC 3339; null when it did not."),
		"last_progress_update_date": tfimpact.Moment("When its progress was noted last, in RFC 3339."),
		"status":                    tfimpact.Text("`QUEUED`, `RUNNING`, `COMPLETED`, `CANCELLED`, `ERROR` or `FAILED`."),
		"status_message":            tfimpact.Text("What impact.com says about the status."),
		"records_processed":         tfimpact.Integer("How many records it went through."),
		"percentage_complete":       tfimpact.Integer("How much of it is done, in percent."),
		"replayable":                tfimpact.Truth("Whether the job can be run again."),
		"result_uri":                tfimpact.Text("Path of the result in the API, below the account root; null while there is none."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]jobModel, error) {
		for parameter := range filter {
			if err := checkJobDay(c, parameter, filter.Get(parameter)); err != nil {
				return nil, err
			}
		}
		return tfimpact.CollectSorted(c.Jobs().All(ctx, filter), newestJob, jobModel{}.FromAPI)
	},
})

// dayOrMoment has the form of a date, or of a date with time.
var dayOrMoment = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}([Tt].+)?$`)

func jobDay(side string) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true,
		MarkdownDescription: fmt.Sprintf("Only jobs scheduled %s this. Brands give date and time in RFC 3339, such as `2026-01-31T00:00:00Z`; partners and agencies give a date, such as `2026-01-31`. "+
			"Whether jobs of that very instant or day count is impact.com's to say: the documents of the account types differ.", side),
		Validators: []validator.String{stringvalidator.RegexMatches(dayOrMoment, "must be a date, such as 2026-01-31, or date and time in RFC 3339")},
	}
}

// checkJobDay refuses the form that the document of the account type does not have.
func checkJobDay(c *impact.Client, parameter, value string) error {
	if c.AccountType() == impact.Brand {
		if _, ok := check.ParseRFC3339(value); !ok {
			return &tfimpact.FieldError{Field: parameter, Problem: "jobs of brands are filtered by date and time, in RFC 3339, such as 2026-01-31T00:00:00Z"}
		}
		return nil
	}
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		return &tfimpact.FieldError{Field: parameter, Problem: "jobs of " + string(c.AccountType()) + " accounts are filtered by a date, such as 2026-01-31"}
	}
	return nil
}

// newestJob orders jobs by when they were scheduled, the newest first.
func newestJob(a, b impact.Job) int {
	return cmp.Or(b.CreatedDate.Compare(a.CreatedDate.Time), tfimpact.CompareIDs(a.ID.String(), b.ID.String()))
}

type jobModel struct {
	ID                     types.String       `tfsdk:"id"`
	Type                   types.String       `tfsdk:"type"`
	CampaignID             types.String       `tfsdk:"campaign_id"`
	CreatedBy              types.String       `tfsdk:"created_by"`
	CreatedDate            tfimpact.Timestamp `tfsdk:"created_date"`
	StartedDate            tfimpact.Timestamp `tfsdk:"started_date"`
	CompletedDate          tfimpact.Timestamp `tfsdk:"completed_date"`
	AbandonedDate          tfimpact.Timestamp `tfsdk:"abandoned_date"`
	CancelledDate          tfimpact.Timestamp `tfsdk:"cancelled_date"`
	FailedDate             tfimpact.Timestamp `tfsdk:"failed_date"`
	LastProgressUpdateDate tfimpact.Timestamp `tfsdk:"last_progress_update_date"`
	Status                 types.String       `tfsdk:"status"`
	StatusMessage          types.String       `tfsdk:"status_message"`
	RecordsProcessed       types.Int64        `tfsdk:"records_processed"`
	PercentageComplete     types.Int64        `tfsdk:"percentage_complete"`
	Replayable             types.Bool         `tfsdk:"replayable"`
	ResultURI              types.String       `tfsdk:"result_uri"`
}

// FromAPI returns the facts of a job.
func (jobModel) FromAPI(j impact.Job) jobModel {
	return jobModel{
		ID:                     types.StringValue(j.ID.String()),
		Type:                   tfimpact.StringOrNull(j.Type),
		CampaignID:             tfimpact.StringOrNull(j.ProgramID),
		CreatedBy:              tfimpact.StringOrNull(j.CreatedBy),
		CreatedDate:            tfimpact.NewTimestamp(j.CreatedDate),
		StartedDate:            tfimpact.NewTimestamp(j.StartedDate),
		CompletedDate:          tfimpact.NewTimestamp(j.CompletedDate),
		AbandonedDate:          tfimpact.NewTimestamp(j.AbandonedDate),
		CancelledDate:          tfimpact.NewTimestamp(j.CancelledDate),
		FailedDate:             tfimpact.NewTimestamp(j.FailedDate),
		LastProgressUpdateDate: tfimpact.NewTimestamp(j.LastProgressUpdateDate),
		Status:                 tfimpact.StringOrNull(j.Status),
		StatusMessage:          tfimpact.StringOrNull(j.StatusMessage),
		RecordsProcessed:       types.Int64PointerValue(j.RecordsProcessed.Ptr()),
		PercentageComplete:     types.Int64PointerValue(j.PercentageComplete.Ptr()),
		Replayable:             types.BoolPointerValue(j.Replayable.Ptr()),
		ResultURI:              tfimpact.StringOrNull(j.ResultURI),
	}
}
