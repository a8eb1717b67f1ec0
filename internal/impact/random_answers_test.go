package impact

import (
	"encoding/json"
	"flag"
	"hash/fnv"
	"math/rand/v2"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
)

var randomAnswers = flag.Int("random-answers", 100, "how many answers TestRandomAnswers draws for each operation")

// servedReads are the operations by which the client reads objects, with what it
// makes of one and, for a list, the key of the array.
var servedReads = []struct{ template, model, key string }{
	{"/Agencies/{AccountSID}/Advertisers", "Advertiser", "[]"},
	{"/Agencies/{AccountSID}/Advertisers/{AdvertiserId}", "Advertiser", ""},
	{"/Agencies/{AccountSID}/CompanyInformation", "CompanyInformation", ""},
	{"/Agencies/{AccountSID}/Reports", "Report", "[]"},
	{"/Agencies/{AccountSID}/Jobs", "Job", "[]"},
	{"/Advertisers/{AccountSID}/CompanyInformation", "CompanyInformation", ""},
	{"/Advertisers/{AccountSID}/LegalEntities", "LegalEntity", "LegalEntities"},
	{"/Advertisers/{AccountSID}/LegalEntities/{LegalEntityId}", "LegalEntity", ""},
	{"/Advertisers/{AccountSID}/Campaigns", "Campaign", "Campaigns"},
	{"/Advertisers/{AccountSID}/Campaigns/{CampaignId}", "Campaign", ""},
	{"/Advertisers/{AccountSID}/Campaigns/{CampaignId}/Contacts", "Contact", "Contacts"},
	{"/Advertisers/{AccountSID}/Campaigns/{CampaignId}/Contacts/{ContactId}", "Contact", ""},
	{"/Advertisers/{AccountSID}/Campaigns/{CampaignId}/Contracts", "Contract", "Contracts"},
	{"/Advertisers/{AccountSID}/Campaigns/{CampaignId}/Contracts/{ContractId}", "Contract", ""},
	{"/Advertisers/{AccountSID}/Campaigns/{CampaignId}/Contracts/{ContractId}", "ContractDetails", ""},
	{"/Advertisers/{AccountSID}/Campaigns/{CampaignId}/MediaPartnerGroups", "PartnerGroup", "Groups"},
	{"/Advertisers/{AccountSID}/Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}", "PartnerGroup", ""},
	{"/Advertisers/{AccountSID}/Campaigns/{CampaignId}/UnsubscribedContacts", "UnsubscribedContact", "Results"},
	{"/Advertisers/{AccountSID}/Deals", "Deal", "Deals"},
	{"/Advertisers/{AccountSID}/Deals/{DealId}", "Deal", ""},
	{"/Advertisers/{AccountSID}/ExceptionLists", "ExceptionList", "ExceptionLists"},
	{"/Advertisers/{AccountSID}/ExceptionLists/{ExceptionListId}", "ExceptionList", ""},
	{"/Advertisers/{AccountSID}/ExceptionLists/{ExceptionListId}/Items", "ExceptionListItem", "ExceptionListItems"},
	{"/Advertisers/{AccountSID}/PromoCodeExceptionLists/{ListId}", "ExceptionList", ""},
	{"/Advertisers/{AccountSID}/PromoCodeExceptionLists/{ListId}/Items", "ExceptionListItem", "ExceptionListItems"},
	{"/Advertisers/{AccountSID}/MediaPartners", "MediaPartner", "Partners"},
	{"/Advertisers/{AccountSID}/MediaPartners/{PartnerId}", "MediaPartner", ""},
	{"/Advertisers/{AccountSID}/Jobs", "Job", "Jobs"},
	{"/Advertisers/{AccountSID}/PhoneNumbers", "PhoneNumber", "PhoneNumbers"},
	{"/Advertisers/{AccountSID}/TrackingValueRequests", "TrackingValueRequest", "TrackingValueRequests"},
	{"/Advertisers/{AccountSID}/Programs/{ProgramId}/BlockRedirectRules", "BlockRedirectRule", "BlockRedirectRules"},
	{"/Advertisers/{AccountSID}/PromoCodes", "PromoCode", "PromoCodes"},
	{"/Advertisers/{AccountSID}/PromoCodes/{PromoCodeId}", "PromoCode", ""},
	{"/Advertisers/{AccountSID}/Reports", "Report", "Reports"},
	{"/Mediapartners/{AccountSID}/CompanyInformation", "CompanyInformation", ""},
	{"/Mediapartners/{AccountSID}/Campaigns", "Campaign", "Campaigns"},
	{"/Mediapartners/{AccountSID}/Campaigns/{CampaignId}", "Campaign", ""},
	{"/Mediapartners/{AccountSID}/Campaigns/{CampaignId}/Deals", "Deal", "Deals"},
	{"/Mediapartners/{AccountSID}/Contracts", "Contract", "Contracts"},
	{"/Mediapartners/{AccountSID}/Contracts/{Id}", "Contract", ""},
	{"/Mediapartners/{AccountSID}/Contracts/{Id}", "ContractDetails", ""},
	{"/Mediapartners/{AccountSID}/ExceptionLists/{ExceptionListId}", "ExceptionList", ""},
	{"/Mediapartners/{AccountSID}/ExceptionLists/{ExceptionListId}/Items", "ExceptionListItem", "ExceptionListItems"},
	{"/Mediapartners/{AccountSID}/Jobs", "Job", "Jobs"},
	{"/Mediapartners/{AccountSID}/MediaProperties", "MediaProperty", "MediaProperties"},
	{"/Mediapartners/{AccountSID}/MediaProperties/{Id}", "MediaProperty", ""},
	{"/Mediapartners/{AccountSID}/PromoCodes", "PromoCode", "PromoCodes"},
	{"/Mediapartners/{AccountSID}/PromoCodes/{Id}", "PromoCode", ""},
	{"/Mediapartners/{AccountSID}/PromoCodeExceptionLists/{PromoCodeExceptionListId}", "ExceptionList", ""},
	{"/Mediapartners/{AccountSID}/PromoCodeExceptionLists/{PromoCodeExceptionListId}/Items", "ExceptionListItem", "PromoCodeExceptionListItems"},
	{"/Mediapartners/{AccountSID}/Reports", "Report", "Reports"},
	{"/Mediapartners/{AccountSID}/TaxDocuments", "TaxDocument", "TaxDocuments"},
	{"/Mediapartners/{AccountSID}/Users", "User", "Users"},
	{"/Mediapartners/{AccountSID}/Users/{Id}", "User", ""},
	{"/Mediapartners/{AccountSID}/WithdrawalSettings", "WithdrawalSettings", ""},
	{"/Mediapartners/{AccountSID}/WithdrawalSettings/RequiredFields", "RequiredWithdrawal", ""},
}

