package acctest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-log/tfsdklog"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
)

// everyCLI is the environment variable that sends each test through the CLI.
const everyCLI = "IMPACT_ACC_CLI"

// RunAtProtocol runs the steps as Run does, but plays the CLI's part itself, which takes
// about a tenth of the processor time: a step is eight runs of a program. It knows
// resources, data sources, variables, locals, outputs and the provider's functions, no
// meta-arguments, modules or functions of the language; it holds plans and results
// against each other as the CLI does, and fails a test that needs more. Each resource
// and data source also has tests that use Run, which is what this is where tests run
// live, and with IMPACT_ACC_CLI=1.
func (w *World) RunAtProtocol(steps ...resource.TestStep) {
	w.t.Helper()
	if Live() || os.Getenv(everyCLI) == "1" {
		w.Run(steps...)
		return
	}
	play := &play{t: w.t, w: w, ctx: loggingContext(w.t), state: state{}}
	for i, step := range steps {
		play.step = i + 1
		play.run(step)
	}
	play.destroyAll()
}

// RunLife runs the life of an object: with the CLI for an account's own credential, at
// the protocol for an agency that acts on the account, which is the same to a CLI.
func (w *World) RunLife(steps ...resource.TestStep) {
	w.t.Helper()
	if w.actsOn {
		w.RunAtProtocol(steps...)
		return
	}
	w.Run(steps...)
}

// play is a test under way: what a CLI's working directory is.
type play struct {
	t     *testing.T
	w     *World
	ctx   context.Context
	step  int
	last  resource.TestStep // the last step with a configuration
	state state
}

// loggingContext has the provider's logger as a plugin server has it, at the level and
// into the file of the test that keepEvidence asks for. What the framework logs is left
// to the tests that run the CLI.
func loggingContext(t *testing.T) context.Context {
	ctx := tfsdklog.ContextWithTestLogging(t.Context(), t.Name())
	return tfsdklog.NewRootProviderLogger(ctx, tfsdklog.WithLevelFromEnv("TF_LOG_PROVIDER"))
}

// configuration is that of the last step which has one.
func (y *play) configuration() *configuration {
	y.t.Helper()
	c, err := parse(y.last.Config, y.last.ConfigVariables)
	if err != nil {
		y.fatal("%v", err)
	}
	return c
}

// start is the start of a program: a fresh provider, configured by the configuration.
func (y *play) start(c *configuration) (*Protocol, reports) {
	y.t.Helper()
	p := y.w.Start()
	p.ctx = y.ctx
	c.functions = p.functions()
	block := c.provider(p)
	found := c.report("provider[\"impact\"]", nil, p.Validate(block))
	if !found.failed() {
		found = append(found, c.report("provider[\"impact\"]", nil, p.Configure(block))...)
	}
	return p, found
}

func (y *play) run(step resource.TestStep) {
	y.t.Helper()
	if unknown := beyond(step); unknown != "" {
		y.fatal("a step with %s needs Run", unknown)
	}
	if step.PreConfig != nil {
		step.PreConfig()
	}
	var found reports
	switch {
	case step.ImportState:
		found = y.importState(step)
	case step.RefreshState:
		found = y.refreshState(step)
	default:
		y.last = step
		found = y.apply(step)
	}
	y.expect(step, found)
	y.keep()
}

// beyond names what a step has that only a CLI can do.
func beyond(step resource.TestStep) string {
	for name, has := range map[string]bool{
		"Destroy": step.Destroy, "Query": step.Query,
		"ImportStateCheck": step.ImportStateCheck != nil, "ImportStatePersist": step.ImportStatePersist,
		"SkipFunc": step.SkipFunc != nil, "Taint": len(step.Taint) > 0, "ConfigDirectory": step.ConfigDirectory != nil, "ConfigFile": step.ConfigFile != nil,
		"ImportPlanChecks": len(step.ImportPlanChecks.PreApply) > 0,
	} {
		if has {
			return name
		}
	}
	return ""
}

// expect holds that a step ended as it should have.
func (y *play) expect(step resource.TestStep, found reports) {
	y.t.Helper()
	switch {
	case step.ExpectError != nil && !found.failed():
		y.fatal("there is no error, and one like %q is expected", step.ExpectError)
	case step.ExpectError != nil && !step.ExpectError.MatchString(found.errors()):
		y.fatal("the error is not like %q:\n%s", step.ExpectError, found.errors())
	case step.ExpectError == nil && found.failed():
		y.fatal("%s", found.errors())
	}
}

