package reading_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/reading"
)

func TestTable(t *testing.T) {
	t.Parallel()
	names := map[reading.Name]bool{}
	confidences := []reading.Confidence{reading.Seen, reading.Reported, reading.Written, reading.Inferred, reading.Guessed}
	for _, r := range reading.All() {
		if names[r.Name] {
			t.Errorf("%s is there twice", r.Name)
		}
		names[r.Name] = true
		if len(r.Answers) < 2 || !strings.Contains(r.Question, "?") {
			t.Errorf("%s is no open question", r.Name)
		}
		if r.Answers[0].Breaks {
			t.Errorf("%s: a default that the documents do not allow", r.Name)
		}
		values := r.Values()
		if slices.Sort(values); len(slices.Compact(values)) != len(r.Answers) {
			t.Errorf("%s has an answer twice", r.Name)
		}
		for _, a := range r.Answers {
			if a.Value == "" || a.Meaning == "" || a.Evidence == "" || !slices.Contains(confidences, a.Confidence) {
				t.Errorf("%s=%s is not complete: %+v", r.Name, a.Value, a)
			}
			if strings.ContainsAny(a.Meaning+a.Evidence, "|\n") {
				t.Errorf("%s=%s breaks the table", r.Name, a.Value)
			}
			if !strings.Contains(reading.Markdown(), "| `"+a.Value+"`") {
				t.Errorf("%s=%s is not printed", r.Name, a.Value)
			}
		}
	}
}

func TestSet(t *testing.T) {
	t.Parallel()
	var none reading.Set
	if none.Get(reading.ObjectZero) != "404" || none.String() != "defaults" {
		t.Errorf("no set: %s, %s", none.Get(reading.ObjectZero), none)
	}
	set, err := none.With(reading.IDs, "text")
	if err != nil {
		t.Fatal(err)
	}
	if set, err = set.With(reading.ObjectZero, "403"); err != nil {
		t.Fatal(err)
	}
	if got := set.String(); got != "object-zero=403, ids=text" {
		t.Errorf("set %s", got)
	}
	for want, bad := range map[string]struct {
		name  reading.Name
		value string
	}{
		`no reading "moon"; there are object-zero, `:              {"moon", "full"},
		`"object-zero" has no answer "500"; it has 404, 400, 403`: {reading.ObjectZero, "500"},
	} {
		if _, err := set.With(bad.name, bad.value); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s=%s: %v, want %s", bad.name, bad.value, err, want)
		}
	}
}

// TestCoveringHoldsEveryCombination counts the combinations anew.
func TestCoveringHoldsEveryCombination(t *testing.T) {
	t.Parallel()
	all := reading.All()
	single := reading.Covering(1)
	pairs := reading.Covering(2)
	some := []reading.Name{reading.ObjectZero, reading.PermissionOrder, reading.ScopeRefusal, reading.NotFoundBy}
	triples := reading.Covering(3, some...)
	t.Logf("%d readings: %d sets hold each answer, %d each pair; %d sets hold each triple of %d readings",
		len(all), len(single), len(pairs), len(triples), len(some))
	if set := pairs[0].String(); set != "defaults" {
		t.Errorf("the first set is %s", set)
	}
	holds := func(sets []reading.Set, answers map[reading.Name]string) bool {
		return slices.ContainsFunc(sets, func(set reading.Set) bool {
			for name, value := range answers {
				if set[name] != value {
					return false
				}
			}
			return true
		})
	}
	for i, first := range all {
		for _, a := range first.Values() {
			if !holds(single, map[reading.Name]string{first.Name: a}) {
				t.Errorf("no set has %s=%s", first.Name, a)
			}
			for _, second := range all[i+1:] {
				for _, b := range second.Values() {
					if !holds(pairs, map[reading.Name]string{first.Name: a, second.Name: b}) {
						t.Errorf("no set has %s=%s and %s=%s", first.Name, a, second.Name, b)
					}
				}
			}
		}
	}
	lookup := func(i int) reading.Reading { r, _ := reading.Lookup(some[i]); return r }
	for left := range some { // every three of the four
		three := slices.Delete(slices.Clone(some), left, left+1)
		for _, a := range lookup(slices.Index(some, three[0])).Values() {
			for _, b := range lookup(slices.Index(some, three[1])).Values() {
				for _, c := range lookup(slices.Index(some, three[2])).Values() {
					if !holds(triples, map[reading.Name]string{three[0]: a, three[1]: b, three[2]: c}) {
						t.Errorf("no set has %v = %s, %s, %s", three, a, b, c)
					}
				}
			}
		}
	}
	if again := reading.Covering(2); !slices.EqualFunc(pairs, again, maps.Equal) {
		t.Error("another run covers otherwise")
	}
}
