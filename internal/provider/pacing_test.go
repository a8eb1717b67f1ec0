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

// A thousand objects, and an account whose other users have spent most of the
// budget: the run waits for the next windows, is never refused, and sends no more
// requests than it would with all the budget in the world, but for read-backs that
// happen to come together otherwise.
func TestPacing(t *testing.T) {
	t.Parallel()
	const objects = 1000
	rich := createMany(t, objects, func(*acctest.World) {})
	poor := createMany(t, objects, func(w *acctest.World) {
		w.Account.SetLimit(mockimpact.BudgetRequests, 2000, time.Second)
		w.Account.SpendBudget(mockimpact.BudgetRequests, 1500)
	})
	if most := rich + objects/50; poor > most {
		t.Errorf("%d requests with a small budget, %d with a large one", poor, rich)
	}
}

// createMany creates and refreshes objects ten at a time, as the CLI does, and
// returns how many requests that took.
func createMany(t *testing.T, objects int, prepare func(*acctest.World)) int {
	t.Helper()
	const typeName, parallelism = "impact_partner_group", 10
	w := acctest.NewBrand(t)
	w.NeedsMock()
	w.Account.SetLimit(mockimpact.BudgetRequests, 1<<30, time.Hour)
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
	refreshMany(t, w, created)
	exchanges := w.Mock.Journal()
	for _, exchange := range exchanges {
		if exchange.Status == http.StatusTooManyRequests {
			t.Errorf("request %d was refused for want of budget", exchange.Number)
		}
	}
	return len(exchanges)
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

// The budget in requests for refreshing N objects, whatever N.
func TestRefreshRequests(t *testing.T) {
	t.Parallel()
	for objects, want := range map[int]int{1: 1, 1000: 3, 5000: 7} {
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
