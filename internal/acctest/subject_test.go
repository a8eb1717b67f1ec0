package acctest

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/terraform"
)

func TestSubject_config(t *testing.T) {
	t.Parallel()
	plain := Block{"name": Quoted(`50% "off" ${x}`), "ids": List("1", "2"), "size": "3"}
	got := Resource("impact_thing").Config(plain.With("size", "", "note", `"n"`))
	want := "resource \"impact_thing\" \"test\" {\n  ids = [\"1\", \"2\"]\n  name = \"50% \\\"off\\\" $${x}\"\n  note = \"n\"\n}\n"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if plain["size"] != "3" || plain["note"] != "" {
		t.Errorf("With changed its receiver: %v", plain)
	}
	if got, want := DataSource("impact_things").Config(nil), "data \"impact_things\" \"test\" {\n}\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSubject_paths(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{"name": "name", "read_write.status": "read_write.status", "products.0.name": "products.0.name"} {
		if got := at(path).String(); got != want {
			t.Errorf("%s: got %s", path, got)
		}
	}
}

func TestSubject_importID(t *testing.T) {
	t.Parallel()
	state := &terraform.State{Modules: []*terraform.ModuleState{{
		Path: []string{"root"},
		Resources: map[string]*terraform.ResourceState{"impact_thing.test": {
			Primary: &terraform.InstanceState{Attributes: map[string]string{"id": "7", "campaign_id": "1000"}},
		}},
	}}}
	for want, subject := range map[string]Subject{"7": Resource("impact_thing"), "1000/7": Resource("impact_thing", "campaign_id", "id")} {
		if got, err := subject.Import().ImportStateIdFunc(state); err != nil || got != want {
			t.Errorf("got %q and %v, want %q", got, err, want)
		}
	}
	if _, err := Resource("impact_other").importID(state); err == nil {
		t.Error("an object that is not in state has an import ID")
	}
	if unseen := Resource("impact_thing").Import("secret").ImportStateVerifyIgnore; !slices.Equal(unseen, []string{"secret"}) {
		t.Errorf("left out of the comparison: %v", unseen)
	}
}
