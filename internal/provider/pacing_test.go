package provider_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"golang.org/x/sync/errgroup"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Hundreds of objects, and an account whose other users have spent most of the
// budget: the run waits for the next windows, is never refused, and sends not one
// write and not one read of the refresh more than it would with all the budget in
// the world. How many creates are read back together depends on how they meet, and
// is bounded: one listing before them, and one for each wave.
//
// It runs before the tests that run side by side, among which the creates of a wave
// would hardly meet.
func TestPacing(t *testing.T) { //nolint:paralleltest // see above
	const objects, most, fewObjects, mostOfFew = 600, 690, 200, 230
	rich := createMany(t, objects, func(*acctest.World) {})
	poor := createMany(t, objects, func(w *acctest.World) {
		w.Account.SetLimit(mockimpact.BudgetRequests, 1200, time.Second)
		w.Account.SpendBudget(mockimpact.BudgetRequests, 900)
	})
	few := createMany(t, fewObjects, func(*acctest.World) {})
	fmt.Printf("cost: %d creates take %d requests, with a small budget %d; %d take %d\n", objects, rich.creating, poor.creating, fewObjects, few.creating)
	if rich.writes != objects || poor.writes != objects {
		t.Errorf("%d writes with a large budget, %d with a small one, want %d", rich.writes, poor.writes, objects)
	}
	if rich.refreshing != poor.refreshing {
		t.Errorf("a refresh takes %d requests with a small budget, %d with a large one", poor.refreshing, rich.refreshing)
	}
	if rich.creating > most || poor.creating > most {
		t.Errorf("%d creates take %d and %d requests, more than %d", objects, rich.creating, poor.creating, most)
	}
	if few.creating > mostOfFew {
		t.Errorf("%d creates take %d requests, more than %d", fewObjects, few.creating, mostOfFew)
	}
}

// spent counts requests: those of the creates, the writes among them, and those of
// the refresh after them.
type spent struct{ creating, writes, refreshing int }

// createMany creates and refreshes objects ten at a time, as the CLI does.
func createMany(t *testing.T, objects int, prepare func(*acctest.World)) (s spent) {
	t.Helper()
	const typeName, parallelism = "impact_partner_group", 10
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Account.SetLimit(mockimpact.BudgetRequests, 1<<30, time.Hour)
	w.WithLongListings()
	prepare(w)
	p := w.Protocol()
	created := make([]*acctest.Object, objects)
	var failures sync.Map
	var group errgroup.Group
	group.SetLimit(parallelism)
	for i := range created {
		group.Go(func() error {
			object, diagnostics := p.Apply(typeName, nil, map[string]tftypes.Value{
				"campaign_id": acctest.String(w.CampaignID), "name": acctest.String(fmt.Sprintf("group %d", i)),
			})
			if len(diagnostics) > 0 {
				failures.Store(i, acctest.Render(diagnostics))
			}
			created[i] = object
			return nil
		})
	}
	_ = group.Wait() // no function returns an error
	failures.Range(func(i, diagnostics any) bool {
		t.Errorf("object %v: %v", i, diagnostics)
		return true
	})
	if live := len(w.Account.PartnerGroups(w.CampaignID)); live != objects {
		t.Errorf("the API holds %d objects, want %d", live, objects)
	}
	s.creating = len(w.Mock.Journal())
	refreshMany(t, w, created)
	exchanges := w.Mock.Journal()
	for _, exchange := range exchanges {
		if exchange.Status == http.StatusTooManyRequests {
			t.Errorf("request %d was refused for want of budget", exchange.Number)
		}
		if exchange.Method != http.MethodGet {
			s.writes++
		}
	}
	s.refreshing = len(exchanges) - s.creating
	return s
}

// refreshMany refreshes all objects by a fresh provider, ten at a time.
func refreshMany(t *testing.T, w *acctest.World, objects []*acctest.Object) {
	t.Helper()
	const typeName, parallelism = "impact_partner_group", 10
	p := w.Protocol()
	var group errgroup.Group
	group.SetLimit(parallelism)
	for _, object := range objects {
		group.Go(func() error {
			refreshed, diagnostics := p.Refresh(typeName, object)
			if len(diagnostics) > 0 || !p.Exists(typeName, refreshed) {
				return fmt.Errorf("refresh: %q", acctest.Render(diagnostics))
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Error(err)
	}
}

// The budget in requests for refreshing N objects, whatever N. A page more for every
// thousand is the client's, whose tests count to 5,000.
func TestRefreshRequests(t *testing.T) {
	t.Parallel()
	for objects, want := range map[int]int{1: 1, 1000: 3, 2500: 5} {
		t.Run(fmt.Sprint(objects), func(t *testing.T) {
			t.Parallel()
			worlds := []func(*testing.T) *acctest.World{acctest.NewBrand, acctest.NewPassthrough}
			if objects > 1000 {
				worlds = worlds[:1]
			}
			for _, newWorld := range worlds {
				w := newWorld(t)
				w.NeedsMock()
				w.Account.SetLimit(mockimpact.BudgetRequests, 1<<30, time.Hour)
				w.WithLongListings()
				seed := make([]*acctest.Object, objects)
				p := w.Protocol()
				for i := range seed {
					group := w.Account.AddPartnerGroup(w.CampaignID, fmt.Sprintf("group %d", i))
					seed[i] = p.Imported("impact_partner_group", map[string]tftypes.Value{
						"campaign_id": acctest.String(w.CampaignID), "id": acctest.String(group.ID), "name": acctest.String(group.Name),
					})
				}
				w.Mock.ResetJournal()
				refreshMany(t, w, seed)
				const proof = 1
				if got := len(w.Mock.Journal()) - proof; got > want || objects == 1 && got != 1 {
					t.Errorf("refreshing %d objects took %d requests, want at most %d", objects, got, want)
				}
			}
		})
	}
}
