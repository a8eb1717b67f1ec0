package provider_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// strangers are objects of somebody else's, by resource: how the account gets and
// loses the i-th.
var strangers = map[string]func(w *acctest.World) (add func(i int) (id string), remove func(id string)){
	"impact_partner_group": func(w *acctest.World) (func(int) string, func(string)) {
		return func(i int) string { return w.Account.AddPartnerGroup(w.CampaignID, fmt.Sprint("stranger ", i)).ID },
			func(id string) { w.Account.DeletePartnerGroup(id) }
	},
	"impact_deal": func(w *acctest.World) (func(int) string, func(string)) {
		return func(i int) string {
				return w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": fmt.Sprint("stranger ", i)}).ID
			},
			func(id string) { w.Account.DeleteDeal(id) }
	},
	"impact_contact": func(w *acctest.World) (func(int) string, func(string)) {
		return func(i int) string {
				person := map[string]string{"FirstName": "Stranger", "LastName": strconv.Itoa(i), "EmailAddress": fmt.Sprintf("stranger%d@example.com", i)}
				return w.Account.AddContact(mockimpact.Contact{CampaignID: w.CampaignID, Fields: person, Accounts: w.PartnerIDs[:1]}).ID
			},
			func(id string) { w.Account.DeleteContact(id) }
	},
}

// Somebody removes and adds objects while a create whose answer was lost is looked
// for, so that the pages shift between two requests. The object is found all the
// same, once, and no stranger's is touched or taken for it.
func TestPagesShiftDuringTheLookup(t *testing.T) {
	t.Parallel()
	const pageful = 100
	for typeName, of := range strangers {
		for _, change := range []string{"removed", "added"} {
			t.Run(typeName+"/"+change, func(t *testing.T) {
				t.Parallel()
				f := fixtures()[typeName]
				w := f.world(t)
				w.NeedsMock()
				w.WithShortTimeouts(0)
				w.Mock.SetReading(mockimpact.PageSize, "100-400")
				add, remove := of(w)
				var ids []string
				for i := range pageful {
					ids = append(ids, add(i))
				}
				config := f.config(w)
				w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, Drop: true, AfterEffect: true, Times: 1})
				var created, shifted atomic.Bool
				w.Mock.Observe(func(x mockimpact.Exchange) {
					if created.Load() && x.Method == http.MethodGet && x.Query.Get("Page") != "2" {
						switch {
						case shifted.Swap(true):
						case change == "removed":
							remove(ids[0])
						default:
							add(pageful)
						}
					}
					if x.Method == http.MethodPost {
						created.Store(true)
					}
				})
				object, diagnostics := w.Protocol().Apply(typeName, nil, config)
				acctest.FailOnErrors(t, diagnostics)
				if !shifted.Load() {
					t.Error("no page was read while the create was looked for")
				}
				own := 0
				for _, rendered := range f.live(w) {
					for _, want := range f.want {
						if rendered == want {
							own++
						}
					}
				}
				if own != 1 {
					t.Errorf("%d objects are as declared, want one", own)
				}
				posts := 0
				for _, x := range w.Mock.Journal() {
					if x.Method == http.MethodPost {
						posts++
					}
					for _, id := range ids {
						if x.Method != http.MethodGet && x.Path[len(x.Path)-len(id)-1:] == "/"+id {
							t.Errorf("%s %s names a stranger's object", x.Method, x.Path)
						}
					}
				}
				if posts != 1 {
					t.Errorf("sent %d times", posts)
				}
				settled(t, w, typeName, object, config)
			})
		}
	}
}

// namesakes are objects of somebody else's that have the name of a fixture's object and
// differ in the rest, by resource.
var namesakes = map[string]func(w *acctest.World) (id string){
	"impact_partner_group": func(w *acctest.World) string {
		return w.Account.AddPartnerGroup(w.CampaignID, nameIn(w, "impact_partner_group"), w.PartnerIDs[2]).ID
	},
	"impact_deal": func(w *acctest.World) string {
		return w.Account.AddDeal(map[string]string{"CampaignId": w.CampaignID, "Name": nameIn(w, "impact_deal"), "Description": "Another's"}).ID
	},
	"impact_contact": func(w *acctest.World) string {
		person := map[string]string{"FirstName": "Wile", "LastName": "Coyote", "EmailAddress": "another@example.com"}
		return w.Account.AddContact(mockimpact.Contact{CampaignID: w.CampaignID, Fields: person, Accounts: w.PartnerIDs[:1]}).ID
	},
}

func nameIn(w *acctest.World, typeName string) (name string) {
	if value, ok := fixtures()[typeName].config(w)["name"]; ok {
		_ = value.As(&name) // a fixture's name is a known text
	}
	return name
}

// An object of somebody else's with the same name is neither taken for the one whose
// create was lost nor touched, whether that create took effect or not.
func TestNamesakesAreLeftAlone(t *testing.T) {
	t.Parallel()
	for typeName, add := range namesakes {
		for name, isDone := range map[string]bool{"done": true, "not done": false} {
			t.Run(typeName+"/"+name, func(t *testing.T) {
				t.Parallel()
				f := fixtures()[typeName]
				w := f.world(t)
				w.NeedsMock()
				w.WithShortTimeouts(0)
				stranger := add(w)
				before := f.live(w)
				w.Mock.Fault(mockimpact.Fault{Method: http.MethodPost, Status: http.StatusBadGateway, AfterEffect: isDone, Times: 1})
				object, diagnostics := w.Protocol().Apply(typeName, nil, f.config(w))
				posts := 0
				for _, x := range w.Mock.Journal() {
					if x.Method == http.MethodPost {
						posts++
					}
					if x.Method != http.MethodGet && strings.HasSuffix(x.Path, "/"+stranger) {
						t.Errorf("%s %s names a stranger's object", x.Method, x.Path)
					}
				}
				if posts != 1 {
					t.Errorf("sent %d times", posts)
				}
				switch p := w.Protocol(); {
				case isDone:
					acctest.FailOnErrors(t, diagnostics)
					if id := p.Text(typeName, object, "id"); id == stranger {
						t.Error("the stranger's object was adopted")
					}
				case p.Exists(typeName, object) || !strings.Contains(strings.Join(acctest.Render(diagnostics), "\n"), "it was not sent again"):
					t.Errorf("exists: %t; %q", p.Exists(typeName, object), acctest.Render(diagnostics))
				default:
					if diff := cmp.Diff(before, f.live(w)); diff != "" {
						t.Error(diff)
					}
				}
			})
		}
	}
}
