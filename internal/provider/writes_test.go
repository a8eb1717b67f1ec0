package provider_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// What a service makes of a write is no reason to replace an object, to plan it
// anew, or to believe an old answer. Each resource is written under every reading of
// what becomes of a text, and of how late reads show a write.

// settableTexts are values that each reading of mockimpact.Texts changes somewhere,
// by resource; "" is the value of the fixture.
var settableTexts = map[string]map[string]tftypes.Value{
	"impact_partner_group":  {"name": acctest.String(" Kids' R&D ")},
	"impact_partner_values": {"value2": acctest.String(" Kids' R&D ")},
	"impact_exception_list": {"name": acctest.String(" Kids' R&D ")},
	"impact_promo_code_exception_list": {
		"name": acctest.String(" Kids' R&D "), "items": acctest.Strings("Save10", "kids&co"),
	},
	"impact_deal":           {"name": acctest.String(" Kids' R&D "), "description": acctest.String("less than < 10 %")},
	"impact_promo_code":     {"code": acctest.String("Summer&25")},
	"impact_media_property": {"name": acctest.String(" Kids' R&D "), "url": acctest.String("https://example.com")},
	"impact_contact": {
		"first_name": acctest.String(" Wile "), "last_name": acctest.String("O'Coyote"), "email_address": acctest.String("Wile.Coyote@Example.com"),
		"title": acctest.String("Head of R&D"), "work_phone_number": acctest.String("4155550100"), "work_phone_number_country": acctest.String("US"),
		"labels": acctest.Strings("VIP", "R&D"),
	},
	"impact_company_information": {"website": acctest.String("https://www.example.org"), "primary_phone_number": acctest.String("4155550100"), "primary_phone_number_country": acctest.String("US")},
}

func TestWhatBecomesOfAWrite(t *testing.T) {
	t.Parallel()
	readings := map[mockimpact.ReadingName][]string{}
	for _, each := range mockimpact.Readings() {
		if each.Name == mockimpact.Texts || each.Name == mockimpact.ItemLag || each.Name == mockimpact.ListLag {
			for _, answer := range each.Answers[1:] {
				if each.Name != mockimpact.ListLag || answer.Value != "10s" { // longer than these clients look for items, which is 2.4 s
					readings[each.Name] = append(readings[each.Name], answer.Value)
				}
			}
		}
	}
	var told sync.Map // the texts readings of which some resource warns
	t.Cleanup(func() {
		for _, answer := range readings[mockimpact.Texts] {
			if _, some := told.Load(answer); !some {
				t.Errorf("no resource is written otherwise under %s=%s, so nothing was tried", mockimpact.Texts, answer)
			}
		}
	})
	cells := 0
	for _, typeName := range slices.Sorted(maps.Keys(fixtures())) {
		f := fixtures()[typeName]
		for _, name := range slices.Sorted(maps.Keys(readings)) {
			for _, answer := range readings[name] {
				cells++
				t.Run(fmt.Sprintf("%s/%s=%s", typeName, name, answer), func(t *testing.T) {
					t.Parallel()
					if writeUnder(t, typeName, f, name, answer) {
						told.Store(answer, true)
					}
				})
			}
		}
	}
	fmt.Printf("writes under readings: %d cells\n", cells)
}

// writeUnder creates and updates an object, and reports whether a write was said to
// show otherwise.
func writeUnder(t *testing.T, typeName string, f fixture, name mockimpact.ReadingName, answer string) (told bool) {
	t.Helper()
	w := f.world(t)
	w.NeedsMock()
	w.Mock.SetReading(name, answer)
	config := f.config(w)
	maps.Copy(config, settableTexts[typeName])
	object, diagnostics := w.Protocol().Apply(typeName, nil, config)
	told = warnedOnce(t, diagnostics)
	object = settled(t, w, typeName, object, config)
	if f.changed == nil || answer == "10s" { // an update that has to look at the object says that it is not there yet
		return told
	}
	changed := f.changed(w)
	for attribute, value := range settableTexts[typeName] {
		if attribute != "name" && attribute != "items" {
			changed[attribute] = value
		}
	}
	object, diagnostics = w.Protocol().Apply(typeName, object, changed)
	told = warnedOnce(t, diagnostics) || told
	settled(t, w, typeName, object, changed)
	return told
}

// warnedOnce holds that a write succeeded, with at most one warning of what
// impact.com shows, and reports whether there is one.
func warnedOnce(t *testing.T, diagnostics []*tfprotov6.Diagnostic) bool {
	t.Helper()
	acctest.FailOnErrors(t, diagnostics)
	told := 0
	for _, d := range diagnostics {
		if strings.HasPrefix(d.Summary, "impact.com shows other values") {
			told++
		}
	}
	if told > 1 {
		t.Errorf("told %d times: %q", told, acctest.Render(diagnostics))
	}
	return told == 1
}

// settled holds that nothing is left to change after two refreshes, each by a fresh
// provider, and that they say nothing.
func settled(t *testing.T, w *acctest.World, typeName string, object *acctest.Object, config map[string]tftypes.Value) *acctest.Object {
	t.Helper()
	for range 2 {
		p := w.Protocol()
		var diagnostics []*tfprotov6.Diagnostic
		object, diagnostics = p.Refresh(typeName, object)
		lags := func(d *tfprotov6.Diagnostic) bool {
			return strings.HasPrefix(d.Summary, "impact.com does not show the ") && strings.HasSuffix(d.Summary, " yet")
		}
		if diagnostics = slices.DeleteFunc(diagnostics, lags); len(diagnostics) > 0 || !p.Exists(typeName, object) {
			t.Fatalf("refresh: %q", acctest.Render(diagnostics))
		}
		if changes, diagnostics := p.Changes(typeName, object, config); changes || len(diagnostics) > 0 {
			planned, _ := p.Plan(typeName, object, config)
			t.Fatalf("a plan without a reason: %q\n%s", acctest.Render(diagnostics), cmp.Diff(states(t, p, typeName, object), states(t, p, typeName, planned)))
		}
	}
	return object
}

