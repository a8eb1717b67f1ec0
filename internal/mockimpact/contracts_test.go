package mockimpact_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestContractDecisions(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	wile, bugs := w.brand.AddPartner("Wile E. Coyote"), w.brand.AddPartner("Bugs Bunny")
	group := w.brand.AddPartnerGroup(campaign.ID, "New")
	accepted := w.brand.AddProposal(campaign.ID, wile.ID)
	declined := w.brand.AddProposal(campaign.ID, bugs.ID)
	decisions := "/Programs/" + campaign.ID + "/Contracts"
	body := func(text string) edit { return content("application/json", text) }

	listed := w.as(t, tok, "GET", "/Campaigns/"+campaign.ID+"/Contracts?Status=PENDING", nil).wants(200).list("Contracts")
	if len(listed) != 2 || listed[0]["Id"] != accepted.ID {
		t.Fatalf("pending are %v", listed)
	}
	got := w.as(t, tok, "POST", decisions, nil, body(`{"contractId":"`+accepted.ID+`","groupId":"`+group.ID+`"}`)).wants(200)
	if got.raw != `{"Status":"OK"}` {
		t.Errorf("accepting answered %s", got.raw)
	}
	w.as(t, tok, "DELETE", decisions, nil, body(`{"contractId":"`+declined.ID+`","reason":"Incompatible Content"}`)).wants(200)

	contracts := w.brand.Contracts(campaign.ID)
	if contracts[0].Status != "ACTIVE" || contracts[1].Status != "DECLINED" || contracts[1].Reason != "Incompatible Content" {
		t.Errorf("contracts are %+v", contracts)
	}
	if members := w.brand.PartnerGroups(campaign.ID)[0].Members; !slices.Equal(members, []string{wile.ID}) {
		t.Errorf("the group has %v", members)
	}
	w.as(t, tok, "GET", "/Campaigns/"+campaign.ID+"/Contracts/"+accepted.ID, nil).wants(200)
	// The first decision is final.
	w.as(t, tok, "DELETE", decisions, nil, body(`{"contractId":"`+accepted.ID+`"}`)).wants(409)
	w.as(t, tok, "POST", decisions, nil, body(`{"contractId":"`+declined.ID+`"}`)).wants(409)
}

func TestContractRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	campaign := w.brand.AddCampaign("Summer sale")
	proposal := w.brand.AddProposal(campaign.ID, w.brand.AddPartner("Wile E. Coyote").ID)
	decisions := "/Programs/" + campaign.ID + "/Contracts"
	const jsonMedia = "application/json"
	before := w.srv.Dump()
	for name, test := range map[string]struct {
		method, path, media, body string
		status                    int
		fields                    []string
	}{
		"no contract":        {"POST", decisions, jsonMedia, `{}`, 400, []string{"contractId"}},
		"malformed contract": {"POST", decisions, jsonMedia, `{"contractId":"25070000"}`, 400, []string{"contractId"}},
		"number":             {"DELETE", decisions, jsonMedia, `{"contractId":25070000}`, 400, []string{"contractId"}},
		"wrong case":         {"POST", decisions, jsonMedia, `{"ContractId":"` + proposal.ID + `"}`, 400, []string{"contractId", "ContractId"}},
		"reason to accept":   {"POST", decisions, jsonMedia, `{"contractId":"` + proposal.ID + `","reason":"x"}`, 400, []string{"reason"}},
		"unknown group":      {"POST", decisions, jsonMedia, `{"contractId":"` + proposal.ID + `","groupId":"7"}`, 400, []string{"groupId"}},
		"form":               {"POST", decisions, "application/x-www-form-urlencoded", "contractId=" + proposal.ID, 400, nil},
		"unknown contract":   {"POST", decisions, jsonMedia, `{"contractId":"P-1"}`, 404, nil},
		"unknown program":    {"DELETE", "/Programs/7/Contracts", jsonMedia, `{"contractId":"` + proposal.ID + `"}`, 404, nil},
		"no status":          {"GET", "/Campaigns/" + campaign.ID + "/Contracts?Status=OPEN", "", "", 400, []string{"Status"}},
		"no date":            {"GET", "/Campaigns/" + campaign.ID + "/Contracts?StartDateAfter=2026-01-01", "", "", 400, []string{"StartDateAfter"}},
		"unknown id":         {"GET", "/Campaigns/" + campaign.ID + "/Contracts/S-1", "", "", 404, nil},
		"partner's path":     {"GET", "/Contracts", "", "", 404, nil},
		"partner's country":  {"GET", "/MediaPartners?Country=ca", "", "", 400, []string{"Country"}},
		"partner's dates":    {"GET", "/MediaPartners?StartDate=2026-01-01T00:00:00Z", "", "", 400, []string{"StartDate"}},
		"relationship":       {"GET", "/MediaPartners?RelationshipState=EXPIRED", "", "", 400, []string{"RelationshipState"}},
	} {
		var edits []edit
		if test.media != "" {
			edits = append(edits, content(test.media, test.body))
		}
		got := w.as(t, tok, test.method, test.path, nil, edits...)
		if got.status != test.status {
			t.Errorf("%s: %d %s, want %d", name, got.status, got.raw, test.status)
			continue
		}
		if test.fields != nil && !slices.Equal(got.fields(), test.fields) {
			t.Errorf("%s: fields %v, want %v", name, got.fields(), test.fields)
		}
	}
	if after := w.srv.Dump(); !bytes.Equal(after, before) {
		t.Error("a refused request changed something")
	}
}

// A partner's listing leaves out the terms of campaigns, which one contract shows.
func TestPartnerContracts(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Partner]
	contract := w.partner.AddContract(w.partner.AddCampaign("Summer sale").ID, "")
	listed := w.as(t, tok, "GET", "/Contracts", nil).wants(200).list("Contracts")
	if len(listed) != 1 || listed[0]["CampaignTerms"] != nil || listed[0]["EndDate"] != "" {
		t.Errorf("listed %v", listed)
	}
	if one := w.as(t, tok, "GET", "/Contracts/"+contract.ID, nil).wants(200); len(one.list("CampaignTerms")) != 1 {
		t.Errorf("one is %s", one.raw)
	}
	w.as(t, tok, "GET", "/Contracts/S-1", nil).wants(404)
}
