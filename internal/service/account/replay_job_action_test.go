package account_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestReplayJob(t *testing.T) {
	t.Parallel()
	for accountType, newWorld := range worlds {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.NeedsMock()
			job := w.Account.AddJob(true)
			progress, diagnostics := w.Protocol().Invoke("impact_replay_job", map[string]tftypes.Value{"job_id": acctest.String(job.ID)})
			acctest.FailOnErrors(t, diagnostics)
			jobs := w.Account.Jobs()
			if len(jobs) != 2 {
				t.Fatalf("the account has %d jobs, want the original and the new one", len(jobs))
			}
			want := []string{"Replaying job " + job.ID, "The new job " + jobs[1].ID + " is QUEUED"}
			if diff := cmp.Diff(want, progress); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Every replay makes a new job, so one whose answer is lost is not sent again.
func TestReplayJob_neverTwice(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	job := w.Account.AddJob(true)
	w.Mock.Fault(mockimpact.Fault{Method: http.MethodPut, AfterEffect: true, Status: http.StatusBadGateway, Times: 1})
	_, diagnostics := w.Protocol().Invoke("impact_replay_job", map[string]tftypes.Value{"job_id": acctest.String(job.ID)})
	got := acctest.Render(diagnostics)
	if len(got) != 1 || !strings.Contains(got[0], "Cannot replay the job \""+job.ID+"\": ") || !strings.Contains(got[0], "Whether the request took effect is not known, and may show later. Every replay makes a new job: before you replay it again,") {
		t.Errorf("diagnostics: %q", got)
	}
	if jobs := w.Account.Jobs(); len(jobs) != 2 {
		t.Errorf("the account has %d jobs, want 2", len(jobs))
	}
}

// A refusal of the job is not explained as a permission that is missing.
func TestReplayJob_notReplayable(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ body, want string }{
		"with a reason": {"", "403 Forbidden: The job cannot be replayed.\n\nimpact.com documents this answer for a job that cannot be replayed, and says nothing of the permission for PUT /Advertisers/<AccountSID>/Jobs/<JobID>/Replay "},
		"without one": {`{"Status":"ERROR","Message":"Access Denied"}`, "impact.com knows the credential, but refused the call. " +
			"For this one, impact.com documents the same answer for a job that cannot be replayed. The data source impact_jobs shows status and replayable. If it is not that, the token is disabled, or"},
	} {
		w := acctest.NewBrand(t)
		w.NeedsMock()
		job := w.Account.AddJob(false)
		if c.body != "" {
			w.Mock.Fault(mockimpact.Fault{Method: http.MethodPut, Status: http.StatusForbidden, ContentType: "application/json", Body: c.body})
		}
		_, diagnostics := w.Protocol().Invoke("impact_replay_job", map[string]tftypes.Value{"job_id": acctest.String(job.ID)})
		if got := acctest.Render(diagnostics); len(got) != 1 || !strings.Contains(got[0], c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
