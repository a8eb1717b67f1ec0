package provider_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// setting is an attribute that a configuration can set, at any depth: value puts a
// value of its type into the configuration of its block.
type setting struct {
	block acctest.ConfigBlock
	name  string // as in "read_write.account_sid"
	typed tftypes.Type
	value func(tftypes.Value) map[string]tftypes.Value
}

// everySetting finds the attributes of all blocks that a configuration can set.
func everySetting(p *acctest.Protocol) (found []setting) {
	for _, block := range p.ConfigBlocks() {
		for _, attribute := range block.Schema.Block.Attributes {
			found = append(found, settingsOf(block, attribute, attribute.Name, func(v tftypes.Value) map[string]tftypes.Value {
				return map[string]tftypes.Value{attribute.Name: v}
			})...)
		}
	}
	return found
}

func settingsOf(block acctest.ConfigBlock, attribute *tfprotov6.SchemaAttribute, name string, put func(tftypes.Value) map[string]tftypes.Value) (found []setting) {
	if !attribute.Optional && !attribute.Required {
		return nil
	}
	found = append(found, setting{block, name, attribute.ValueType(), put})
	if attribute.NestedType == nil || attribute.NestedType.Nesting != tfprotov6.SchemaObjectNestingModeSingle {
		return found
	}
	objectType, _ := attribute.ValueType().(tftypes.Object)
	for _, each := range attribute.NestedType.Attributes {
		found = append(found, settingsOf(block, each, name+"."+each.Name, func(v tftypes.Value) map[string]tftypes.Value {
			parts := map[string]tftypes.Value{}
			for part, partType := range objectType.AttributeTypes {
				parts[part] = tftypes.NewValue(partType, nil)
			}
			parts[each.Name] = v
			return put(tftypes.NewValue(objectType, parts))
		})...)
	}
	return found
}

// problems are the diagnostics about the setting when it has the value, without
// those about others, which are missing.
func (s setting) problems(p *acctest.Protocol, value tftypes.Value) (lines []string) {
	about := func(diagnostics []*tfprotov6.Diagnostic) (lines []string) {
		for _, line := range acctest.Render(diagnostics) {
			if strings.HasPrefix(line, "error at "+s.name[strings.LastIndex(s.name, ".")+1:]+": ") {
				lines = append(lines, line)
			}
		}
		return lines
	}
	lines = about(p.ValidateBlock(s.block, s.value(value)))
	if len(lines) == 0 && s.block.Kind == "resource" { // whose other rules wait for the plan
		_, planned := p.Plan(s.block.Name, nil, s.value(value))
		lines = about(planned)
	}
	return lines
}

func (s setting) String() string { return s.block.Kind + "." + s.block.Name + "." + s.name }

// No text that can be configured is white space only.
func TestChecks_whiteSpace(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	checked := 0
	for _, s := range everySetting(p) {
		if !s.typed.Is(tftypes.String) {
			continue
		}
		checked++
		for _, blank := range []string{" ", "\t\n", "\u00a0"} {
			if len(s.problems(p, acctest.String(blank))) == 0 {
				t.Errorf("%s may be %q", s, blank)
			}
		}
		if got := s.problems(p, acctest.Unknown()); len(got) != 0 {
			t.Errorf("%s is refused while it is unknown: %q", s, got)
		}
	}
	if checked < 150 {
		t.Errorf("only %d texts checked", checked)
	}
}

// No collection that can be configured has an element that is null or blank.
func TestChecks_members(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	checked := 0
	for _, s := range everySetting(p) {
		null, blank, unknown, ok := collections(s.typed)
		if !ok {
			continue
		}
		checked++
		if got := strings.Join(s.problems(p, null), "\n"); !strings.Contains(got, "has an element that is null") {
			t.Errorf("%s with a null element: %q", s, got)
		}
		if got := strings.Join(s.problems(p, blank), "\n"); !strings.Contains(got, "which is white space only") {
			t.Errorf("%s with a blank element: %q", s, got)
		}
		if got := strings.Join(s.problems(p, unknown), "\n"); got != "" && !strings.Contains(got, "Unexpected attribute") {
			t.Errorf("%s is refused while an element is unknown: %s", s, got)
		}
	}
	if checked < 25 {
		t.Errorf("only %d collections checked", checked)
	}
}

