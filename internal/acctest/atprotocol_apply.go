package acctest

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/zclconf/go-cty/cty"
)

// carryOut carries out a plan by a fresh provider: each change is planned once more,
// with what is known by then, and must not contradict the plan. What was made before
// an error stays in state.
func (y *play) carryOut(p *Protocol, c *configuration, planned *outcome) *outcome {
	y.t.Helper()
	o := &outcome{configuration: c, protocol: p, values: map[string]cty.Value{}, state: planned.state}
	y.state = o.state
	for _, address := range slices.Backward(o.state.byOrder()) {
		if change := planned.planned[address]; change.after.IsNull() && !o.found.failed() {
			y.destroy(o, address)
		}
	}
	for i, b := range c.blocks {
		switch {
		case o.found.failed():
			return o
		case b.data:
			y.readData(o, b)
		default:
			y.carryOutOne(o, b, i, planned.planned[b.address])
		}
	}
	return o
}

func (y *play) destroy(o *outcome, address string) {
	y.t.Helper()
	one := o.state[address]
	object, diagnostics := o.protocol.Apply(one.typeName, one.object, nil)
	o.found = append(o.found, o.configuration.report(address, nil, diagnostics)...)
	if o.protocol.Exists(one.typeName, object) {
		o.state[address] = &held{one.typeName, object, one.order, one.tainted}
		return
	}
	delete(o.state, address)
}

func (y *play) carryOutOne(o *outcome, b *block, order int, change *plannedChange) {
	y.t.Helper()
	p := o.protocol
	schema := p.schema(b)
	if change.empty() {
		o.values[b.address] = change.before
		return
	}
	if change.replace {
		if y.destroy(o, b.address); o.found.failed() {
			return
		}
	}
	object := &Object{State: p.null(schema)}
	if one := o.state[b.address]; one != nil {
		object = one.object
	}
	config, _ := y.config(p, o.configuration, b, o.values)
	final, configured := p.plan(b.typeName, object, config)
	o.found = append(o.found, o.configuration.report(b.address, b, onlyErrors(final.Diagnostics))...)
	if o.found.failed() {
		return
	}
	if err := agree(change.after, p.decode(schema, final.PlannedState), ""); err != nil {
		y.fatal("%s: the final plan contradicts the plan at %v", b.address, err)
	}
	applied, err := p.Server.ApplyResourceChange(p.context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: b.typeName, PriorState: object.State, PlannedState: final.PlannedState, Config: configured,
		PlannedPrivate: final.PlannedPrivate, PlannedIdentity: final.PlannedIdentity,
	})
	if err != nil {
		y.fatal("%v", err)
	}
	o.found = append(o.found, o.configuration.report(b.address, b, applied.Diagnostics)...)
	after := p.decode(schema, applied.NewState)
	if !after.IsNull() {
		made := &Object{State: applied.NewState, Identity: applied.NewIdentity, Private: applied.Private}
		tainted := hasErrors(applied.Diagnostics) && p.decode(schema, object.State).IsNull()
		o.state[b.address] = &held{b.typeName, made, order, tainted}
	}
	if hasErrors(applied.Diagnostics) {
		return
	}
	if err := agree(p.decode(schema, final.PlannedState), after, ""); err != nil || !after.IsWhollyKnown() {
		y.fatal("%s: the result contradicts the plan at %v", b.address, err)
	}
	o.values[b.address] = after
}

func onlyErrors(all []*tfprotov6.Diagnostic) (errors []*tfprotov6.Diagnostic) {
	for _, d := range all {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			errors = append(errors, d)
		}
	}
	return errors
}

// agree holds that a value has all of what is known of a planned one.
func agree(planned, actual cty.Value, at string) error {
	switch {
	case !planned.IsKnown():
		return nil
	case planned.IsNull() || actual.IsNull() || !actual.IsKnown() || planned.IsWhollyKnown():
		if !planned.RawEquals(actual) {
			return fmt.Errorf("%s: %#v, not %#v", at, actual, planned)
		}
		return nil
	case planned.Type().IsObjectType():
		for _, name := range slices.Sorted(maps.Keys(planned.Type().AttributeTypes())) {
			if err := agree(planned.GetAttr(name), actual.GetAttr(name), at+"."+name); err != nil {
				return err
			}
		}
		return nil
	case planned.LengthInt() != actual.LengthInt():
		return fmt.Errorf("%s: %d elements, not %d", at, actual.LengthInt(), planned.LengthInt())
	case planned.Type().IsSetType():
		return nil // which element became which cannot be told
	}
	for elements := planned.ElementIterator(); elements.Next(); {
		key, value := elements.Element()
		if !actual.HasIndex(key).True() {
			return fmt.Errorf("%s: there is no %#v", at, key)
		}
		if err := agree(value, actual.Index(key), fmt.Sprintf("%s[%#v]", at, key)); err != nil {
			return err
		}
	}
	return nil
}
