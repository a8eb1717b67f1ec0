package acctest

import (
	"encoding/json"
	"fmt"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/zclconf/go-cty/cty"
)

// report is a diagnostic as a CLI prints it.
type report struct {
	isError bool
	text    string
}

type reports []report

func (all reports) failed() bool {
	for _, one := range all {
		if one.isError {
			return true
		}
	}
	return false
}

// errors are the texts of the errors.
func (all reports) errors() string {
	var text strings.Builder
	for _, one := range all {
		if one.isError {
			text.WriteString(one.text + "\n")
		}
	}
	return text.String()
}

// report writes the diagnostics of a block with its address and the line at fault.
func (c *configuration) report(address string, b *block, diagnostics []*tfprotov6.Diagnostic) (all reports) {
	for _, d := range diagnostics {
		lines := []string{"Error: " + d.Summary, "", "  with " + address + ","}
		if line := c.line(b, firstAttribute(d)); line != "" {
			lines = append(lines, "  "+line)
		}
		lines = append(lines, "", d.Detail)
		all = append(all, report{d.Severity == tfprotov6.DiagnosticSeverityError, strings.Join(lines, "\n")})
	}
	return all
}

// firstAttribute is the top-level attribute that a diagnostic is about, "" for none.
func firstAttribute(d *tfprotov6.Diagnostic) string {
	if d.Attribute == nil || len(d.Attribute.Steps()) == 0 {
		return ""
	}
	return fmt.Sprint(d.Attribute.Steps()[0])
}

// jsonPlan is the plan as "show -json" writes it, as far as plan checks look at it.
func (o *outcome) jsonPlan() *tfjson.Plan {
	plan := &tfjson.Plan{}
	for address, change := range o.planned {
		typeName, name, _ := strings.Cut(address, ".")
		actions := tfjson.Actions{tfjson.ActionUpdate}
		switch {
		case change.replace:
			actions = tfjson.Actions{tfjson.ActionDelete, tfjson.ActionCreate}
		case change.empty():
			actions = tfjson.Actions{tfjson.ActionNoop}
		case change.before.IsNull():
			actions = tfjson.Actions{tfjson.ActionCreate}
		case change.after.IsNull():
			actions = tfjson.Actions{tfjson.ActionDelete}
		}
		plan.ResourceChanges = append(plan.ResourceChanges, &tfjson.ResourceChange{
			Address: address, Mode: tfjson.ManagedResourceMode, Type: typeName, Name: name,
			Change: &tfjson.Change{Actions: actions, Before: plain(change.before), After: plain(change.after), AfterUnknown: unknowns(change.after)},
		})
	}
	return plan
}

// jsonState is the state as "show -json" writes it, as far as state checks look at it.
func (o *outcome) jsonState() *tfjson.State {
	root := &tfjson.StateModule{}
	for _, b := range o.configuration.blocks {
		mode := tfjson.ManagedResourceMode
		if b.data {
			mode = tfjson.DataResourceMode
		}
		attributes, _ := plain(o.values[b.address]).(map[string]any)
		root.Resources = append(root.Resources, &tfjson.StateResource{Address: b.address, Mode: mode, Type: b.typeName, Name: b.name, AttributeValues: attributes})
	}
	outputs := map[string]*tfjson.StateOutput{}
	for name, expression := range o.configuration.outputs {
		value, diagnostics := expression.Value(o.configuration.scope(o.values))
		if diagnostics.HasErrors() {
			o.protocol.t.Fatalf("output %s: %v: %v", name, errNeedsCLI, diagnostics)
		}
		outputs[name] = &tfjson.StateOutput{Value: plain(value), Type: value.Type()}
	}
	return &tfjson.State{Values: &tfjson.StateValues{RootModule: root, Outputs: outputs}}
}

// plain is a value as JSON decodes to; what is unknown is left out.
func plain(v cty.Value) any {
	switch {
	case v == cty.NilVal || !v.IsKnown() || v.IsNull():
		return nil
	case v.Type() == cty.String:
		return v.AsString()
	case v.Type() == cty.Bool:
		return v.True()
	case v.Type() == cty.Number:
		return json.Number(v.AsBigFloat().Text('f', -1))
	case v.Type().IsObjectType() || v.Type().IsMapType():
		members := map[string]any{}
		for name, member := range v.AsValueMap() {
			if member.IsKnown() {
				members[name] = plain(member)
			}
		}
		return members
	}
	elements := []any{}
	for _, element := range v.AsValueSlice() {
		elements = append(elements, plain(element))
	}
	return elements
}

// unknowns is true for what is not known, and the same for what is inside a value.
func unknowns(v cty.Value) any {
	switch {
	case !v.IsKnown():
		return true
	case v.IsNull() || v.Type().IsPrimitiveType():
		return false
	case v.Type().IsObjectType() || v.Type().IsMapType():
		members := map[string]any{}
		for name, member := range v.AsValueMap() {
			members[name] = unknowns(member)
		}
		return members
	}
	elements := []any{}
	for _, element := range v.AsValueSlice() {
		elements = append(elements, unknowns(element))
	}
	return elements
}
