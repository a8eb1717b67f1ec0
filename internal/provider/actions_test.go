package provider_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// deed is an action of which one invocation does something and another is refused.
type deed struct {
	// add gives the account what the two are about, by id.
	add func(*acctest.World) (done, refused string)
	// config are the attributes for one of them.
	config func(w *acctest.World, id string) acctest.Block
	// live is what became of all of them.
	live        func(*acctest.World) []string
	before, now []string // what live says before and after the invocation that is not refused
	// problem is why the other is refused. It has the object's id for %s.
	problem string
}

// aboutContract are the attributes of a decision about a contract.
func aboutContract(w *acctest.World, id string) acctest.Block {
	return acctest.Block{"campaign_id": acctest.Quoted(w.CampaignID), "contract_id": acctest.Quoted(id)}
}

func contractStates(w *acctest.World) (states []string) {
	for _, contract := range w.Account.Contracts(w.CampaignID) {
		states = append(states, contract.Status)
	}
	return states
}

func requestStates(w *acctest.World) (states []string) {
	for _, request := range w.Account.TrackingValueRequests() {
		states = append(states, strings.TrimSpace(request.State+" "+request.Value))
	}
	return states
}

func jobStates(w *acctest.World) (states []string) {
	for _, job := range w.Account.Jobs() {
		states = append(states, job.Status)
	}
	return states
}

// twoProposals are a contract to decide about, and one that was decided about in the
// meantime.
func twoProposals(decided string) func(*acctest.World) (string, string) {
	return func(w *acctest.World) (string, string) {
		open, late := w.Account.AddProposal(w.CampaignID, w.PartnerIDs[0]), w.Account.AddProposal(w.CampaignID, w.PartnerIDs[1])
		late.Status = decided
		w.Account.SetContract(late)
		return open.ID, late.ID
	}
}

// twoRequests are two of which the second is none of the account's.
func twoRequests(w *acctest.World) (string, string) {
	return w.Account.AddTrackingValueRequest(w.CampaignID, w.PartnerIDs[0], "PROMOCODE_TRACKING").ID, "999"
}

const (
	decidedAlready = "%q…409 Conflict: A decision for this contract has already been recorded. The first decision counts, whoever made it and wherever."
	noSuchRequest  = "%q…404 Not Found"
)

// deeds are the actions by name.
var deeds = map[string]deed{
	"impact_accept_contract": {
		add: twoProposals("DECLINED"), config: aboutContract, live: contractStates,
		before: []string{"PENDING", "DECLINED"}, now: []string{"ACTIVE", "DECLINED"},
		problem: "Cannot accept the contract " + decidedAlready,
	},
	"impact_decline_contract": {
		add: twoProposals("ACTIVE"), config: aboutContract, live: contractStates,
		before: []string{"PENDING", "ACTIVE"}, now: []string{"DECLINED", "ACTIVE"},
		problem: "Cannot decline the contract " + decidedAlready,
	},
	"impact_approve_tracking_value_request": {
		add: twoRequests,
		config: func(_ *acctest.World, id string) acctest.Block {
			return acctest.Block{"request_id": acctest.Quoted(id), "promo_code": `"SUMMER"`, "credit_policy": `"WINNER"`, "match_mode": `"LI"`}
		},
		live: requestStates, before: []string{"NEW"}, now: []string{"APPROVED SUMMER"},
		problem: "Cannot approve the tracking value request " + noSuchRequest,
	},
	"impact_reject_tracking_value_request": {
		add: twoRequests,
		config: func(_ *acctest.World, id string) acctest.Block {
			return acctest.Block{"request_id": acctest.Quoted(id)}
		},
		live: requestStates, before: []string{"NEW"}, now: []string{"DECLINED"},
		problem: "Cannot reject the tracking value request " + noSuchRequest,
	},
	"impact_replay_job": {
		add: func(w *acctest.World) (string, string) {
			return w.Account.AddJob(true).ID, w.Account.AddJob(false).ID
		},
		config: aboutJob,
		live:   jobStates, before: []string{"COMPLETED", "COMPLETED"}, now: []string{"COMPLETED", "COMPLETED", "QUEUED"},
		problem: "Cannot replay the job %q…403 Forbidden: The job cannot be replayed. impact.com documents this answer for a job that cannot be replayed, and says nothing of the permission…The data source impact_jobs shows status and replayable.",
	},
}

func aboutJob(_ *acctest.World, id string) acctest.Block {
	return acctest.Block{"job_id": acctest.Quoted(id)}
}

// actionBlock declares an action.
func actionBlock(typeName, label string, config acctest.Block) string {
	return fmt.Sprintf("action %q %q {\n  config {\n%s  }\n}\n", typeName, label, config)
}

// expectLive holds what became of the objects that actions are about.
func expectLive(t *testing.T, when string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: the account has %q, not %q", when, got, want)
	}
}