// collections are three values of a collection type: with a null element, with a
// blank element or key, with an unknown element.
func collections(of tftypes.Type) (null, blank, unknown tftypes.Value, ok bool) {
	one := func(element tftypes.Value) tftypes.Value {
		return tftypes.NewValue(of, []tftypes.Value{element})
	}
	switch of := of.(type) {
	case tftypes.Set:
		if of.ElementType.Is(tftypes.String) {
			return one(tftypes.NewValue(of.ElementType, nil)), one(acctest.String(" ")), one(acctest.Unknown()), true
		}
	case tftypes.List:
		if of.ElementType.Is(tftypes.String) {
			return one(tftypes.NewValue(of.ElementType, nil)), one(acctest.String(" ")), one(acctest.Unknown()), true
		}
	case tftypes.Map:
		keyed := func(key string, element any) tftypes.Value {
			return tftypes.NewValue(of, map[string]tftypes.Value{key: tftypes.NewValue(of.ElementType, element)})
		}
		return keyed("a", nil), keyed(" ", tftypes.UnknownValue), tftypes.NewValue(of, tftypes.UnknownValue), true
	}
	return null, blank, unknown, false
}

// A number that the attribute cannot hold is the user's mistake, never the
// provider's.
func TestChecks_numbers(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	checked, whole := 0, 0
	for _, s := range everySetting(p) {
		if !s.typed.Is(tftypes.Number) {
			continue
		}
		checked++
		huge, _, _ := big.ParseFloat("1e400", 10, 512, big.ToNearestEven)
		for _, number := range []any{4.5, -0.5, 1e30, huge} {
			diagnostics := strings.Join(acctest.Render(p.ValidateBlock(s.block, s.value(tftypes.NewValue(tftypes.Number, number)))), "\n")
			if strings.Contains(diagnostics, "error in the provider") || strings.Contains(diagnostics, "%!") {
				t.Errorf("%s = %v blames the provider: %s", s, number, diagnostics)
			}
			if number == 4.5 && strings.Contains(diagnostics, s.name+" must be a whole number, got 4.5.") {
				whole++
			}
		}
		if got := s.problems(p, tftypes.NewValue(tftypes.Number, huge)); len(got) != 1 {
			t.Errorf("%s = 1e400: %q", s, got)
		}
		if got := s.problems(p, tftypes.NewValue(tftypes.Number, tftypes.UnknownValue)); len(got) != 0 {
			t.Errorf("%s is refused while it is unknown: %q", s, got)
		}
	}
	if checked < 20 || whole < 12 {
		t.Errorf("only %d numbers checked, %d of them whole", checked, whole)
	}
}

// A duration is more than no time.
func TestChecks_durations(t *testing.T) {
	t.Parallel()
	p := acctest.NewProtocol(t, nil)
	checked := 0
	for _, s := range everySetting(p) {
		if s.String() != "provider.impact.request_timeout" && s.String() != "provider.impact.max_wait" {
			continue
		}
		checked++
		for _, text := range []string{"-5m", "0s", "0", "", "5", "5 m", "five", "1d"} {
			if got := s.problems(p, acctest.String(text)); len(got) != 1 || !strings.Contains(got[0], "is not a positive duration such as 30s or 2m") {
				t.Errorf("%s = %q: %q", s, text, got)
			}
		}
		if got := s.problems(p, acctest.String("1h30m")); len(got) != 0 {
			t.Errorf("%s is refused: %q", s, got)
		}
	}
	if checked != 2 {
		t.Errorf("%d durations checked", checked)
	}
}
