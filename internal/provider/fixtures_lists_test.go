package provider_test

import (
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Lists of exceptions have no delete, so what a destroy leaves is an empty list.

func exceptionListFixture() fixture {
	declare := func(name string, items ...string) func(*acctest.World) map[string]tftypes.Value {
		return func(w *acctest.World) map[string]tftypes.Value {
			names := map[string]tftypes.Value{}
			for _, value := range items {
				names[value] = acctest.String("")
			}
			config := listConfig(w, name, tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, names))
			config["type"] = acctest.String("SKU")
			return config
		}
	}
	return fixture{
		world: acctest.NewBrand, config: declare("L", "A", "B"), changed: declare("L 2", "B", "C", "D"),
		live: func(w *acctest.World) []string { return renderLists(w.Account.ExceptionLists()) },
		want: []string{"L: A B"}, wantChanged: []string{"L 2: B C D"}, wantDestroyed: []string{"L 2: "},
	}
}

func promoCodeExceptionListFixture() fixture {
	declare := func(name string, codes ...string) func(*acctest.World) map[string]tftypes.Value {
		return func(w *acctest.World) map[string]tftypes.Value {
			values := make([]tftypes.Value, len(codes))
			for i, code := range codes {
				values[i] = acctest.String(code)
			}
			return listConfig(w, name, tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, values))
		}
	}
	return fixture{
		world: acctest.NewBrand, config: declare("L", "A", "B"), changed: declare("L 2", "B", "C", "D"),
		live: func(w *acctest.World) []string { return renderLists(w.Account.PromoCodeExceptionLists()) },
		want: []string{"L: A B"}, wantChanged: []string{"L 2: B C D"}, wantDestroyed: []string{"L 2: "},
		// No listing exists to look a lost create up: the error asks for this.
		inWebApp: func(w *acctest.World) string {
			for _, l := range w.Account.PromoCodeExceptionLists() {
				return l.ID
			}
			return ""
		},
	}
}

func listConfig(w *acctest.World, name string, items tftypes.Value) map[string]tftypes.Value {
	return map[string]tftypes.Value{
		"campaign_id": acctest.String(w.CampaignID), "name": acctest.String(name), "items": items,
		"action_tracker_ids": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(w.ActionTrackerIDs[0])}),
	}
}

func renderLists(lists []mockimpact.ExceptionList) []string {
	rendered := []string{}
	for _, l := range lists {
		rendered = append(rendered, l.Name+": "+strings.Join(slices.Sorted(slices.Values(l.Values())), " "))
	}
	return rendered
}
