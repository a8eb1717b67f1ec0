package tfimpact

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact/private"
)

func (r *managed[M]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(RequireClient(r.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx = impact.MayWait(ctx)
	making, diags := r.existing(ctx, &plan, req.Plan, req.Config.Raw)
	defer making.end()
	resp.Diagnostics.Append(diags...)
	if diags.HasError() {
		return
	}
	if err := r.makeOrAdopt(ctx, &plan, making); err != nil {
		resp.Diagnostics.Append(r.explain("create", req.Plan.Raw, err)...)
		return
	}
	// The object exists from here on. What addresses it goes into state before
	// anything else can fail.
	var record private.Record
	r.recordAccount(&record)
	resp.Diagnostics.Append(r.keepWritten(ctx, &plan, record, &resp.State, resp.Identity)...)
	resp.Diagnostics.Append(record.Save(ctx, resp.Private)...)
	if completer, ok := r.definition.(WithComplete[M]); ok {
		if err := completer.Complete(ctx, r.Client(), &plan); err != nil {
			resp.Diagnostics.AddWarning(fmt.Sprintf("The %s was created but is not complete", r.meta.Noun),
				ExplainOnce(r, err, r.Client(), "Not completed")+"\n\nIt is kept in state. Run plan again: it shows what is missing, and apply completes it.")
			return
		}
	}
	making.end()
	r.readBack(ctx, written[M]{plan: plan, planned: req.Plan.Raw, config: req.Config.Raw, before: tftypes.NewValue(req.Plan.Raw.Type(), nil)},
		&record, &resp.State, &resp.Diagnostics)
	resp.Diagnostics.Append(record.Save(ctx, resp.Private)...)
}

// makeOrAdopt creates the planned object, or takes over the one that is there, and
// fills in its key.
func (r *managed[M]) makeOrAdopt(ctx context.Context, plan *M, m making[M]) error {
	if m.adopted != nil {
		live, values := ValuesOf(m.adopted), ValuesOf(plan)
		for _, name := range r.meta.Key {
			values.Set(name, live.Get(name))
		}
		return nil
	}
	err := r.definition.Create(ctx, r.Client(), plan)
	if m.creation == nil || !errors.Is(err, impact.ErrOutcomeUnknown) {
		return err //nolint:wrapcheck // the client's, as a whole
	}
	id, err := m.creation.Find(ctx, err, m.isSame)
	ValuesOf(plan).Set("id", types.StringValue(id))
	return err //nolint:wrapcheck // the client's, as a whole
}

func (r *managed[M]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan, state M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(RequireClient(r.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx = impact.MayWait(ctx)
	record := private.Load(ctx, req.Private, req.State.Raw)
	resp.Diagnostics.Append(r.checkAccount(ctx, record.Account, req.Plan.Raw)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if updater, ok := r.definition.(WithUpdate[M]); ok {
		if err := updater.Update(ctx, r.Client(), &plan, state); err != nil {
			resp.Diagnostics.Append(r.explain("update", req.Plan.Raw, err)...)
			return
		}
	}
	r.recordAccount(&record)
	resp.Diagnostics.Append(r.keepWritten(ctx, &plan, record, &resp.State, resp.Identity)...)
	r.readBack(ctx, written[M]{plan: plan, planned: req.Plan.Raw, config: req.Config.Raw, before: req.State.Raw}, &record, &resp.State, &resp.Diagnostics)
	resp.Diagnostics.Append(record.Save(ctx, resp.Private)...)
}

// keepWritten puts what was written into state, before anything else can fail.
func (r *managed[M]) keepWritten(ctx context.Context, plan *M, record private.Record, state *tfsdk.State, identity *tfsdk.ResourceIdentity) diag.Diagnostics {
	if values := ValuesOf(plan); values.Get("account").IsUnknown() {
		values.Set("account", accountText(record.Account))
	}
	diags := keep(ctx, state, plan)
	return append(diags, setIdentity(ctx, identity, state.Raw, r.meta)...)
}

// written is a write that succeeded.
type written[M any] struct {
	plan                    M             // with the key of the object
	planned, config, before tftypes.Value // before is null for a create
}

// believedAfter is how long after a write of what did not show since an answer that
// it does not exist is taken for one that lags behind the write.
const believedAfter = time.Minute

// notYet reports that an object which was just written, and not seen since, is said
// not to exist: the answer may be older than the write.
func (r *managed[M]) notYet(record private.Record, err error) bool {
	return isMissing(err) && r.Now().Sub(record.Unseen) < believedAfter
}

// isMissing reports an answer of impact.com's own that an object, or a part of it,
// does not exist. The error of a part is not impact.ErrNotFound itself, or the whole
// would count as gone.
func isMissing(err error) bool {
	var apiErr *impact.Error
	return errors.As(err, &apiErr) && errors.Is(apiErr, impact.ErrNotFound)
}

// lagPauses are the waits before further reads of an object that does not show a
// write yet, in units of the client's least back-off: four seconds in all by default.
var lagPauses = []int{1, 1, 2, 4}

// readBack completes the state after a write by what the API shows. Nothing that it
// shows fails the write, or makes Terraform replace the object: what the plan knew
// stays as planned, and where impact.com shows something else, a warning says so and
// the record remembers it.
func (r *managed[M]) readBack(ctx context.Context, w written[M], record *private.Record, state *tfsdk.State, diags *diag.Diagnostics) {
	sent := private.Changes(w.before, w.planned)
	ctx, warnings := watch(ctx)
	shown, err := r.read(ctx, w.plan, *state)
	for _, units := range lagPauses {
		lags := isMissing(err) || err == nil && record.Shown.Stale(w.before, w.planned, shown, sent)
		if !lags || r.Client().Pause(ctx, units) != nil {
			break
		}
		shown, err = r.read(impact.WithFreshReads(ctx), w.plan, *state)
	}
	diags.Append(warnings()...)
	record.Unseen = time.Time{}
	if isMissing(err) {
		record.Unseen = r.Now()
	}
	if err != nil {
		diags.AddWarning(fmt.Sprintf("The %s was written but could not be read back", r.meta.Noun),
			ExplainOnce(r, err, r.Client(), "Not read back")+"\n\nThe state holds the planned values. The next plan reads the object again.")
		return
	}
	kept, remembered, differences := record.Shown.Keep(w.planned, shown, w.config, sent)
	state.Raw, record.Shown = kept, remembered
	diags.Append(r.shownOtherwise(differences, state)...)
}

// read returns what the API shows of an object, as a raw state.
func (r *managed[M]) read(ctx context.Context, model M, like tfsdk.State) (tftypes.Value, error) {
	if err := r.definition.Read(ctx, r.Client(), &model); err != nil {
		return tftypes.Value{}, err //nolint:wrapcheck // the client's, as a whole
	}
	return rawOf(ctx, r.Client(), model, like)
}

// shownOtherwise tells, once per write, for which attributes impact.com shows
// another value than it was sent.
func (r *managed[M]) shownOtherwise(differences []private.Difference, state *tfsdk.State) (diags diag.Diagnostics) {
	if len(differences) == 0 {
		return nil
	}
	var lines strings.Builder
	lasts := true
	for _, d := range differences {
		sent, shown := shortText(d.Sent), shortText(d.Shown)
		if r.isSensitive(d.Path) {
			sent, shown = "(sensitive)", "(sensitive)"
		}
		fmt.Fprintf(&lines, "\n  %s: sent %s, shown %s", d.Path, sent, shown)
		lasts = lasts && d.Lasts
	}
	detail := fmt.Sprintf("The %s was written, and impact.com shows other values than it was sent:\n%s\n\n"+
		"The state keeps the values that were sent. While impact.com shows the same, it is no difference; a later change there is one. "+
		"If impact.com's value is what you want, declare that.", strings.TrimSpace(r.meta.Noun+" "+labelOf(state.Raw, r.meta)), lines.String())
	if !lasts {
		detail += " What has more elements than were sent was changed by somebody else meanwhile: the next plan shows it."
	}
	diags.AddWarning("impact.com shows other values than it was sent", detail)
	return diags
}

// isSensitive reports whether the attribute of a path must not be shown.
func (r *managed[M]) isSensitive(path string) bool {
	name, _, _ := strings.Cut(path, ".")
	attribute, ok := r.schema().Attributes[name]
	return ok && attribute.IsSensitive()
}

// shortText shows a value in a line.
func shortText(v tftypes.Value) string {
	const longest = 120
	text := plainText(v)
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return text
}

// plainText writes a value as in a configuration.
func plainText(v tftypes.Value) string {
	var text string
	var truth bool
	var number *big.Float
	var elements []tftypes.Value
	var members map[string]tftypes.Value
	var texts []string
	switch {
	case v.IsNull():
		return "nothing"
	case v.Type().Is(tftypes.String) && v.As(&text) == nil:
		return strconv.Quote(text)
	case v.Type().Is(tftypes.Bool) && v.As(&truth) == nil:
		return strconv.FormatBool(truth)
	case v.Type().Is(tftypes.Number) && v.As(&number) == nil:
		return number.Text('g', -1)
	case (v.Type().Is(tftypes.Map{}) || v.Type().Is(tftypes.Object{})) && v.As(&members) == nil:
		for _, name := range slices.Sorted(maps.Keys(members)) {
			texts = append(texts, strconv.Quote(name)+" = "+plainText(members[name]))
		}
		return "{" + strings.Join(texts, ", ") + "}"
	case v.As(&elements) == nil:
		for _, element := range elements {
			texts = append(texts, plainText(element))
		}
		return "[" + strings.Join(texts, ", ") + "]"
	}
	return v.String()
}
