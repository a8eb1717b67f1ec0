package tfimpact

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSnakeCase(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Name": "name", "CampaignId": "campaign_id", "RestAccountURL": "rest_account_url",
		"EinSsnForeignTaxId": "ein_ssn_foreign_tax_id", "AddressLine1": "address_line1",
		"MPValue1": "mp_value1", "contractId": "contract_id", "START_DATE": "start_date", "": "",
	} {
		if got := snakeCase(in); got != want {
			t.Errorf("snakeCase(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDelta(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ had, want, live, add, remove []string }{
		"both ways":              {had: []string{"3", "1"}, want: []string{"1", "2"}, live: []string{"1", "3"}, add: []string{"2"}, remove: []string{"3"}},
		"equal":                  {had: []string{"2", "1"}, want: []string{"1", "2"}},
		"everything":             {had: []string{"b", "a"}, live: []string{"a", "b"}, remove: []string{"a", "b"}},
		"what others added":      {had: []string{"a"}, want: []string{"b"}, live: []string{"a", "x"}, add: []string{"b"}, remove: []string{"a"}},
		"what others did before": {had: []string{"a"}, want: []string{"b"}, live: []string{"b"}},
	} {
		add, remove := Delta(StringSet(test.had), StringSet(test.want), test.live)
		if diff := cmp.Diff([][]string{test.add, test.remove}, [][]string{add, remove}); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestCompareIDs(t *testing.T) {
	t.Parallel()
	for _, ordered := range [][2]string{{"9", "10"}, {"7", "8"}, {"P-1", "P-2"}, {"10", "M7"}, {"007", "8"}} {
		if CompareIDs(ordered[0], ordered[1]) >= 0 || CompareIDs(ordered[1], ordered[0]) <= 0 {
			t.Errorf("%s must come before %s", ordered[0], ordered[1])
		}
	}
	if CompareIDs("12", "012") != 0 {
		t.Error("12 and 012 are the same number")
	}
}

func FuzzParseImportID(f *testing.F) {
	for _, seed := range []string{"1", "1000/2750", "/", "1000/", "a/b/c", "../1", " 1/2", ""} {
		f.Add(seed)
	}
	meta := Metadata{Name: "partner_group", Noun: "partner group", Key: []string{"campaign_id", "id"}}
	f.Fuzz(func(t *testing.T, id string) {
		parts, err := ParseImportID(meta, id)
		if err != nil {
			return
		}
		if len(parts) != 2 || unusable(parts[0]) || unusable(parts[1]) || parts[0]+"/"+parts[1] != id {
			t.Errorf("ParseImportID(%q) = %q", id, parts)
		}
	})
}
