package tfimpact

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
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
	ctx, cancel := WithTimeout(ctx, req.Plan, "create")
	defer cancel()
	end, diags := r.makeOrAdopt(ctx, &plan, req)
	defer end()
	resp.Diagnostics.Append(diags...)
	if diags.HasError() {
		return
	}
	// The object exists from here on. What addresses it goes into state before
	// anything else can fail.
	var record private.Record
	r.recordAccount(&record)
	if values := ValuesOf(&plan); values.Get("account").IsUnknown() {
		values.Set("account", accountText(record.Account))
	}
	resp.Diagnostics.Append(keep(ctx, &resp.State, &plan)...)
	resp.Diagnostics.Append(setIdentity(ctx, resp.Identity, resp.State, r.meta)...)
	resp.Diagnostics.Append(record.Save(ctx, resp.Private)...)
	if completer, ok := r.definition.(WithComplete[M]); ok {
		if err := completer.Complete(ctx, r.Client(), &plan); err != nil {
			resp.Diagnostics.AddWarning(fmt.Sprintf("The %s was created but is not complete", r.meta.Noun),
				Explain(err, r.Client())+"\n\nIt is kept in state. Run plan again: it shows what is missing, and apply completes it.")
			return
		}
	}
	end()
	r.readBack(ctx, written[M]{plan: plan, planned: req.Plan.Raw, config: req.Config.Raw, before: tftypes.NewValue(req.Plan.Raw.Type(), nil)},
		&record, &resp.State, &resp.Diagnostics)
	resp.Diagnostics.Append(record.Save(ctx, resp.Private)...)
}

// makeOrAdopt creates the planned object, or takes over the one that is there, and
// fills in its key. The function that it returns says that the create is over; it
// may be called again.
func (r *managed[M]) makeOrAdopt(ctx context.Context, plan *M, req resource.CreateRequest) (end func(), diags diag.Diagnostics) {
	creating, isSame, adopted, diags := r.existing(ctx, plan, req.Plan, req.Config.Raw)
	end = func() {}
	if creating != nil {
		end = creating.End
	}
	switch {
	case diags.HasError():
		return end, diags
	case adopted != nil:
		live, values := ValuesOf(adopted), ValuesOf(plan)
		for _, name := range r.meta.Key {
			values.Set(name, live.Get(name))
		}
		return end, diags
	}
	err := r.definition.Create(ctx, r.Client(), plan)
	if err != nil && creating != nil && errors.Is(err, impact.ErrOutcomeUnknown) {
		err = find(ctx, creating, err, isSame, plan)
	}
	if err != nil {
		diags.Append(r.explain(ctx, "create", req.Plan, err)...)
	}
	return end, diags
}

func (r *managed[M]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan, state M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(RequireClient(r.Client())...)
	if resp.Diagnostics.HasError() {
		return
	}
	ctx, cancel := WithTimeout(ctx, req.Plan, "update")
	defer cancel()
	record := private.Load(ctx, req.Private)
	resp.Diagnostics.Append(r.checkAccount(ctx, record.Account, labelOf(ctx, req.Plan, r.meta))...)
	if resp.Diagnostics.HasError() {
		return
	}
	if updater, ok := r.definition.(WithUpdate[M]); ok {
		if err := updater.Update(ctx, r.Client(), &plan, state); err != nil {
			resp.Diagnostics.Append(r.explain(ctx, "update", req.Plan, err)...)
			return
		}
	}
	r.recordAccount(&record)
	if values := ValuesOf(&plan); values.Get("account").IsUnknown() {
		values.Set("account", accountText(record.Account))
	}
	resp.Diagnostics.Append(keep(ctx, &resp.State, &plan)...)
	resp.Diagnostics.Append(setIdentity(ctx, resp.Identity, resp.State, r.meta)...)
	r.readBack(ctx, written[M]{plan: plan, planned: req.Plan.Raw, config: req.Config.Raw, before: req.State.Raw}, &record, &resp.State, &resp.Diagnostics)
	resp.Diagnostics.Append(record.Save(ctx, resp.Private)...)
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

// isMissing reports an answer that an object, or a part of it, does not exist.
func isMissing(err error) bool {
	var apiErr *impact.Error
	return errors.As(err, &apiErr) && apiErr.Status == http.StatusNotFound
}

// lagPauses are the waits before further reads of an object that does not show a
// write yet, in units of the client's least back-off.
var lagPauses = []float64{0.5, 1, 2, 4}

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
		if !lags || r.Client().Wait(ctx, time.Duration(units*float64(time.Second))) != nil {
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
			Explain(err, r.Client())+"\n\nThe state holds the planned values. The next plan reads the object again.")
		return
	}
	kept, remembered, differences := record.Shown.Keep(w.planned, shown, w.config, sent)
	state.Raw, record.Shown = kept, remembered
	diags.Append(r.shownOtherwise(ctx, differences, state)...)
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
func (r *managed[M]) shownOtherwise(ctx context.Context, differences []private.Difference, state *tfsdk.State) (diags diag.Diagnostics) {
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
		"If impact.com's value is what you want, declare that.", strings.TrimSpace(r.meta.Noun+" "+labelOf(ctx, state, r.meta)), lines.String())
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

func plainText(v tftypes.Value) string {
	var text string
	var elements []tftypes.Value
	switch {
	case v.IsNull():
		return "nothing"
	case v.Type().Is(tftypes.String) && v.As(&text) == nil:
		return fmt.Sprintf("%q", text)
	case v.Type().Is(tftypes.Set{}) && v.As(&elements) == nil:
		texts := make([]string, len(elements))
		for i, element := range elements {
			texts[i] = plainText(element)
		}
		return "[" + strings.Join(texts, ", ") + "]"
	}
	return strings.NewReplacer("tftypes.", "").Replace(v.String())
}
