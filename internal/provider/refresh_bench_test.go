package provider_test

import (
	"net/http/httptest"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// BenchmarkRefreshAndPlan is what the provider itself spends on one object that
// has not changed: the calls that the CLI makes for it, one request among them.
func BenchmarkRefreshAndPlan(b *testing.B) {
	const typeName = "impact_partner_group"
	mock := mockimpact.New()
	account := mock.AddAccount(mockimpact.Brand, "Acme")
	account.SetLimit(mockimpact.BudgetRequests, 1<<30, time.Hour)
	token := account.AddToken(mockimpact.TokenOptions{Name: "bench"})
	campaign := account.AddCampaign("Summer sale")
	server := httptest.NewServer(mock)
	b.Cleanup(server.Close)
	start := func() *acctest.Protocol {
		p := acctest.NewProtocol(b, map[string]string{
			"IMPACT_BASE_URL": server.URL, "IMPACT_ACCOUNT_TYPE": "brand",
			"IMPACT_ACCOUNT_SID": token.SID, "IMPACT_AUTH_TOKEN": token.Value(),
		})
		acctest.FailOnErrors(b, p.Configure(nil))
		return p
	}
	p := start()
	config := map[string]tftypes.Value{"campaign_id": acctest.String(campaign.ID), "name": acctest.String("VIP")}
	object, diagnostics := p.Apply(typeName, nil, config)
	acctest.FailOnErrors(b, diagnostics)

	p = start()
	schema := p.Schema.ResourceSchemas[typeName]
	value := p.Value(schema, config)
	b.ReportAllocs()
	for b.Loop() {
		validated, err := p.Server.ValidateResourceConfig(b.Context(), &tfprotov6.ValidateResourceConfigRequest{TypeName: typeName, Config: value})
		if err != nil {
			b.Fatal(err)
		}
		acctest.FailOnErrors(b, validated.Diagnostics)
		refreshed, diagnostics := p.Refresh(typeName, object)
		acctest.FailOnErrors(b, diagnostics)
		if changes, diagnostics := p.Changes(typeName, refreshed, config); changes || len(diagnostics) > 0 {
			b.Fatal(acctest.Render(diagnostics))
		}
	}
}
