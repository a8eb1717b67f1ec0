package offer

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// listModel is what exception lists of both kinds have.
type listModel struct {
	ID            types.String       `tfsdk:"id"`
	CampaignID    types.String       `tfsdk:"campaign_id"`
	Name          types.String       `tfsdk:"name"`
	TrackerIDs    types.Set          `tfsdk:"action_tracker_ids"`
	TrackerNames  types.Map          `tfsdk:"action_tracker_names"`
	State         types.String       `tfsdk:"state"`
	Created       tfimpact.Timestamp `tfsdk:"created_date"`
	Deactivated   tfimpact.Timestamp `tfsdk:"deactivation_date"`
	NumberOfItems types.Int64        `tfsdk:"number_of_items"`
	ItemsURI      types.String       `tfsdk:"items_uri"`
	URI           types.String       `tfsdk:"uri"`
}

// show fills the model from the API.
func (m *listModel) show(l impact.ExceptionList) {
	names := make(map[string]attr.Value, len(l.Trackers))
	for _, tracker := range l.Trackers {
		names[tracker.ID.String()] = types.StringValue(tracker.Name)
	}
	m.ID = types.StringValue(l.ID.String())
	m.CampaignID = types.StringValue(l.CampaignID.String())
	m.Name = types.StringValue(l.Name)
	m.TrackerIDs = tfimpact.StringSet(l.TrackerIDs())
	m.TrackerNames = types.MapValueMust(types.StringType, names)
	m.State = tfimpact.StringOrNull(l.State)
	m.Created = tfimpact.NewTimestamp(l.Created)
	m.Deactivated = tfimpact.NewTimestamp(l.Deactivated)
	m.NumberOfItems = types.Int64PointerValue(l.NumberOfItems.Ptr())
	m.ItemsURI = tfimpact.StringOrNull(l.ItemsURI)
	m.URI = tfimpact.StringOrNull(l.URI)
}

// createForm holds the fields that a create of either kind takes.
func (m *listModel) createForm() *impact.Form {
	return impact.NewForm().
		Set("CampaignId", m.CampaignID.ValueString()).
		Set("Name", m.Name.ValueString()).
		SetList("ActionTrackerId", tfimpact.Strings(m.TrackerIDs))
}

// updateForm holds the fields that changed; the API replaces the event types by
// those that are sent.
func (m *listModel) updateForm(state listModel) *impact.Form {
	form := impact.NewForm()
	if !m.Name.Equal(state.Name) {
		form.Set("Name", m.Name.ValueString())
	}
	if !m.TrackerIDs.Equal(state.TrackerIDs) {
		form.SetList("ActionTrackerId", tfimpact.Strings(m.TrackerIDs))
	}
	return form
}

// follow plans the computed attributes that change with other attributes only.
func (m *listModel) follow(state listModel, itemsUnchanged bool) {
	if m.TrackerIDs.Equal(state.TrackerIDs) {
		m.TrackerNames = state.TrackerNames
	}
	if itemsUnchanged {
		m.NumberOfItems = state.NumberOfItems
	}
}
