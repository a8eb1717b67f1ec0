package tfimpact_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// The engine is tested through its smallest resource, without a CLI, because
// warnings and half-way states are what matters here.
const (
	groupType = "impact_partner_group"
	groupPath = "/Campaigns/{CampaignId}/MediaPartnerGroups"
)

func groupConfig(w *acctest.World, name string) map[string]tftypes.Value {
	return map[string]tftypes.Value{"campaign_id": acctest.String(w.CampaignID), "name": acctest.String(name)}
}

func newMockedBrand(t *testing.T) *acctest.World {
	t.Helper()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	return w
}

// A read-back that fails must not taint what exists: the key is in state, the
// planned values stay, and a warning says so.
func TestCreate_readBackFails(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	p := w.Protocol()
	fault := w.Mock.Fault(mockimpact.Fault{Method: http.MethodGet, Path: groupPath + "/*", Status: http.StatusForbidden})
	created, diagnostics := p.Apply(groupType, nil, groupConfig(w, "VIP"))
	got := acctest.Render(diagnostics)
	if len(got) != 1 || !strings.HasPrefix(got[0], "warning: The partner group was written but could not be read back: GET /Advertisers/"+w.Token.SID) ||
		!strings.HasSuffix(got[0], "The state holds the planned values. The next plan reads the object again.") {
		t.Fatalf("diagnostics: %q", got)
	}
	live := w.Account.PartnerGroups(w.CampaignID)
	if id := p.Text(groupType, created, "id"); len(live) != 1 || id != live[0].ID {
		t.Errorf("state has id %q, the API has %v", id, live)
	}
	if name := p.Text(groupType, created, "name"); name != "VIP" {
		t.Errorf("name is %q", name)
	}
	if !p.Attribute(groupType, created, "partner_ids").IsNull() {
		t.Error("what is not known yet must be null")
	}
	if created.Identity == nil {
		t.Error("the identity is missing")
	}

	fault.Remove()
	refreshed, diagnostics := p.Refresh(groupType, created)
	acctest.FailOnErrors(t, diagnostics)
	if p.Attribute(groupType, refreshed, "partner_ids").IsNull() {
		t.Error("the next refresh must fill in the rest")
	}
}

func TestUpdate_readBackFails(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	p := w.Protocol()
	created, diagnostics := p.Apply(groupType, nil, groupConfig(w, "VIP"))
	acctest.FailOnErrors(t, diagnostics)
	w.Mock.Fault(mockimpact.Fault{Method: http.MethodGet, Path: groupPath + "/*", Status: http.StatusForbidden})
	updated, diagnostics := p.Apply(groupType, created, groupConfig(w, "VIP 2"))
	if got := acctest.Render(diagnostics); len(got) != 1 || !strings.HasPrefix(got[0], "warning: The partner group was written but could not be read back") {
		t.Fatalf("diagnostics: %q", got)
	}
	if name := p.Text(groupType, updated, "name"); name != "VIP 2" {
		t.Errorf("name is %q", name)
	}
}

// A failed update leaves the old state, so that the next plan shows the change
// again.
func TestUpdate_fails(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	p := w.Protocol()
	created, diagnostics := p.Apply(groupType, nil, groupConfig(w, "VIP"))
	acctest.FailOnErrors(t, diagnostics)
	w.Mock.Fault(mockimpact.Fault{Method: http.MethodPut, Status: http.StatusForbidden})
	updated, diagnostics := p.Apply(groupType, created, groupConfig(w, "VIP 2"))
	if got := acctest.Render(diagnostics); len(got) != 1 || !strings.HasPrefix(got[0], `error: Cannot update the partner group "VIP 2"`) {
		t.Fatalf("diagnostics: %q", got)
	}
	if name := p.Text(groupType, updated, "name"); name != "VIP" {
		t.Errorf("name is %q", name)
	}
}

func TestRead_gone(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	p := w.Protocol()
	created, diagnostics := p.Apply(groupType, nil, groupConfig(w, "VIP"))
	acctest.FailOnErrors(t, diagnostics)
	w.Account.DeletePartnerGroup(p.Text(groupType, created, "id"))
	refreshed, diagnostics := p.Refresh(groupType, created)
	acctest.FailOnErrors(t, diagnostics)
	if p.Exists(groupType, refreshed) {
		t.Error("an object that is gone must leave the state")
	}
	if _, diagnostics := p.Apply(groupType, created, nil); len(diagnostics) != 0 {
		t.Errorf("destroying what is gone: %q", acctest.Render(diagnostics))
	}
}