func states(t *testing.T, p *acctest.Protocol, typeName string, o *acctest.Object) string {
	t.Helper()
	value, err := o.State.Unmarshal(p.Schema.ResourceSchemas[typeName].ValueType())
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(value.String(), ", ", ",\n")
}

// What is remembered of a value does not hide a later change of it.
func TestAChangeAfterwardsIsSeen(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Mock.SetReading(mockimpact.Texts, "html-escaped")
	config := partnerGroup("R&D", 0)(w)
	object, diagnostics := w.Protocol().Apply("impact_partner_group", nil, config)
	want := []string{`warning: impact.com shows other values than it was sent: The partner group "R&D" was written, and impact.com shows other values than it was sent:

  name: sent "R&D", shown "R&amp;D"

The state keeps the values that were sent. While impact.com shows the same, it is no difference; a later change there is one. If impact.com's value is what you want, declare that.`}
	if diff := cmp.Diff(want, acctest.Render(diagnostics)); diff != "" {
		t.Fatal(diff)
	}
	object = settled(t, w, "impact_partner_group", object, config)
	live := w.Account.PartnerGroups(w.CampaignID)[0]
	live.Name = "Research"
	w.Account.SetPartnerGroup(live)
	object, diagnostics = w.Protocol().Refresh("impact_partner_group", object)
	acctest.FailOnErrors(t, diagnostics)
	if name := w.Protocol().Text("impact_partner_group", object, "name"); name != "Research" {
		t.Errorf("the state says %q", name)
	}
}

// existsAlready are the resources whose objects can be listed.
func existsAlready() map[string]fixture {
	all := fixtures()
	delete(all, "impact_company_information")       // adopted by design
	delete(all, "impact_partner_values")            // adopted by design, too
	delete(all, "impact_promo_code_exception_list") // no document lists them
	return all
}

// An object that equals what is declared, and stood there before, is named before
// anything is sent: after a lost state, and after a run that was killed.
func TestAnEqualObjectIsNoticed(t *testing.T) {
	t.Parallel()
	for typeName, f := range existsAlready() {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			w := f.world(t)
			w.NeedsMock()
			config := f.config(w)
			made, diagnostics := w.Protocol().Apply(typeName, nil, config)
			acctest.FailOnErrors(t, diagnostics)
			before := f.live(w)
			w.Mock.ResetJournal()

			_, diagnostics = w.Protocol().Apply(typeName, nil, config)
			id := w.Protocol().Text(typeName, made, "id")
			if typeName == "impact_partner_group" || typeName == "impact_contact" {
				id = w.CampaignID + "/" + id
			}
			got := strings.Join(acctest.Render(diagnostics), "\n")
			if !strings.Contains(got, "exists already: impact.com has one that equals this configuration: "+id+". Nothing was sent.") || !strings.Contains(got, "import {\n    to = "+typeName+".NAME\n    id = \""+id+"\"\n  }") {
				t.Errorf("diagnostics: %s", got)
			}
			for _, x := range w.Mock.Journal() {
				if x.Method != http.MethodGet {
					t.Errorf("sent %s %s", x.Method, x.Path)
				}
			}

			config["adopt_existing"] = acctest.Bool(true)
			adopted, diagnostics := w.Protocol().Apply(typeName, nil, config)
			acctest.FailOnErrors(t, diagnostics)
			if got := w.Protocol().Text(typeName, adopted, "id"); got != w.Protocol().Text(typeName, made, "id") {
				t.Errorf("adopted %s", got)
			}
			if diff := cmp.Diff(before, f.live(w)); diff != "" {
				t.Error(diff)
			}
			settled(t, w, typeName, adopted, config)
		})
	}
}

// A namesake that differs in what is declared is left alone, also when the answer
// to the create is lost.
func TestANamesakeIsLeftAlone(t *testing.T) {
	t.Parallel()
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.WithShortTimeouts(0)
	const typeName = "impact_partner_group"
	stranger := w.Account.AddPartnerGroup(w.CampaignID, "VIP", w.PartnerIDs[2])
	w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, Status: http.StatusBadGateway})
	_, diagnostics := w.Protocol().Apply(typeName, nil, partnerGroup("VIP", 0, 1)(w))
	got := acctest.Render(diagnostics)
	if len(got) != 1 || !strings.Contains(got[0], `error: Cannot create the partner group "VIP": The create of the partner group was not answered (POST /Advertisers/`) ||
		!strings.Contains(got[0], "and it was not found in") || !strings.Contains(got[0], "; it was not sent again.\n\nWhether the request took effect is not known, and may show later. Apply again in a few minutes: what exists by then is noticed before anything is sent.") {
		t.Errorf("diagnostics: %q", got)
	}
	posts := 0
	for _, x := range w.Mock.Journal() {
		if x.Method == http.MethodPost {
			posts++
		}
		if strings.HasSuffix(x.Path, "/"+stranger.ID) {
			t.Errorf("%s %s names a stranger's object", x.Method, x.Path)
		}
	}
	if posts != 1 {
		t.Errorf("sent %d times", posts)
	}
	if live := w.Account.PartnerGroups(w.CampaignID); len(live) != 1 || live[0].ID != stranger.ID {
		t.Errorf("left %v", live)
	}
}