// Every action is planned without effect and then invoked, and a refusal says which
// object it is about.
func TestAccActions(t *testing.T) {
	t.Parallel()
	for typeName := range acctest.NewProtocol(t, nil).Schema.ActionSchemas {
		d, ok := deeds[typeName]
		if !ok {
			t.Errorf("%s is registered, but no test invokes it with the CLI", typeName)
			continue
		}
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			done, refused := d.add(w)
			config := actionBlock(typeName, "done", d.config(w, done)) + actionBlock(typeName, "refused", d.config(w, refused))
			s := &scenario{example: w.Workspace(config), T: t, tokens: map[string]*mockimpact.Token{"brand": w.Token}}
			invoke := func(label string) string { return "-invoke=action." + typeName + "." + label }

			s.expect(true, []string{"Actions: 1 to invoke.", acctest.Quoted(done)}, "plan", invoke("done"))
			expectLive(t, "after the plan", d.live(w), d.before)
			s.expect(true, []string{"0 added, 0 changed, 0 destroyed. Actions: 1 invoked."}, "apply", "-auto-approve", invoke("done"))
			expectLive(t, "after the apply", d.live(w), d.now)

			printed, code := s.example.ExitCode(nil, "apply", "-auto-approve", invoke("refused"))
			want := "Error: …" + fmt.Sprintf(d.problem, refused) // from 1.16 on, Terraform puts no title of its own before it
			if code != 1 || !acctest.Text(want).MatchString(printed) {
				t.Errorf("exit code %d, want the error %q:\n%s", code, want, printed)
			}
			expectLive(t, "after the refusal", d.live(w), d.now)
		})
	}
}

// triggering is a resource whose changes invoke two actions in turn; input is HCL.
func triggering(events, input, actions string) string {
	return fmt.Sprintf(`
resource "terraform_data" "change" {
  input = %s
  lifecycle {
    action_trigger {
      events  = [%s]
      actions = [%s]
    }
  }
}
`, input, events, actions)
}

// A change invokes an action once; an apply without one invokes nothing.
func TestAccActions_trigger(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	replay := actionBlock("impact_replay_job", "export", aboutJob(w, w.Account.AddJob(true).ID))
	declare := func(input string) string {
		return replay + triggering("after_create, after_update", input, "action.impact_replay_job.export")
	}
	s := &scenario{example: w.Workspace(declare(`"one"`)), T: t}
	s.expect(true, []string{"1 added, 0 changed, 0 destroyed. Actions: 1 invoked."}, "apply", "-auto-approve")
	expectLive(t, "after the create", jobStates(w), []string{"COMPLETED", "QUEUED"})
	s.expect(true, []string{"No changes.", "0 added, 0 changed, 0 destroyed."}, "apply", "-auto-approve")
	expectLive(t, "after nothing", jobStates(w), []string{"COMPLETED", "QUEUED"})
	s.example.Write(declare(`"two"`))
	s.expect(true, []string{"0 added, 1 changed, 0 destroyed. Actions: 1 invoked."}, "apply", "-auto-approve")
	expectLive(t, "after the update", jobStates(w), []string{"COMPLETED", "QUEUED", "QUEUED"})
	s.expect(true, []string{"No changes."}, "plan", "-detailed-exitcode")
}

// What the guide "Use actions" says of a triggered action that fails: one that comes
// after the change is not repeated, one that comes before stops it, and the next apply
// tries all of them again.
func TestAccActions_failedTrigger(t *testing.T) {
	t.Parallel()
	const decide, accept = "POST /Programs/{ProgramId}/Contracts", "action.impact_accept_contract.applicant"
	start := func(t *testing.T, event string) (*acctest.World, *scenario) {
		t.Helper()
		w := acctest.NewBrand(t)
		w.NeedsMock()
		config := actionBlock("impact_accept_contract", "applicant", aboutContract(w, w.Account.AddProposal(w.CampaignID, w.PartnerIDs[0]).ID)) +
			actionBlock("impact_replay_job", "export", aboutJob(w, w.Account.AddJob(true).ID)) +
			triggering(event, `"one"`, "action.impact_replay_job.export, "+accept)
		w.Token.Revoke(decide)
		s := &scenario{example: w.Workspace(config), T: t}
		contract := w.Account.Contracts(w.CampaignID)[0].ID
		s.expect(false, []string{fmt.Sprintf("Cannot accept the contract %q…403 Forbidden", contract)}, "apply", "-auto-approve")
		expectLive(t, "after the failure", contractStates(w), []string{"PENDING"})
		expectLive(t, "after the failure", jobStates(w), []string{"COMPLETED", "QUEUED"})
		w.Token.Grant(decide)
		return w, s
	}
	t.Run("after_create", func(t *testing.T) {
		t.Parallel()
		w, s := start(t, "after_create")
		s.expect(true, []string{"No changes."}, "plan", "-detailed-exitcode")
		s.expect(true, []string{"Actions: 1 invoked."}, "apply", "-auto-approve", "-invoke="+accept)
		expectLive(t, "after -invoke", contractStates(w), []string{"ACTIVE"})
		expectLive(t, "after -invoke", jobStates(w), []string{"COMPLETED", "QUEUED"})
	})
	t.Run("before_create", func(t *testing.T) {
		t.Parallel()
		w, s := start(t, "before_create")
		s.expect(true, []string{"1 added, 0 changed, 0 destroyed. Actions: 2 invoked."}, "apply", "-auto-approve")
		expectLive(t, "after the second apply", contractStates(w), []string{"ACTIVE"})
		expectLive(t, "after the second apply", jobStates(w), []string{"COMPLETED", "QUEUED", "QUEUED"})
	})
}
