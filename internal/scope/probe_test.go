package scope_test

import (
	"context"
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

func mustProbe(t *testing.T, c *impact.Client, o scope.Options) scope.Result {
	t.Helper()
	result, err := scope.Probe(t.Context(), c, o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// reads is the read permission of every category that has one.
func reads(accountType string) mockimpact.Scopes {
	scopes := mockimpact.Scopes{}
	for key, permissions := range full(accountType) {
		if slices.Contains(permissions, catalog.Read) {
			scopes[key] = []string{catalog.Read}
		}
	}
	return scopes
}

func TestStatusAndProfile(t *testing.T) {
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
		"read only partner":         {catalog.Partner, reads(catalog.Partner), true, scope.Valid, scope.ReadOnly},
		"agency, no write provable": {catalog.Agency, everything, true, scope.Valid, ""},
		"scoped":                    {catalog.Brand, mockimpact.Scopes{"campaigns": {"read"}}, false, scope.Valid, scope.Scoped},
		"scoped writes":             {catalog.Brand, mockimpact.Scopes{"deals": {"write"}}, true, scope.Valid, scope.Scoped},
		"writes that are not asked": {catalog.Brand, mockimpact.Scopes{"deals": {"write"}}, false, scope.ForbiddenEverywhere, scope.None},
		"writes without a probe":    {catalog.Brand, mockimpact.Scopes{"conversions": {"write"}}, true, scope.ForbiddenEverywhere, scope.None},
		"none":                      {catalog.Agency, mockimpact.Scopes{}, true, scope.ForbiddenEverywhere, scope.None},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			got := mustProbe(t, w.client(t, w.token(test.accountType, test.scopes)), scope.Options{Writes: test.writes})
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
		got := mustProbe(t, w.client(t, token), scope.Options{Writes: true})
		if got.Status != scope.ForbiddenEverywhere || got.Profile != scope.None || len(got.Granted()) > 0 {
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
		got := mustProbe(t, c, scope.Options{Writes: true})
		if got.Status != scope.Rejected || got.Profile != scope.None || got.Requests != 1 || len(w.Journal()) != 1 {
			t.Errorf("status %q, profile %q, %d requests", got.Status, got.Profile, got.Requests)
		}
		for _, answer := range got.Answers {
			if answer.Outcome == scope.Granted || answer.Outcome == scope.Denied || answer.Reason == "" {
				t.Errorf("%+v", answer)
			}
		}
	})
}

// What was granted before the token was reset is not granted any more.
func TestResetWhileProbing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	token := w.token(catalog.Brand, nil)
	w.Fault(mockimpact.Fault{Skip: 5, Times: 1, Hook: func() { token.Reset() }})
	got := mustProbe(t, w.client(t, token), scope.Options{Concurrency: 1})
	if got.Status != scope.Rejected || len(got.Granted()) > 0 || got.Requests != 6 {
		t.Errorf("status %q, granted %v, %d requests", got.Status, got.Granted(), got.Requests)
	}
}

func TestCancelledProbing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	w.Fault(mockimpact.Fault{Skip: 5, Times: 1, Hook: cancel})
	_, err := scope.Probe(ctx, w.client(t, w.token(catalog.Brand, nil)), scope.Options{Concurrency: 2})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if n := len(w.Journal()); n > 7 {
		t.Errorf("%d requests, though cancelled at the sixth", n)
	}
}

