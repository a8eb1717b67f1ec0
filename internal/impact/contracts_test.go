package impact

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestContracts(t *testing.T) {
	t.Parallel()
	api := steps(
		reply(200, `{"Contracts":[{"Id":"S-1","PartnerId":10000,"EndDate":"","HasCampaignTerms":"true",
			"TemplateTerms":{"TemplateId":99999,"VersionId":6,"Name":"Public","Labels":["a"],"Currency":"USD"}}]}`),
		reply(200, `{"Id":"S-1","CampaignId":"7","Terms":{"VersionId":"6","TemplateTermName":"Public"}}`),
	)
	c := newClient(t, api)
	all, err := Collect(c.Contracts("1000").All(t.Context(), nil))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if got := all[0]; got.PartnerID != "10000" || !got.EndDate.IsZero() || !got.HasCampaignTerms.Value {
		t.Errorf("got %+v", got)
	}
	template, err := all[0].Template()
	want := ContractTemplate{ID: "99999", Version: "6", Name: "Public", Labels: []string{"a"}, Currency: "USD"}
	if diff := cmp.Diff(want, template); diff != "" || err != nil {
		t.Error(diff, err)
	}
	one, err := c.PartnerContracts().GetFresh(t.Context(), "S-1")
	if err != nil {
		t.Fatal(err)
	}
	if template, err := one.Template(); template.Name != "Public" || template.Version != "6" || one.CampaignID != "7" || err != nil {
		t.Errorf("got %+v of %+v, %v", template, one, err)
	}
	if diff := cmp.Diff([]string{"GET Campaigns/1000/Contracts", "GET Contracts/S-1"}, api.log()); diff != "" {
		t.Error(diff)
	}
}

func TestContractTermsJSON(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ answer, want string }{
		"none":       {`{}`, `{}`},
		"unset":      {`{"Terms":"","CampaignTerms":null}`, `{}`},
		"sorted":     {`{"Terms":{"b":[2, 1],"a":{"d":1,"c":null}}}`, `{"Terms":{"a":{"c":null,"d":1},"b":[2,1]}}`},
		"numbers":    {`{"TemplateTerms":{"Payout":10.00,"Big":12345678901234567890}}`, `{"TemplateTerms":{"Big":12345678901234567890,"Payout":10.00}}`},
		"markup":     {`{"Terms":{"Text":"<p>a & b</p>"}}`, `{"Terms":{"Text":"<p>a & b</p>"}}`},
		"four kinds": {`{"CampaignTerms":[],"Terms":{},"ScheduledTerms":[ ],"TemplateTerms":{}}`, `{"CampaignTerms":[],"ScheduledTerms":[],"TemplateTerms":{},"Terms":{}}`},
	} {
		var contract Contract
		if _, err := decodeAnswer("application/json", []byte(test.answer), &contract); err != nil {
			t.Fatal(err)
		}
		got, err := contract.TermsJSON()
		if got != test.want || err != nil {
			t.Errorf("%s: got %s, %v, want %s", name, got, err, test.want)
		}
		if _, err := contract.Template(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Numbers are texts for partners and numbers for brands; what is odd is left out, one by
// one, and reported.
func TestContractDetails(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, `{"Id":"S-1","Terms":{"MaxReturnPercentage":"100","ActionLimit":"","SpendLimit":"9.99","SpecialTermsList":{"TermsName":"Custom"},
		"EventPayouts":[{"EventTypeId":18503,"DefaultPayout":"10.00","PayoutGroups":[{"Rank":"1","PayoutRate":"15","Rules":[{"Variable":"COUNTRY","Values":"US"}]}],
			"Locking":{"MonthOffset":"1"},"Limits":[{"Value":"many"}],"PerformanceBonus":{"Tiers":[{"RevenueThreshold":"1000000.00"}]}}]},
		"CampaignTerms":"","ScheduledTerms":[{"Name":"Friday","Repeat":{"Days":["2026-11-27"]}}]}`))
	client := newClient(t, api, func(c *Config) { c.AccountType = Partner })
	contract, err := client.PartnerContracts().GetFresh(t.Context(), "S-1")
	if err != nil {
		t.Fatal(err)
	}
	ctx, odd := WithOddities(t.Context())
	number := func(value float64) Float { return Float{value, true} }
	want := ContractDetails{
		Terms: ContractTerms{
			MaxReturnPercentage: number(100), SpendLimit: number(9.99), SpecialTerms: []SpecialTerms{{Name: "Custom"}},
			EventPayouts: []EventPayout{{
				EventTypeID: "18503", DefaultPayout: number(10), Locking: Locking{MonthOffset: Int{1, true}}, Limits: nil,
				PayoutGroups:     []PayoutGroup{{Rank: Int{1, true}, PayoutRate: number(15), Rules: []PayoutRule{{Variable: "COUNTRY", Values: []string{"US"}}}}},
				PerformanceBonus: PerformanceBonus{Tiers: []BonusTier{{RevenueThreshold: number(1_000_000)}}},
			}},
		},
		ScheduledTerms: []ScheduledTerms{{Name: "Friday", Repeat: Repetition{Days: []string{"2026-11-27"}}}},
	}
	if diff := cmp.Diff(want, client.ContractDetails(ctx, contract)); diff != "" {
		t.Error(diff)
	}
	wantOdd := []Oddity{{Object: "contract S-1", Member: "Terms.EventPayouts[0].Limits[0].Value", Text: `"many"`, Reason: `"many" is not a number`}}
	if diff := cmp.Diff(wantOdd, odd.All()); diff != "" {
		t.Error(diff)
	}
	if none := client.ContractDetails(ctx, Contract{}); !reflect.ValueOf(none).IsZero() {
		t.Errorf("of nothing: %+v", none)
	}
}