// No answer that the documents allow stops a read, and none loses a value without a
// word. It needs the documents: IMPACT_OPENAPI_DIR.
func TestRandomAnswers(t *testing.T) {
	t.Parallel()
	dir := os.Getenv("IMPACT_OPENAPI_DIR")
	if dir == "" {
		t.Skip("IMPACT_OPENAPI_DIR does not name a directory with impact.com's published documents")
	}
	checker, err := contract.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, served := range servedReads {
		t.Run(served.template, func(t *testing.T) {
			t.Parallel()
			seed := fnv.New64()
			_, _ = seed.Write([]byte(served.template))
			random := rand.New(rand.NewPCG(1, seed.Sum64()))
			objects := 0
			for range *randomAnswers {
				body, err := checker.RandomAnswer(random, http.MethodGet, served.template)
				if err != nil {
					t.Fatal(err)
				}
				elements := documentedObjects(t, body, served.key)
				objects += len(elements)
				for _, element := range elements {
					checkRead(t, readModels[served.model], element)
				}
			}
			if objects == 0 {
				t.Error("no answer held an object")
			}
		})
	}
}

// documentedObjects are the objects of an answer.
func documentedObjects(t *testing.T, body []byte, key string) (elements []json.RawMessage) {
	t.Helper()
	array := body
	switch key {
	case "":
		return []json.RawMessage{body}
	case "[]":
	default:
		var members map[string]json.RawMessage
		if err := json.Unmarshal(body, &members); err != nil {
			t.Fatalf("%v: %s", err, body)
		}
		if array = members[key]; array == nil {
			return nil
		}
	}
	if string(array) == "null" || string(array) == `""` {
		return nil
	}
	if err := json.Unmarshal(array, &elements); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	return elements
}

// checkRead reads an object and misses no value of it.
func checkRead(t *testing.T, read func([]byte) (any, []Oddity, error), data []byte) {
	t.Helper()
	if string(data) == "null" {
		return
	}
	object, odd, err := read(data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &members); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	model := reflect.TypeOf(object)
	for i := range model.NumField() {
		field := nameOf(model.Field(i))
		value := reflect.ValueOf(object).Field(i)
		if value.IsZero() && holdsSomething(members[field], value.Type()) && !reported(odd, field) {
			t.Fatalf("%s is lost: %s\n%s", field, members[field], strings.TrimSpace(string(data)))
		}
	}
}
