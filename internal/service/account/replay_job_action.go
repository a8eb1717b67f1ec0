package account

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewReplayJob makes the action impact_replay_job: PUT …/Jobs/{JobId}/Replay.
var NewReplayJob = tfimpact.NewAction[replayJobModel](replayJob{})

type replayJob struct{}

type replayJobModel struct {
	JobID types.String `tfsdk:"job_id"`
}

func (replayJob) Metadata() tfimpact.Metadata {
	return tfimpact.Metadata{Name: "replay_job", Noun: "replay the job", Key: []string{"job_id"}}
}

func (replayJob) Schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Runs a finished job, such as a report export, again with the same parameters. Every invocation makes a new job. " + tfimpact.ActionNote,
		Attributes: map[string]schema.Attribute{
			"job_id": schema.StringAttribute{
				Required: true, MarkdownDescription: "Id of the job to run again. It must have ended, and be of a type that can be replayed.",
				Validators: []validator.String{check.NotBlank()},
			},
		},
	}
}

func (replayJob) Invoke(ctx context.Context, c *impact.Client, m *replayJobModel, report func(string)) error {
	report("Replaying job " + m.JobID.ValueString())
	job, err := c.ReplayJob(ctx, m.JobID.ValueString())
	if err != nil {
		return err
	}
	report("The new job " + job.ID.String() + " is " + job.Status)
	return nil
}
