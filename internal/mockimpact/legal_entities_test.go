package mockimpact_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

func TestLegalEntities(t *testing.T) {
	t.Parallel()
	w := newWorld()
	tok := w.tokens[mockimpact.Brand]
	entity := w.brand.AddLegalEntity("Acme Ltd")
	bare := w.brand.AddLegalEntity("Acme Holding")
	bare.City, bare.TaxID, bare.Registered, bare.IndirectTaxNumber = "", "", true, "GB123"
	w.brand.SetLegalEntity(bare)

	listed := w.as(t, tok, "GET", "/LegalEntities", nil).wants(200).list("LegalEntities")
	want := map[string]any{
		"Id": "12345", "Name": "Acme Ltd", "RegisteredForIndirectTax": "false", "IndirectTaxNumber": "",
		"OrganizationType": "CORP", "EinSsnForeignTaxId": "XXXXX6789",
		"BillingAddress": map[string]any{
			"AddressLine1": "12 Harbor Way", "AddressLine2": "Floor 3", "City": "Seattle",
			"State": "WASHINGTON", "PostalCode": "98101", "Country": "US",
		},
		"Uri": "/Advertisers/" + tok.SID + "/LegalEntities/" + entity.ID,
	}
	if len(listed) != 2 {
		t.Fatalf("%d legal entities", len(listed))
	}
	if diff := cmp.Diff(want, listed[0]); diff != "" {
		t.Errorf("legal entity (-want +got):\n%s", diff)
	}
	got := w.as(t, tok, "GET", "/LegalEntities/"+bare.ID, nil).wants(200)
	if got.text("RegisteredForIndirectTax") != "true" || got.text("EinSsnForeignTaxId") != "" || got.text("IndirectTaxNumber") != "GB123" {
		t.Errorf("legal entity %s", got.raw)
	}
	if diff := cmp.Diff(map[string]any{}, got.body["BillingAddress"]); diff != "" {
		t.Errorf("billing address: %s", diff)
	}
	w.agency.Manage(w.brand)
	through := w.as(t, w.tokens[mockimpact.Agency], "GET", "/Advertisers/"+w.brand.ID+"/LegalEntities", nil).wants(200)
	if len(through.list("LegalEntities")) != 2 {
		t.Errorf("an agency sees %s", through.raw)
	}
	w.as(t, tok, "GET", "/LegalEntities?Name=Acme", nil).wants(400)
	w.as(t, tok, "GET", "/LegalEntities/1", nil).wants(404)
	w.as(t, tok, "PUT", "/LegalEntities/"+entity.ID, nil).wants(405)
	w.as(t, w.tokens[mockimpact.Partner], "GET", "/LegalEntities", nil).wants(404)
}
