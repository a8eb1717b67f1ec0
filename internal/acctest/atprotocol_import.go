package acctest

import (
	"maps"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
)

// importState imports an object that a step before declares, into a state of its own.
func (y *play) importState(step resource.TestStep) reports {
	y.t.Helper()
	if strings.TrimSpace(step.Config) != "" {
		y.last = step
	}
	c := y.configuration()
	p, found := y.start(c)
	if found.failed() {
		return found
	}
	typeName, _, _ := strings.Cut(step.ResourceName, ".")
	request := importRequest{typeName: typeName}
	if step.ImportStateKind == resource.ImportBlockWithResourceIdentity {
		request.identity = y.state[step.ResourceName].object.Identity
	} else {
		request.id = y.importID(p, step)
	}
	object, diagnostics := p.importObject(request)
	if found = c.report(step.ResourceName, nil, diagnostics); found.failed() {
		return found
	}
	if !p.Exists(typeName, object) {
		return reports{{true, "Error: Cannot import non-existent remote object"}}
	}
	switch {
	case step.GenerateConfig:
		return p.declaredAsItIs(c, step.ResourceName, typeName, object)
	case step.ImportStateKind != resource.ImportCommandWithID:
		from := maps.Clone(y.state)
		from[step.ResourceName] = &held{typeName: typeName, object: object}
		if planned := y.plan(p, c, from, true); planned.found.failed() {
			return planned.found
		} else if changes := planned.changes(); len(changes) > 0 {
			y.fatal("what was imported is changed: %q", changes)
		}
	case step.ImportStateVerify:
		schema := p.resource(typeName)
		want := flat(plain(p.decode(schema, y.state[step.ResourceName].object.State)), step.ImportStateVerifyIgnore)
		if diff := cmp.Diff(want, flat(plain(p.decode(schema, object.State)), step.ImportStateVerifyIgnore)); diff != "" {
			y.fatal("what was imported is another: %s", diff)
		}
	}
	return nil
}

// declaredAsItIs holds that the configuration that a CLI would generate changes nothing.
func (p *Protocol) declaredAsItIs(c *configuration, address, typeName string, object *Object) reports {
	p.t.Helper()
	config := p.Declared(typeName, object)
	found := c.report(address, nil, p.ValidateResource(typeName, config))
	changes, diagnostics := p.Changes(typeName, object, config)
	if changes {
		p.t.Fatalf("%s: declared as it is, it is changed", address)
	}
	return append(found, c.report(address, nil, diagnostics)...)
}

func (y *play) importID(p *Protocol, step resource.TestStep) string {
	y.t.Helper()
	one := y.state[step.ResourceName]
	if step.ImportStateIdFunc == nil {
		if step.ImportStateId != "" {
			return step.ImportStateId
		}
		return p.Text(one.typeName, one.object, "id")
	}
	id, err := step.ImportStateIdFunc(y.shim(p))
	if err != nil {
		y.fatal("%v", err)
	}
	return id
}

// shim is the state as the acceptance-test library hands it to functions, with texts
// only.
func (y *play) shim(p *Protocol) *terraform.State {
	y.t.Helper()
	resources := map[string]*terraform.ResourceState{}
	for address, one := range y.state {
		attributes := map[string]string{}
		values, _ := plain(p.decode(p.resource(one.typeName), one.object.State)).(map[string]any)
		for name, value := range values {
			if text, ok := value.(string); ok {
				attributes[name] = text
			}
		}
		resources[address] = &terraform.ResourceState{Primary: &terraform.InstanceState{Attributes: attributes}}
	}
	return &terraform.State{Modules: []*terraform.ModuleState{{Path: []string{"root"}, Resources: resources}}}
}

// flat leaves out what is empty, and what is not compared.
func flat(value any, ignored []string) map[string]any {
	kept, _ := value.(map[string]any)
	for name, member := range kept {
		switch m := member.(type) {
		case nil:
			delete(kept, name)
		case []any:
			if len(m) == 0 {
				delete(kept, name)
			}
		}
		if slices.Contains(ignored, name) {
			delete(kept, name)
		}
	}
	return kept
}