// The partner's document has a text there, and its example is no number.
func TestContractTemplate_versionOfLetters(t *testing.T) {
	t.Parallel()
	contract := Contract{Terms: []byte(`{"VersionId":"v6-b","Name":"Public","Labels":"one","Currency":{"Code":"USD"}}`)}
	template, err := contract.Template()
	want := ContractTemplate{Version: "v6-b", Name: "Public", Labels: []string{"one"}}
	if diff := cmp.Diff(want, template); diff != "" || err != nil {
		t.Error(diff, err)
	}
	wantOdd := []Oddity{{Member: "Terms.Currency", Text: `{"Code":"USD"}`, Reason: "the object stands where another type belongs"}}
	if diff := cmp.Diff(wantOdd, contract.oddities()); diff != "" {
		t.Error(diff)
	}
}

func TestContractTemplate_notAnObject(t *testing.T) {
	t.Parallel()
	contract := Contract{Terms: []byte(`[1]`)}
	if template, err := contract.Template(); err == nil {
		t.Errorf("got %+v", template)
	}
}

func TestMediaPartners(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, `{"Id":"5","Name":"Wile","Address":{"Address1":"Main St","Country":"US"},"Phone":{"Number":"1"},
		"PromotionalMethods":[{"Type":"EMAIL","IsPrimary":"true"}],"Properties":[{"Id":"P-1","Url":"https://a.test"}],
		"Programs":[{"Id":1000,"ContractId":"S-1","JoinDate":"2026-01-19T23:51:01-08:00","ExpirationDate":null}],
		"PartnerValues":{"Value2":"x"},"DateCreated":""}`))
	got, err := newClient(t, api).MediaPartners().GetFresh(t.Context(), "5")
	if err != nil {
		t.Fatal(err)
	}
	if got.Address.Address1 != "Main St" || got.Phone.Number != "1" || !got.PromotionalMethods[0].IsPrimary.Value ||
		got.Properties[0].URL != "https://a.test" || got.Programs[0].ID != "1000" || got.Programs[0].JoinDate.IsZero() ||
		!got.Programs[0].ExpirationDate.IsZero() || got.PartnerValues.Value2 != "x" || !got.DateCreated.IsZero() {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff([]string{"GET MediaPartners/5"}, api.log()); diff != "" {
		t.Error(diff)
	}
}
