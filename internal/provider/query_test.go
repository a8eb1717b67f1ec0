package provider_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// listed is what a list resource finds.
type listed struct {
	names []string // as people know them, in the order of impact.com
	below bool     // a campaign, which the block names
	cut   string   // the warning when one is listed of several
}

// queryWorlds are what terraform query finds of the accounts that queryWorld fills.
var queryWorlds = map[string]struct {
	world func(*testing.T) *acctest.World
	lists map[string]listed
}{
	"brand": {acctest.NewBrand, map[string]listed{
		"impact_company_information": {names: []string{"Acme"}},
		"impact_contact": {
			names: []string{"Wile Coyote <wile@example.com>", "Road Runner <road@example.com>"}, below: true, cut: "Not all contacts are listed",
		},
		"impact_deal":           {names: []string{"Free", "Mug"}, cut: "Not all deals are listed"},
		"impact_exception_list": {names: []string{"Anvils", "Rockets"}, cut: "Not all exception lists are listed"},
		"impact_partner_group":  {names: []string{"Top", "New"}, below: true, cut: "Not all partner groups are listed"},
		"impact_partner_values": {names: []string{"Wile E. Coyote", "Road Runner", "Marvin"}, cut: "Not all sets of partner values are listed"},
		"impact_promo_code":     {names: []string{"SUMMER", "WINTER"}, cut: "Not all promo codes are listed"},
	}},
	"partner": {acctest.NewPartner, map[string]listed{
		"impact_company_information": {names: []string{"Acme"}},
		"impact_media_property":      {names: []string{"Blog", "Channel"}, cut: "Not all media properties are listed"},
	}},
	"agency": {acctest.NewAgency, map[string]listed{
		"impact_company_information": {names: []string{"Acme"}},
	}},
}

// fillForQuery gives an account two objects of each kind of which it can have several.
func fillForQuery(w *acctest.World) {
	switch w.Account.Type {
	case mockimpact.Brand:
		for i, first := range []string{"Wile", "Road"} {
			w.Account.AddContact(mockimpact.Contact{CampaignID: w.CampaignID, Accounts: w.PartnerIDs[i : i+1], Fields: map[string]string{
				"FirstName": first, "LastName": []string{"Coyote", "Runner"}[i], "EmailAddress": strings.ToLower(first) + "@example.com",
			}})
		}
		for _, name := range []string{"Free", "Mug"} {
			w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": name, "Type": "FREE_SHIPPING", "Scope": "ENTIRE_STORE"})
		}
		for _, name := range []string{"Anvils", "Rockets"} {
			w.Account.PutExceptionList(mockimpact.ExceptionList{
				Name: name, Type: "SKU", CampaignID: w.CampaignID, TrackerIDs: w.ActionTrackerIDs, Items: []mockimpact.ExceptionItem{{Value: "A-1", Name: "One"}},
			})
		}
		w.Account.AddPartnerGroup(w.CampaignID, "Top", w.PartnerIDs[0])
		w.Account.AddPartnerGroup(w.CampaignID, "New")
		for _, code := range []string{"SUMMER", "WINTER"} {
			w.Account.AddPromoCode(mockimpact.PromoCode{Code: code, Type: "LI", CreditPolicy: "WINNER", CampaignID: w.CampaignID, PartnerID: w.PartnerIDs[0]})
		}
	case mockimpact.Partner:
		for _, name := range []string{"Blog", "Channel"} {
			w.Account.AddMediaProperty(mockimpact.MediaProperty{Fields: map[string]string{"Name": name, "Type": "SOCIAL", "Url": "https://social.example.com/acme"}})
		}
	}
}

// queryLine is a line of terraform query -json.
type queryLine struct {
	Found *struct {
		Address  string                     `json:"address"`
		Name     string                     `json:"display_name"`
		Identity map[string]string          `json:"identity"`
		Object   map[string]json.RawMessage `json:"resource_object"`
	} `json:"list_resource_found"`
	Diagnostic *struct {
		Summary string `json:"summary"`
		Detail  string `json:"detail"`
		Address string `json:"address"`
	} `json:"diagnostic"`
}

