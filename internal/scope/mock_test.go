package scope_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// reads is the read permission of every category that has one.
func reads(accountType string) mockimpact.Scopes {
	scopes := mockimpact.Scopes{}
	for _, category := range catalog.Categories(accountType) {
		if slices.Contains(category.Permissions(), catalog.Read) {
			scopes[category.Key] = []string{catalog.Read}
		}
	}
	return scopes
}

func TestStatusAndProfileOnTheMock(t *testing.T) {
	t.Parallel()
	everything := mockimpact.Scopes(nil)
	for name, test := range map[string]struct {
		accountType string
		scopes      mockimpact.Scopes
		writes      bool
		status      scope.Status
		profile     scope.Profile
	}{
		"full":                      {catalog.Brand, everything, true, scope.Valid, scope.Full},
		"full, reads probed":        {catalog.Brand, everything, false, scope.Valid, ""},
		"read only":                 {catalog.Brand, reads(catalog.Brand), true, scope.Valid, scope.ReadOnly},
		"read only, reads probed":   {catalog.Brand, reads(catalog.Brand), false, scope.Valid, ""},
		"agency, no write provable": {catalog.Agency, everything, true, scope.Valid, ""},
		"scoped":                    {catalog.Brand, mockimpact.Scopes{"campaigns": {"read"}}, false, scope.Valid, scope.Scoped},
		"writes that are not asked": {catalog.Brand, mockimpact.Scopes{"deals": {"write"}}, false, scope.ForbiddenEverywhere, ""},
		"writes without a probe":    {catalog.Brand, mockimpact.Scopes{"conversions": {"write"}}, true, scope.ForbiddenEverywhere, ""},
		"none":                      {catalog.Agency, mockimpact.Scopes{}, true, scope.ForbiddenEverywhere, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			token := w.populated(test.accountType)
			if test.scopes != nil {
				token.SetScopes(test.scopes)
			}
			got := mustProbe(t, w.client(t, token), scope.Asked(test.accountType, test.writes), scope.Options{})
			if got.Status != test.status || got.Profile != test.profile {
				t.Errorf("status %q, profile %q", got.Status, got.Profile)
			}
		})
	}
}

func TestDisabledIsForbiddenEverywhere(t *testing.T) {
	t.Parallel()
	eachAccountType(t, func(t *testing.T, accountType string) {
		w := newWorld(t)
		token := w.token(accountType, nil)
		token.Disable()
		got := mustProbe(t, w.client(t, token), catalog.Operations(accountType), scope.Options{})
		if got.Status != scope.ForbiddenEverywhere || len(got.Granted()) > 0 {
			t.Errorf("%+v", got)
		}
	})
}

// A wrong credential is found out by one request.
func TestRejectedAsksNoFurther(t *testing.T) {
	t.Parallel()
	eachAccountType(t, func(t *testing.T, accountType string) {
		w := newWorld(t)
		token := w.token(accountType, nil)
		c := w.client(t, token)
		token.Reset()
		got := mustProbe(t, c, catalog.Operations(accountType), scope.Options{})
		if got.Status != scope.Rejected || got.Profile != scope.None || got.Requests != 1 || len(w.Journal()) != 1 {
			t.Errorf("status %q, profile %q, %d requests", got.Status, got.Profile, got.Requests)
		}
		for _, f := range got.Findings {
			if f.Outcome == scope.Granted || f.Outcome == scope.Denied || f.Reason == "" {
				t.Errorf("%+v", f)
			}
		}
	})
}

func TestNothingToSay(t *testing.T) {
	t.Parallel()
	asked := scope.Asked(catalog.Brand, false)
	for name, test := range map[string]struct {
		fault    mockimpact.Fault
		want     func(error) bool
		requests int
	}{
		"no answer":   {mockimpact.Fault{Drop: true}, func(err error) bool { return impact.Reachability(err) != impact.Reached }, 1},
		"5xx":         {mockimpact.Fault{Status: 503}, func(err error) bool { return statusIs(err, 503) }, len(asked)},
		"no budget":   {mockimpact.Fault{Status: 429}, func(err error) bool { return errors.Is(err, impact.ErrRateLimited) }, len(asked)},
		"proxy's 403": {mockimpact.Fault{Status: 403, ContentType: "text/html", Body: "<html></html>"}, func(err error) bool { return errors.Is(err, impact.ErrNotFromAPI) }, len(asked)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.Fault(test.fault)
			_, err := scope.Probe(t.Context(), w.client(t, w.token(catalog.Brand, nil)), asked, scope.Options{})
			if err == nil || !test.want(err) {
				t.Errorf("error %v", err)
			}
			if n := len(w.Journal()); n != test.requests {
				t.Errorf("%d requests, want %d", n, test.requests)
			}
		})
	}
}

func statusIs(err error, status int) bool {
	var answer *impact.Error
	return errors.As(err, &answer) && answer.Status == status
}

// Some refused, some without an answer: neither valid nor forbidden everywhere.
func TestUndetermined(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Fault(mockimpact.Fault{Path: "/Jobs", Status: 503})
	c := w.client(t, w.token(catalog.Brand, mockimpact.Scopes{}))
	got := mustProbe(t, c, operationsOf(t, catalog.Brand, "GET /Deals", "GET /Jobs"), scope.Options{})
	if jobs := got.Findings[1]; got.Status != scope.Undetermined || got.Profile != "" || jobs.Outcome != scope.Unknown || !jobs.Unanswered {
		t.Errorf("status %q, profile %q, jobs %+v", got.Status, got.Profile, jobs)
	}
	nothing := mustProbe(t, c, operationsOf(t, catalog.Brand, "POST /Conversions"), scope.Options{})
	if nothing.Status != scope.Undetermined || nothing.Requests != 0 {
		t.Errorf("status %q after %d requests", nothing.Status, nothing.Requests)
	}
}

func TestManagedBrandIsProbedAsABrand(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	agency, brand := w.AddAccount(catalog.Agency, "Agency"), w.AddAccount(catalog.Brand, "Brand")
	brand.AddCampaign("Summer")
	agency.Manage(brand)
	token := agency.AddToken(mockimpact.TokenOptions{
		Scopes: mockimpact.Scopes{}, PassthroughScopes: mockimpact.Scopes{"campaigns": {"read"}, "tasks": {"read"}},
	})
	c := w.client(t, token, func(config *impact.Config) { config.AdvertiserID = brand.ID })
	got := mustProbe(t, c, operationsOf(t, catalog.Brand, "GET /Deals", "GET /Campaigns", "GET /Programs/1/Tasks"), scope.Options{})
	if diff := cmp.Diff(operationsOf(t, catalog.Brand, "GET /Campaigns", "GET /Programs/1/Tasks"), got.Granted(scope.Seen)); diff != "" {
		t.Error(diff)
	}
}

func TestProbesUnderWayAreBounded(t *testing.T) {
	t.Parallel()
	const limit = 3
	w := newWorld(t)
	var mu sync.Mutex
	var underWay, most int
	change := func(by int) {
		mu.Lock()
		defer mu.Unlock()
		underWay += by
		most = max(most, underWay)
	}
	w.Fault(mockimpact.Fault{Hook: func() { change(1) }})
	w.Observe(func(mockimpact.Exchange) { change(-1) })
	mustProbe(t, w.client(t, w.token(catalog.Brand, nil)), catalog.Operations(catalog.Brand), scope.Options{Concurrency: limit})
	if most < 1 || most > limit {
		t.Errorf("%d at once", most)
	}
}