// apply is a step with a configuration: plan, apply, and two plans that must be empty.
func (y *play) apply(step resource.TestStep) reports {
	y.t.Helper()
	c := y.configuration()
	if !step.PlanOnly {
		planned := y.planAfresh(c, true)
		if planned.found.failed() {
			return planned.found
		}
		y.checkPlan(step.ConfigPlanChecks.PreApply, planned)
		p, found := y.start(c)
		if found.failed() {
			return found
		}
		result := y.carryOut(p, c, planned)
		if result.found.failed() {
			return result.found
		}
		y.checkState(step, result)
	}
	if found := y.planAgain(c, step, false, step.ConfigPlanChecks.PostApplyPreRefresh); found.failed() {
		return found
	}
	return y.planAgain(c, step, true, step.ConfigPlanChecks.PostApplyPostRefresh)
}

// planAfresh plans by a fresh provider, which may already fail to start.
func (y *play) planAfresh(c *configuration, refresh bool) *outcome {
	y.t.Helper()
	p, found := y.start(c)
	if found.failed() {
		return &outcome{found: found}
	}
	return y.plan(p, c, y.state, refresh)
}

// planAgain holds that nothing is left to change.
func (y *play) planAgain(c *configuration, step resource.TestStep, refresh bool, checks []plancheck.PlanCheck) reports {
	y.t.Helper()
	planned := y.planAfresh(c, refresh)
	if planned.found.failed() {
		return planned.found
	}
	y.checkPlan(checks, planned)
	if changes := planned.changes(); len(changes) > 0 && !step.ExpectNonEmptyPlan {
		one := planned.planned[changes[0]]
		y.fatal("the plan is not empty (refresh %t): %q: %s", refresh, changes, cmp.Diff(plain(one.before), plain(one.after)))
	}
	return nil
}

// refreshState takes into state what a refresh finds.
func (y *play) refreshState(step resource.TestStep) reports {
	y.t.Helper()
	c := y.configuration()
	refreshed := y.planAfresh(c, true)
	if refreshed.found.failed() {
		return refreshed.found
	}
	y.state = refreshed.state
	y.checkState(step, refreshed)
	return y.planAgain(c, step, true, step.RefreshPlanChecks.PostRefresh)
}

func (y *play) checkPlan(checks []plancheck.PlanCheck, planned *outcome) {
	y.t.Helper()
	for _, check := range checks {
		var response plancheck.CheckPlanResponse
		if check.CheckPlan(y.ctx, plancheck.CheckPlanRequest{Plan: planned.jsonPlan()}, &response); response.Error != nil {
			y.fatal("%v", response.Error)
		}
	}
}

func (y *play) checkState(step resource.TestStep, result *outcome) {
	y.t.Helper()
	if step.Check != nil {
		if err := step.Check(y.shim(result.protocol)); err != nil {
			y.fatal("%v", err)
		}
	}
	for _, check := range step.ConfigStateChecks {
		var response statecheck.CheckStateResponse
		if check.CheckState(y.ctx, statecheck.CheckStateRequest{State: result.jsonState()}, &response); response.Error != nil {
			y.fatal("%v", response.Error)
		}
	}
}

// destroyAll ends a test: what later blocks made goes first.
func (y *play) destroyAll() {
	y.t.Helper()
	if len(y.state) == 0 {
		return
	}
	c := y.configuration()
	p, found := y.start(c)
	for _, address := range slices.Backward(y.state.byOrder()) {
		if found.failed() {
			break
		}
		one := y.state[address]
		object, diagnostics := p.Refresh(one.typeName, one.object)
		if !hasErrors(diagnostics) && p.Exists(one.typeName, object) {
			_, diagnostics = p.Apply(one.typeName, object, nil)
		}
		found = c.report(address, nil, diagnostics)
	}
	if found.failed() {
		y.fatal("destroy: %s", found.errors())
	}
}

// keep leaves the state where everything is searched for secrets.
func (y *play) keep() {
	y.t.Helper()
	dir := os.Getenv(evidenceVariable)
	if dir == "" || len(y.state) == 0 {
		return
	}
	p, all := y.w.Start(), map[string]any{}
	for address, one := range y.state {
		all[address] = plain(p.decode(p.resource(one.typeName), one.object.State))
		all[address+" private"] = string(one.object.Private)
	}
	content, err := json.Marshal(all)
	if err != nil {
		y.fatal("%v", err)
	}
	name := fmt.Sprintf("%s-%d.tfstate", strings.ReplaceAll(y.t.Name(), "/", "__"), y.step)
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil { //nolint:gosec // the test's own directory
		y.fatal("%v", err)
	}
}

func (y *play) fatal(format string, args ...any) {
	y.t.Helper()
	y.t.Fatalf("step %d: "+format, append([]any{y.step}, args...)...)
}
