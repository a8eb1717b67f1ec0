package scope_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// randomScopes draws permissions by a seed. The share of what is granted differs
// from seed to seed, so that nearly empty and nearly full sets come up too.
func randomScopes(accountType string, seed uint64) mockimpact.Scopes {
	random := rand.New(rand.NewPCG(seed, 0))
	share := random.Float64()
	scopes := mockimpact.Scopes{}
	for _, category := range catalog.Categories(accountType) {
		for _, permission := range category.Permissions() {
			if random.Float64() < share {
				scopes[category.Key] = append(scopes[category.Key], permission)
			}
		}
	}
	return scopes
}

const randomSets = 200

func TestProbedIsWhatIsGranted(t *testing.T) {
	t.Parallel()
	eachAccountType(t, func(t *testing.T, accountType string) {
		w := newQuickWorld(t)
		for seed := range uint64(randomSets) {
			scopes := randomScopes(accountType, seed)
			writes := seed%2 == 1
			c := w.client(t, w.token(accountType, scopes))
			got, err := scope.Probe(t.Context(), c, scope.Options{Writes: writes, Concurrency: 1 + int(seed%8)})
			if err != nil {
				t.Fatalf("seed %d, scopes %v: %v", seed, scopes, err)
			}
			if diff := cmp.Diff(provable(accountType, scopes, writes), got.Granted()); diff != "" {
				t.Errorf("seed %d, scopes %v (-in the mock +probed):\n%s", seed, scopes, diff)
			}
			if d := scope.Compare(scopes, got); !d.Agrees() || len(d.Unknown) > 0 {
				t.Errorf("seed %d, scopes %v: %+v", seed, scopes, d)
			}
			if got.Requests != scope.Requests(accountType, writes) {
				t.Errorf("seed %d: %d requests", seed, got.Requests)
			}
		}
	})
}

// Whatever goes wrong on the way, nothing that is granted is reported as denied.
func TestFaultsAreNeverTakenForDenials(t *testing.T) {
	t.Parallel()
	const share, sets = 0.3, 6
	for name, fault := range map[string]mockimpact.Fault{
		"429":       {Status: 429},
		"500":       {Status: 500, ContentType: "application/json", Body: `{"Status":"ERROR","Message":"Internal"}`},
		"502 page":  {Status: 502, ContentType: "text/html", Body: "<html><title>Bad gateway</title></html>"},
		"503":       {Status: 503},
		"redirect":  {Status: 302, Header: map[string][]string{"Location": {"https://portal.example/"}}},
		"407":       {Status: 407},
		"dropped":   {Drop: true},
		"truncated": {Truncate: true},
	} {
		// The first answer decides whether the API is there at all.
		fault.Share, fault.Skip = share, 1
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachAccountType(t, func(t *testing.T, accountType string) {
				w := newQuickWorld(t)
				for seed := range uint64(sets) {
					handle := w.Fault(fault)
					checkUnderFaults(t, w, accountType, seed, scope.Options{Writes: true})
					handle.Remove()
				}
			})
		})
	}
}

// The client repeats what failed, so that few faults get as far as the result.
func TestFaultsAreMostlyRepeatedAway(t *testing.T) {
	t.Parallel()
	w := newQuickWorld(t)
	w.Fault(mockimpact.Fault{Status: 503, Share: 0.3})
	for seed := range uint64(2) {
		unknown := checkUnderFaults(t, w, catalog.Brand, seed, scope.Options{Concurrency: 10},
			func(config *impact.Config) { config.MaxRetries = new(4) })
		if unknown > 1 {
			t.Errorf("seed %d: %d unknown", seed, unknown)
		}
	}
}

// checkUnderFaults returns how many answers are unknown.
func checkUnderFaults(t *testing.T, w *world, accountType string, seed uint64, o scope.Options, edits ...func(*impact.Config)) int {
	t.Helper()
	scopes := randomScopes(accountType, seed)
	got, err := scope.Probe(t.Context(), w.client(t, w.token(accountType, scopes), edits...), o)
	if err != nil {
		t.Fatalf("%s seed %d, scopes %v: %v", accountType, seed, scopes, err)
	}
	unknown := 0
	for _, answer := range got.Answers {
		isGranted := slices.Contains(scopes[answer.Category], answer.Permission)
		switch answer.Outcome {
		case scope.Denied:
			if isGranted {
				t.Errorf("seed %d, scopes %v: granted, but %+v", seed, scopes, answer)
			}
		case scope.Granted:
			if !isGranted {
				t.Errorf("seed %d, scopes %v: not granted, but %+v", seed, scopes, answer)
			}
		case scope.Unknown:
			unknown++
		}
	}
	return unknown
}
