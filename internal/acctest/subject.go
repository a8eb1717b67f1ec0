package acctest

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

// Subject is the resource or data source that a test is about. Its block is
// labelled "test".
type Subject struct {
	// Address is its address in the configuration: "impact_partner_group.test".
	Address string

	kind, typeName string
	key            []string
}

// Resource is a subject. key names the attributes whose values, with slashes
// between, are its import ID; without any it is "id".
func Resource(typeName string, key ...string) Subject {
	if len(key) == 0 {
		key = []string{"id"}
	}
	return Subject{Address: typeName + ".test", kind: "resource", typeName: typeName, key: key}
}

// DataSource is a subject.
func DataSource(typeName string) Subject {
	return Subject{Address: "data." + typeName + ".test", kind: "data", typeName: typeName}
}

// Config declares the subject.
func (s Subject) Config(body Block) string {
	return fmt.Sprintf("%s %q \"test\" {\n%s}\n", s.kind, s.typeName, body)
}

// Has holds that a value in state is as described. The path is an attribute, or
// goes on below it: "read_write.status", "products.0.name".
func (s Subject) Has(path string, value knownvalue.Check) statecheck.StateCheck {
	return Has(s.Address, path, value)
}

// Has is Subject.Has for any address.
func Has(address, path string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(address, at(path), value)
}

// Planned holds that a plan takes the action, and what else is given.
func (s Subject) Planned(action plancheck.ResourceActionType, more ...plancheck.PlanCheck) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: append([]plancheck.PlanCheck{plancheck.ExpectResourceAction(s.Address, action)}, more...)}
}

// PlannedValue holds that a plan sets a value; the path is as in Has.
func (s Subject) PlannedValue(path string, value knownvalue.Check) plancheck.PlanCheck {
	return plancheck.ExpectKnownValue(s.Address, at(path), value)
}

func at(path string) tfjsonpath.Path {
	first, rest, more := strings.Cut(path, ".")
	result := tfjsonpath.New(first)
	for more {
		first, rest, more = strings.Cut(rest, ".")
		if index, err := strconv.Atoi(first); err == nil {
			result = result.AtSliceIndex(index)
		} else {
			result = result.AtMapKey(first)
		}
	}
	return result
}

// Drift is a step before which somebody changes the object elsewhere, such as in
// the web app: the plan of the same configuration then takes the action.
func (s Subject) Drift(change func(), config string, action plancheck.ResourceActionType, state ...statecheck.StateCheck) resource.TestStep {
	return resource.TestStep{
		PreConfig: change, Config: config,
		ConfigPlanChecks:  s.Planned(action),
		ConfigStateChecks: state,
	}
}

// Import imports the object of the step before, and holds that the result has
// the same attributes. Those that no answer of the API shows are named.
func (s Subject) Import(unseen ...string) resource.TestStep {
	return resource.TestStep{
		ResourceName: s.Address, ImportState: true, ImportStateIdFunc: s.importID,
		ImportStateVerify: true, ImportStateVerifyIgnore: unseen, ImportStateVerifyIdentifierAttribute: s.key[len(s.key)-1],
	}
}

func (s Subject) importID(state *terraform.State) (string, error) {
	found, ok := state.RootModule().Resources[s.Address]
	if !ok {
		return "", fmt.Errorf("%s is not in state", s.Address)
	}
	values := make([]string, len(s.key))
	for i, name := range s.key {
		values[i] = found.Primary.Attributes[name]
	}
	return strings.Join(values, "/"), nil
}

// ImportGenerated imports the object of the step before with an import block for
// which the CLI generates the configuration.
func (s Subject) ImportGenerated() resource.TestStep {
	return resource.TestStep{
		ResourceName: s.Address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, ImportStateIdFunc: s.importID,
		GenerateConfig: true,
		Config:         " ", // nothing is declared but the import block
	}
}

// ImportByIdentity imports the object of the step before by its identity.
func (s Subject) ImportByIdentity() resource.TestStep {
	return resource.TestStep{ResourceName: s.Address, ImportState: true, ImportStateKind: resource.ImportBlockWithResourceIdentity}
}

// Gone holds that nothing is left of what a destroy had to delete.
func Gone[T any](t *testing.T, left []T) {
	t.Helper()
	if len(left) != 0 {
		t.Errorf("destroy left %v", left)
	}
}

// Exactly is a string.
func Exactly(text string) knownvalue.Check { return knownvalue.StringExact(text) }

// StringSet is a set of exactly these strings.
func StringSet(texts ...string) knownvalue.Check {
	checks := make([]knownvalue.Check, len(texts))
	for i, text := range texts {
		checks[i] = knownvalue.StringExact(text)
	}
	return knownvalue.SetExact(checks)
}

// StringMap is a map of exactly these strings.
func StringMap(texts map[string]string) knownvalue.Check {
	checks := make(map[string]knownvalue.Check, len(texts))
	for key, text := range texts {
		checks[key] = knownvalue.StringExact(text)
	}
	return knownvalue.MapExact(checks)
}

// WithIDs is a list of objects with exactly these ids, in this order.
func WithIDs(ids ...string) knownvalue.Check {
	objects := make([]knownvalue.Check, len(ids))
	for i, id := range ids {
		objects[i] = knownvalue.ObjectPartial(map[string]knownvalue.Check{"id": knownvalue.StringExact(id)})
	}
	return knownvalue.ListExact(objects)
}

// Block is the body of an HCL block: attributes with their values as HCL.
type Block map[string]string

// With returns a copy with more attributes, or other values. pairs are names and
// values in turn; an empty value takes the attribute away.
func (b Block) With(pairs ...string) Block {
	changed := maps.Clone(b)
	for pair := range slices.Chunk(pairs, 2) {
		if changed[pair[0]] = pair[1]; pair[1] == "" {
			delete(changed, pair[0])
		}
	}
	return changed
}

// String writes an attribute per line, sorted by name.
func (b Block) String() string {
	var lines strings.Builder
	for _, name := range slices.Sorted(maps.Keys(b)) {
		fmt.Fprintf(&lines, "  %s = %s\n", name, b[name])
	}
	return lines.String()
}

// Quoted writes a string in HCL.
func Quoted(text string) string {
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(fmt.Sprintf("%q", text))
}

// List writes a list of strings in HCL.
func List(texts ...string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = Quoted(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
