package catalog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

func TestRequiredOperationsAcceptsEverySpelling(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ accountType, call, key string }{
		{catalog.Brand, "GET /Campaigns", "campaigns"},
		{catalog.Brand, "GET Campaigns", "campaigns"},
		{catalog.Brand, "GET /Campaigns/", "campaigns"},
		{catalog.Brand, "  get\t/Campaigns \n", "campaigns"},
		{catalog.Brand, "GET /Campaigns?State=ACTIVE&PageSize=1", "campaigns"},
		{catalog.Brand, "GET /Campaigns/?Name=a b/c", "campaigns"},
		{catalog.Brand, "GET /Campaigns#top", "campaigns"},
		{catalog.Brand, "GET /Campaigns/1234", "campaigns"},
		{catalog.Brand, "GET /Campaigns/{CampaignId}/Deals/../Notes", ""},
		{catalog.Brand, "GET /Campaigns/{campaign_id}/MediaPartnerGroups/{x}", "partner_groups"},
		{catalog.Brand, "GET /Advertisers/{SID}/Campaigns/1/MediaPartnerGroups", "partner_groups"},
		{catalog.Brand, "GET /Advertisers/IRabc123/MediaPartners/55", "partners"},
		{catalog.Brand, "GET /MediaPartners/55", "partners"},
		{catalog.Brand, "GET Advertisers/IRabc123/MediaPartners", "partners"},
		{catalog.Brand, "GET https://api.impact.com/Advertisers/IRabc123/Ads?Type=BANNER", "ads"},
		{catalog.Brand, "GET HTTPS://API.impact.com:443/Advertisers/{AccountSID}/Ads/", "ads"},
		{catalog.Brand, "GET https://IRabc123:s3cret@api.impact.com/Advertisers/IRabc123/Ads", "ads"},
		{catalog.Brand, "GET api.impact.com/Advertisers/IRabc123/Ads", "ads"},
		{catalog.Brand, "GET IRabc123:s3cret@api.impact.com/Advertisers/IRabc123/Ads", "ads"},
		{catalog.Partner, "GET /MediaPartners/{SID}/Stores", "stores"},
		{catalog.Partner, "GET /Mediapartners/IR1/Stores/3/Group/4/Items", "stores"},
		{catalog.Partner, "GET https://api.impact.com/Mediapartners/IR1/Users", "users"},
		{catalog.Agency, "GET /Agencies/IR1/Advertisers", "advertisers"},
		{catalog.Agency, "GET /Agencies/IR1/Advertisers/77", "advertisers"},
		{catalog.Agency, "GET /Advertisers/77", "advertisers"},
		{catalog.Agency, "GET /Agencies/{AccountSID}/Campaigns", "campaigns"},
	} {
		t.Run(tt.accountType+" "+tt.call, func(t *testing.T) {
			t.Parallel()
			got, skipped, err := catalog.RequiredOperations(tt.accountType, []string{tt.call})
			if tt.key == "" {
				if err == nil {
					t.Errorf("accepted as %v", got)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != 1 || got[0].Category != tt.key || got[0].Permission() != catalog.Read || skipped != nil {
				t.Errorf("%v, skipped %v", got, skipped)
			}
		})
	}
}

func TestRequiredOperationsAreTheLeast(t *testing.T) {
	t.Parallel()
	got, _, err := catalog.RequiredOperations(catalog.Brand, []string{
		"DELETE /Deals/7", "GET /Campaigns", "POST /Conversions", "GET /Deals", "PUT /Deals/{DealId}", "GET /Campaigns",
		"POST /ExceptionLists/1/Items",
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "GET /Campaigns, POST /Conversions, GET /Deals, PUT /Deals/{DealId}, DELETE /Deals/{DealId}, POST /ExceptionLists/{ExceptionListId}/Items"
	if diff := cmp.Diff(want, calls(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, skipped, err := catalog.RequiredOperations(catalog.Agency, nil); err != nil || len(got)+len(skipped) != 0 {
		t.Errorf("no calls need %v, %v, %v", got, skipped, err)
	}
}

func TestRequiredOperationsRefusals(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, accountType string
		calls             []string
		want              string
	}{
		{
			"account type", "publisher", nil,
			`unknown account type "publisher": must be one of brand, partner, agency`,
		},
		{
			"slip of the pen", catalog.Brand, []string{"GET /Campaign"},
			`unknown call "GET /Campaign" for account type "brand"; the nearest known calls are ` +
				`GET /Campaigns, GET /Catalogs, GET /Campaigns/{CampaignId}`,
		},
		{
			"method", catalog.Brand, []string{"PATCH /Deals/7?x=1"},
			`unknown call "PATCH /Deals/7" for account type "brand"; the nearest known calls are ` +
				`DELETE /Deals/{DealId}, GET /Deals/{DealId}, PUT /Deals/{DealId}`,
		},
		{
			"another account type's", catalog.Brand, []string{"GET /MediaPartners/IR1/Users/{Id}"},
			`unknown call "GET /MediaPartners/IR1/Users/{Id}" for account type "brand", but known for partner; ` +
				`the nearest known calls are GET /MediaPartners/{PartnerId}, GET /Actions/{ActionId}/Items/{Sku}, GET /Catalogs/{CatalogId}/Items/{CatalogItemId}`,
		},
		{
			"two other account types'", catalog.Agency, []string{"GET /Invoices"},
			`unknown call "GET /Invoices" for account type "agency", but known for brand and partner; ` +
				`the nearest known calls are GET /Advertisers, GET /Jobs, GET /Reports`,
		},
		{
			"passthrough", catalog.Agency, []string{"GET /Agencies/IR1/Advertisers/77/Deals"},
			`unknown call "GET /Agencies/IR1/Advertisers/77/Deals" for account type "agency", but known for brand; ` +
				`the nearest known calls are GET /Advertisers/{AdvertiserId}, GET /Advertisers, GET /Reports/{ReportId}`,
		},
		{
			"only a path", catalog.Brand, []string{"/Campaigns"},
			`call 1: write a method and a path, such as "GET /Campaigns"`,
		},
		{
			"and what is skipped is not", catalog.Brand, []string{"OPTIONS /Deals", "Campaigns", "GET /Campaign"},
			`call 2: write a method and a path, such as "GET /Campaigns"` + "\n" +
				`unknown call "GET /Campaign" for account type "brand"; the nearest known calls are GET /Campaigns, GET /Catalogs, GET /Campaigns/{CampaignId}`,
		},
		{
			"every problem at once", catalog.Partner,
			[]string{"GET /Campaigns", "", "GET https://example.com/MediaPartners/IR1/Ads", "GET /Logo"},
			`call 2: write a method and a path, such as "GET /Campaigns"` + "\n" +
				`unknown call "GET /Logo" for account type "partner"; the nearest known calls are ` +
				`GET /Campaigns/{CampaignId}/Logo, GET /Catalogs, GET /Jobs`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, skipped, err := catalog.RequiredOperations(tt.accountType, tt.calls)
			if err == nil || got != nil || skipped != nil {
				t.Fatalf("RequiredOperations = %v, %v, %v", got, skipped, err)
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRequiredOperationsRepeatsNoSecret(t *testing.T) {
	t.Parallel()
	const secret = "s3cretToken"
	for _, call := range []string{
		"GET https://IR1:" + secret + "@api.impact.com/Nowhere",
		"GET https://IR1:" + secret + "@example.com/Campaigns",
		"GET http://IR1:" + secret + "@api.impact.com/Campaigns",
		"GET IR1:" + secret + "@api.impact.com/Nowhere",
		"GET IR1:" + secret,
		"GET https://" + secret,
		"IR1:" + secret,
		"GET /Nowhere?token=" + secret,
		"GET /Nowhere#" + secret,
	} {
		_, skipped, err := catalog.RequiredOperations(catalog.Brand, []string{call})
		if (err == nil) != (len(skipped) == 1) || strings.Contains(fmt.Sprint(skipped, err), secret) {
			t.Errorf("%q: skipped %v, %v", call, skipped, err)
		}
	}
}

func TestRequiredOperations(t *testing.T) {
	t.Parallel()
	got, skipped, err := catalog.RequiredOperations(catalog.Partner, []string{
		"GET /Mediapartners/<AccountSID>/Jobs/<JobID>/Download",
		"OPTIONS /Mediapartners/IR1/Actions",
		"GET https://api.impact.com/Mediapartners/IR1/Actions?State=PENDING",
		"GET /Actions",
		"HEAD /Actions",
		"POST https://IR1:s3cretToken@telemetry.example/v1/traces",
		"GET /Mediapartners/<AccountSID>",
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := "GET /, GET /Actions, GET /Jobs/{JobId}/Download"; calls(got) != want {
		t.Errorf("required %s", calls(got))
	}
	wantSkipped := []catalog.Skipped{
		{Number: 2, Reason: "OPTIONS and HEAD are no operations of impact.com"},
		{Number: 5, Reason: "OPTIONS and HEAD are no operations of impact.com"},
		{Number: 6, Reason: "the address is not below https://api.impact.com"},
	}
	if diff := cmp.Diff(wantSkipped, skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
}

func TestParseCallRepeatsNoSecret(t *testing.T) {
	t.Parallel()
	for _, call := range []string{
		"GET https://IR1:s3cretToken@api.impact.com/Nowhere", "GET https://example.com/s3cretToken", "GET /Nowhere?x=s3cretToken", "s3cretToken",
	} {
		if _, err := catalog.ParseCall(catalog.Brand, call); err == nil || strings.Contains(err.Error(), "s3cretToken") {
			t.Errorf("%q: %v", call, err)
		}
	}
}