func TestNothingToSay(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault    mockimpact.Fault
		want     func(error) bool
		requests int
	}{
		"no answer":   {mockimpact.Fault{Drop: true}, func(err error) bool { return impact.Reachability(err) != impact.Reached }, 1},
		"5xx":         {mockimpact.Fault{Status: 503}, func(err error) bool { return statusIs(err, 503) }, 28},
		"no budget":   {mockimpact.Fault{Status: 429}, func(err error) bool { return errors.Is(err, impact.ErrRateLimited) }, 28},
		"proxy's 403": {mockimpact.Fault{Status: 403, ContentType: "text/html", Body: "<html></html>"}, func(err error) bool { return errors.Is(err, impact.ErrNotFromAPI) }, 28},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.Fault(test.fault)
			_, err := scope.Probe(t.Context(), w.client(t, w.token(catalog.Brand, nil)), scope.Options{})
			if err == nil || !test.want(err) {
				t.Errorf("error %v", err)
			}
			if n := len(w.Journal()); n != test.requests {
				t.Errorf("%d requests", n)
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
	got := mustProbe(t, w.client(t, w.token(catalog.Brand, mockimpact.Scopes{})), scope.Options{})
	if got.Status != scope.Undetermined || got.Profile != "" || got.Categories["jobs"].Read != scope.Unknown {
		t.Errorf("status %q, profile %q, jobs %q", got.Status, got.Profile, got.Categories["jobs"].Read)
	}
}

func TestOnly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.client(t, w.token(catalog.Brand, nil))
	got := mustProbe(t, c, scope.Options{Writes: true, Only: map[string][]string{
		"campaigns": {"read"}, "deals": {"read", "write"}, "conversions": {"write"},
	}})
	want := scope.Result{
		Status: scope.Valid, Requests: 3,
		Categories: map[string]scope.Category{
			"campaigns": {Read: scope.Granted}, "conversions": {Write: scope.NotProbed},
			"deals": {Read: scope.Granted, Write: scope.Granted},
		},
		Answers: []scope.Answer{
			{Category: "campaigns", Permission: "read", Call: "GET /Campaigns", HTTPStatus: 200, Outcome: scope.Granted,
				Reason: "the request was let through"},
			{Category: "conversions", Permission: "write", Outcome: scope.NotProbed,
				Reason: "a conversion cannot be taken back, and which fields it needs depends on the others"},
			{Category: "deals", Permission: "read", Call: "GET /Deals", HTTPStatus: 200, Outcome: scope.Granted,
				Reason: "the request was let through"},
			{Category: "deals", Permission: "write", Call: "PUT /Deals/0", HTTPStatus: 400, Outcome: scope.Granted,
				Reason: "let in, then refused for what the request lacks (400): an update of object 0, which does not exist, without fields"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	nothing := mustProbe(t, c, scope.Options{Only: map[string][]string{"conversions": {"write"}}})
	if nothing.Status != scope.Undetermined || nothing.Requests != 0 {
		t.Errorf("status %q after %d requests", nothing.Status, nothing.Requests)
	}
}

// A permission that a category does not have is neither granted nor denied.
func TestPermissionsThatDoNotExistAreEmpty(t *testing.T) {
	t.Parallel()
	eachAccountType(t, func(t *testing.T, accountType string) {
		w := newWorld(t)
		got := mustProbe(t, w.client(t, w.token(accountType, nil)), scope.Options{Writes: true})
		for key, permissions := range full(accountType) {
			category := got.Categories[key]
			if (category.Read != "") != slices.Contains(permissions, "read") ||
				(category.Write != "") != slices.Contains(permissions, "write") {
				t.Errorf("%s has %v: %+v", key, permissions, category)
			}
		}
	})
}

func TestManagedBrandIsProbedAsABrand(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	agency, brand := w.AddAccount(catalog.Agency, "Agency"), w.AddAccount(catalog.Brand, "Brand")
	agency.Manage(brand)
	token := agency.AddToken(mockimpact.TokenOptions{
		Scopes: mockimpact.Scopes{}, PassthroughScopes: mockimpact.Scopes{"tasks": {"read"}},
	})
	got := mustProbe(t, w.client(t, token, func(config *impact.Config) { config.AdvertiserID = brand.ID }), scope.Options{})
	if diff := cmp.Diff(map[string][]string{"tasks": {"read"}}, got.Granted()); diff != "" {
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
	mustProbe(t, w.client(t, w.token(catalog.Brand, nil)), scope.Options{Writes: true, Concurrency: limit})
	if most < 1 || most > limit {
		t.Errorf("%d at once", most)
	}
}

func TestRequests(t *testing.T) {
	t.Parallel()
	for accountType, want := range map[string][2]int{catalog.Brand: {28, 39}, catalog.Partner: {22, 23}, catalog.Agency: {6, 6}} {
		if got := [2]int{scope.Requests(accountType, false), scope.Requests(accountType, true)}; got != want {
			t.Errorf("%s: %v, want %v", accountType, got, want)
		}
	}
}

func TestNoCategoryIsReadTwice(t *testing.T) {
	t.Parallel()
	eachAccountType(t, func(t *testing.T, accountType string) {
		w := newWorld(t)
		got := mustProbe(t, w.client(t, w.token(accountType, nil)), scope.Options{})
		seen := map[string]bool{}
		for _, x := range w.Journal() {
			category, _, known := catalog.Find(accountType, x.Method, x.Template)
			if !known || x.Method != "GET" || seen[category.Key] {
				t.Errorf("%s %s of %q", x.Method, x.Path, category.Key)
			}
			seen[category.Key] = true
		}
		if len(seen) != got.Requests {
			t.Errorf("%d requests, %d categories", got.Requests, len(seen))
		}
	})
}