func TestQueryWorlds_complete(t *testing.T) {
	t.Parallel()
	for typeName := range acctest.NewProtocol(t, nil).Schema.ListResourceSchemas {
		tested := false
		for _, each := range queryWorlds {
			_, known := each.lists[typeName]
			tested = tested || known
		}
		if !tested {
			t.Errorf("%s is registered, but terraform query is not tested with it", typeName)
		}
	}
}

// terraform query names what there is, says when a limit cut it, and writes the
// configuration of all of it, which imports it and changes nothing.
func TestAccQuery(t *testing.T) {
	t.Parallel()
	for name, test := range queryWorlds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := test.world(t)
			w.NeedsMock()
			fillForQuery(w)
			var all, firsts strings.Builder
			names, objects, warnings := map[string][]string{}, map[string][]string{}, map[string]string{}
			count := 0
			for typeName, want := range test.lists {
				config := ""
				if want.below {
					config = fmt.Sprintf("  config {\n    campaign_id = %q\n  }\n", w.CampaignID)
				}
				fmt.Fprintf(&all, "list %q \"all\" {\n  provider = impact\n%s}\n", typeName, config)
				fmt.Fprintf(&firsts, "list %q \"first\" {\n  provider = impact\n  limit = 1\n  include_resource = true\n%s}\n", typeName, config)
				count += len(want.names)
				names["list."+typeName+".all"], names["list."+typeName+".first"] = want.names, want.names[:1]
				objects["list."+typeName+".first"] = want.names[:1]
				if want.cut != "" {
					warnings["list."+typeName+".first"] = want.cut + ": 1 are listed, which is the limit, and impact.com has more."
				}
			}
			workspace := w.Workspace("")
			if why := workspace.CLI.Lacks(all.String()); why != "" {
				t.Skip(why)
			}
			file := filepath.Join(workspace.Dir, "query.tfquery.hcl")
			write := func(blocks string) {
				if err := os.WriteFile(file, []byte(blocks), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			before := string(w.Mock.Dump())

			write(all.String() + firsts.String())
			printed, code := workspace.ExitCode(nil, "query", "-json")
			if code != 0 {
				t.Fatal(printed)
			}
			gotNames, gotObjects, gotWarnings := readQuery(t, printed)
			for what, diff := range map[string]string{
				"names": cmp.Diff(names, gotNames), "objects": cmp.Diff(objects, gotObjects), "warnings": cmp.Diff(warnings, gotWarnings),
			} {
				if diff != "" {
					t.Errorf("%s (-want +got):\n%s", what, diff)
				}
			}

			// A block that overlaps another would write its objects twice.
			write(all.String())
			s := &scenario{example: workspace, T: t, tokens: map[string]*mockimpact.Token{name: w.Token}}
			s.expect(true, nil, "query", "-generate-config-out=generated.tf")
			s.expectImported(w, count, 0, before)
		})
	}
}

// readQuery returns the names that each list block found, those of them that came with
// the attributes that their identity has, and what was warned of a block.
func readQuery(t *testing.T, printed string) (names, objects map[string][]string, warnings map[string]string) {
	t.Helper()
	names, objects, warnings = map[string][]string{}, map[string][]string{}, map[string]string{}
	for text := range strings.Lines(printed) {
		var line queryLine
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if found := line.Found; found != nil {
			names[found.Address] = append(names[found.Address], found.Name)
			shown := map[string]string{}
			for attribute := range found.Identity {
				var value string
				if err := json.Unmarshal(found.Object[attribute], &value); err == nil {
					shown[attribute] = value
				}
			}
			if maps.Equal(shown, found.Identity) {
				objects[found.Address] = append(objects[found.Address], found.Name)
			}
		}
		if d := line.Diagnostic; d != nil && d.Address != "" {
			first, _, _ := strings.Cut(d.Detail, " The limit is 100")
			warnings[d.Address] += d.Summary + ": " + first
		}
	}
	return names, objects, warnings
}
