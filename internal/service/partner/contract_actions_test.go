package partner_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const decisions = "/Programs/{ProgramId}/Contracts"

// decide invokes a decision on a contract, with what else its configuration has.
func decide(w *acctest.World, p *acctest.Protocol, action, contractID string, more map[string]tftypes.Value) (progress []string, diagnostics string) {
	config := map[string]tftypes.Value{"campaign_id": acctest.String(w.CampaignID), "contract_id": acctest.String(contractID)}
	for name, value := range more {
		config[name] = value
	}
	progress, problems := p.Invoke(action, config)
	return progress, strings.Join(acctest.Render(problems), "\n")
}

func TestAccContractDecisions(t *testing.T) {
	acctest.EachBrand(t, func(t *testing.T, w *acctest.World) {
		w.NeedsMock()
		group := w.Account.AddPartnerGroup(w.CampaignID, "New")
		accepted := w.Account.AddProposal(w.CampaignID, w.PartnerIDs[0])
		declined := w.Account.AddProposal(w.CampaignID, w.PartnerIDs[1])
		p := w.Protocol()
		groups := tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(group.ID)})

		progress, problems := decide(w, p, "impact_accept_contract", accepted.ID, map[string]tftypes.Value{"group_ids": groups})
		if problems != "" || !slices.Equal(progress, []string{"Accepting contract " + accepted.ID}) {
			t.Errorf("%q, %s", progress, problems)
		}
		progress, problems = decide(w, p, "impact_decline_contract", declined.ID, map[string]tftypes.Value{"reason": acctest.String("No fit")})
		if problems != "" || !slices.Equal(progress, []string{"Declining contract " + declined.ID}) {
			t.Errorf("%q, %s", progress, problems)
		}
		live := w.Account.Contracts(w.CampaignID)
		if live[0].Status != "ACTIVE" || live[1].Status != "DECLINED" || live[1].Reason != "No fit" {
			t.Errorf("the contracts are %+v", live)
		}
		if diff := cmp.Diff([]string{w.PartnerIDs[0]}, w.Account.PartnerGroups(w.CampaignID)[0].Members); diff != "" {
			t.Errorf("the group has %s", diff)
		}

		// The first decision counts, the same one too: its reason was another.
		for _, action := range []string{"impact_accept_contract", "impact_decline_contract"} {
			_, problems := decide(w, p, action, declined.ID, nil)
			if !strings.Contains(problems, "409 Conflict: A decision for this contract has already been recorded.\n\nThe first decision counts, whoever made it") {
				t.Errorf("%s: %s", action, problems)
			}
		}
	})
}

func TestAccContractDecisions_unknownGroup(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	proposal := w.Account.AddProposal(w.CampaignID, w.PartnerIDs[0])
	_, problems := decide(w, w.Protocol(), "impact_decline_contract", proposal.ID, map[string]tftypes.Value{
		"group_ids": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String("7")}),
	})
	if !strings.Contains(problems, "error at group_ids: Cannot decline the contract \""+proposal.ID+"\": impact.com refused groupId: Unknown partner group 7.") {
		t.Error(problems)
	}
}

// A decline whose answer is lost is done when the contract is declined, and is
// sent again only while it is not.
func TestAccDeclineContract_lostAnswer(t *testing.T) {
	t.Parallel()
	const send, look = "DELETE " + decisions, "GET /Campaigns/{CampaignId}/Contracts"
	for name, test := range map[string]struct {
		fault    mockimpact.Fault
		meantime string // what another person makes of the contract, before the answer is lost
		requests []string
		status   string
		problem  string
	}{
		"it took effect": {
			mockimpact.Fault{AfterEffect: true, Status: http.StatusBadGateway}, "",
			[]string{send, look}, "DECLINED", "",
		},
		"the connection broke": {
			mockimpact.Fault{AfterEffect: true, Drop: true}, "",
			[]string{send, look}, "DECLINED", "",
		},
		"it did not": {
			mockimpact.Fault{Status: http.StatusBadGateway}, "",
			[]string{send, look, send}, "DECLINED", "",
		},
		"another person declined it": {
			mockimpact.Fault{Status: http.StatusBadGateway}, "DECLINED",
			[]string{send, look}, "DECLINED", "",
		},
		"another person accepted it": {
			mockimpact.Fault{Status: http.StatusBadGateway}, "ACTIVE",
			[]string{send, look, send, look}, "ACTIVE", "409 Conflict: A decision for this contract has already been recorded",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			w.WithShortTimeouts(time.Minute)
			proposal := w.Account.AddProposal(w.CampaignID, w.PartnerIDs[0])
			p := w.Protocol()
			fault := test.fault
			fault.Method, fault.Path, fault.Times = http.MethodDelete, decisions, 1
			fault.Hook = func() {
				if test.meantime != "" {
					proposal.Status = test.meantime
					w.Account.SetContract(proposal)
				}
			}
			w.Mock.Fault(fault)
			w.Requests()
			_, problems := decide(w, p, "impact_decline_contract", proposal.ID, nil)
			if test.problem == "" && problems != "" || !strings.Contains(problems, test.problem) {
				t.Errorf("problems: %s", problems)
			}
			if diff := cmp.Diff(test.requests, w.Requests()); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
			if live := w.Account.Contracts(w.CampaignID)[0].Status; live != test.status {
				t.Errorf("the contract is %s", live)
			}
		})
	}
}