// While the provider's configuration is not known, a plan of what exists keeps
// the state and a plan of what does not needs no request.
func TestUnknownConfiguration(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	configured := w.Protocol()
	created, diagnostics := configured.Apply(groupType, nil, groupConfig(w, "VIP"))
	acctest.FailOnErrors(t, diagnostics)

	p := w.Start()
	acctest.FailOnErrors(t, p.Configure(map[string]tftypes.Value{"auth_token": acctest.Unknown()}))
	w.Mock.ResetJournal()
	refreshed, diagnostics := p.Refresh(groupType, created)
	acctest.FailOnErrors(t, diagnostics)
	if p.Text(groupType, refreshed, "name") != "VIP" {
		t.Error("the state was not kept")
	}
	_, diagnostics = p.Apply(groupType, nil, groupConfig(w, "Other"))
	want := []string{`error: The provider's credential is not known yet: A value of the provider "impact" block is known only after apply, so nothing can be read from impact.com in this plan. Apply what that value depends on first (terraform apply -target=…), or give the value by a variable or an IMPACT_… environment variable.`}
	if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
		t.Error(diff)
	}
	if requests := w.Requests(); len(requests) != 0 {
		t.Errorf("requests were sent: %q", requests)
	}
}

// Only decisions on contracts have a first one that counts.
func TestUpdate_conflict(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	p := w.Protocol()
	created, diagnostics := p.Apply(groupType, nil, groupConfig(w, "VIP"))
	acctest.FailOnErrors(t, diagnostics)
	w.Mock.Fault(mockimpact.Fault{Method: http.MethodPut, Status: http.StatusConflict, ContentType: "application/json", Body: `{"Status":"ERROR","Message":"The name is taken"}`})
	_, diagnostics = p.Apply(groupType, created, groupConfig(w, "VIP 2"))
	got := strings.Join(acctest.Render(diagnostics), "\n")
	if !strings.Contains(got, "409 Conflict: The name is taken.\n\nBy this answer the call contradicts what impact.com has now.") || strings.Contains(got, "contracts") {
		t.Errorf("diagnostics: %s", got)
	}
}

// An identity that cannot be one is refused in the words of an import id, without a
// request.
func TestImport_malformed(t *testing.T) {
	t.Parallel()
	w := newMockedBrand(t)
	p := w.Protocol()
	w.Requests()
	null := tftypes.NewValue(tftypes.String, nil)
	form := func(id, form string) string {
		return fmt.Sprintf("The import id %q does not have the form %s", id, form)
	}
	number := func(attribute, id string) string {
		return fmt.Sprintf("Part %s of the import id %q must be a number, as impact.com shows it", attribute, id)
	}
	for _, c := range []struct {
		typeName, id string
		identity     map[string]tftypes.Value
		problem      string
	}{
		{groupType, "1000/", map[string]tftypes.Value{"campaign_id": acctest.String("1000"), "id": null}, form("1000/", "<campaign_id>/<id>")},
		{groupType, "/3", map[string]tftypes.Value{"campaign_id": acctest.String(""), "id": acctest.String("3")}, form("/3", "<campaign_id>/<id>")},
		{groupType, "1000/abc/def", map[string]tftypes.Value{"campaign_id": acctest.String("1000"), "id": acctest.String("abc/def")}, form("1000/abc/def", "<campaign_id>/<id>")},
		{groupType, "1000/ 3 ", map[string]tftypes.Value{"campaign_id": acctest.String("1000"), "id": acctest.String(" 3 ")}, form("1000/ 3 ", "<campaign_id>/<id>")},
		{"impact_deal", "..", map[string]tftypes.Value{"id": acctest.String("..")}, form("..", "<id>")},
		{"impact_deal", "1/2", map[string]tftypes.Value{"id": acctest.String("1/2")}, form("1/2", "<id>")},
		{"impact_deal", "Mug", map[string]tftypes.Value{"id": acctest.String("Mug")}, number("id", "Mug")},
		{groupType, "1000/VIP", map[string]tftypes.Value{"campaign_id": acctest.String("1000"), "id": acctest.String("VIP")}, number("id", "1000/VIP")},
		// The document of contacts has their ids as texts, but not that of the campaign.
		{"impact_contact", "Sale/3", map[string]tftypes.Value{"campaign_id": acctest.String("Sale"), "id": acctest.String("3")}, number("campaign_id", "Sale/3")},
	} {
		want := fmt.Sprintf("%s. For example: terraform import %s.example ", c.problem, c.typeName)
		_, byIdentity := p.Import(c.typeName, "", c.identity)
		_, byID := p.Import(c.typeName, c.id, nil)
		for how, diagnostics := range map[string][]*tfprotov6.Diagnostic{"identity": byIdentity, "id": byID} {
			if got := acctest.Render(diagnostics); len(got) != 1 || !strings.Contains(got[0], want) {
				t.Errorf("by %s: %q, want %q", how, got, want)
			}
		}
	}
	if sent := w.Requests(); len(sent) > 0 {
		t.Errorf("requests: %q", sent)
	}
}
