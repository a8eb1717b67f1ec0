package offer

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// managedList is what the models of both resources have, their items aside.
type managedList struct {
	exceptionListFacts
	tfimpact.Managed
	MatchModes types.Map `tfsdk:"item_match_modes"`

	// live are the items that a write has just read, so that the read after it
	// need not.
	live []impact.ExceptionListItem
}

// createForm holds the fields that a create of either kind takes.
func (m *managedList) createForm() *impact.Form {
	return impact.NewForm().
		Set("CampaignId", m.CampaignID.ValueString()).
		Set("Name", m.Name.ValueString()).
		SetList("ActionTrackerId", tfimpact.Strings(m.TrackerIDs))
}

// updateForm holds the fields that changed; the API replaces the event types by
// those that are sent.
func (m *managedList) updateForm(state managedList) *impact.Form {
	form := impact.NewForm()
	if !m.Name.Equal(state.Name) {
		form.Set("Name", m.Name.ValueString())
	}
	if !m.TrackerIDs.Equal(state.TrackerIDs) {
		form.SetList("ActionTrackerId", tfimpact.Strings(m.TrackerIDs))
	}
	return form
}

// planComputed keeps computed attributes whose sources do not change.
func (m *managedList) planComputed(state managedList, itemsUnchanged bool) {
	if m.TrackerIDs.Equal(state.TrackerIDs) {
		m.TrackerNames = state.TrackerNames
	}
	if itemsUnchanged {
		m.NumberOfItems, m.MatchModes = state.NumberOfItems, state.MatchModes
	}
}

// emptyListRemains is the warning of a destroy: no list can be deleted.
func (m *managedList) emptyListRemains(meta tfimpact.Metadata) (summary, detail string) {
	id := m.ID.ValueString()
	return fmt.Sprintf("The %s %q is empty, but still there", meta.Noun, m.Name.ValueString()),
		fmt.Sprintf("impact.com's API cannot delete the list: its items are deleted, and the empty list remains with the id %s. "+
			"To manage it again, import it, or the next create makes another list: terraform import impact_%s.example %s",
			id, meta.Name, id)
}

// readList reads a list with one request, and its items unless they are known.
func readList(
	ctx context.Context, id types.String, known []impact.ExceptionListItem,
	list func(ctx context.Context, id string) (impact.ExceptionList, error),
	items interface {
		List(context.Context) ([]impact.ExceptionListItem, error)
	},
) (impact.ExceptionList, []impact.ExceptionListItem, error) {
	l, err := list(ctx, id.ValueString())
	if err == nil && known == nil {
		known, err = items.List(ctx)
		if errors.Is(err, impact.ErrNotFound) {
			err = &noItemsError{"read", err}
		}
	}
	return l, known, err
}

// emptyList deletes the items of a list. Where impact.com says that these do not
// exist, the list says whether it does, and its items whether any are left.
func emptyList(
	ctx context.Context, id types.String,
	list func(ctx context.Context, id string) (impact.ExceptionList, error),
	items interface {
		Clear(context.Context) error
		List(context.Context) ([]impact.ExceptionListItem, error)
	},
) error {
	err := items.Clear(ctx)
	if !errors.Is(err, impact.ErrNotFound) {
		return err
	}
	if _, err := list(ctx, id.ValueString()); err != nil {
		return err
	}
	if left, listErr := items.List(ctx); listErr == nil && len(left) == 0 {
		return nil
	}
	return &noItemsError{"deleted", err}
}

// noItemsError is the error of a list that exists, and whose items are said not to:
// that is no reason to call the list gone.
type noItemsError struct {
	cannotBe string
	err      error
}

func (e *noItemsError) Error() string {
	return "the list exists, but its items cannot be " + e.cannotBe + ": " + e.err.Error()
}

// As finds what is in the error, its class aside.
func (e *noItemsError) As(target any) bool { return errors.As(e.err, target) }
