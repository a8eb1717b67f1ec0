package offer

import (
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Items are plain maps and sets of strings, not objects with attributes: lists
// have thousands of them, and planning 5,000 nested objects takes seven times as
// long as planning 5,000 strings. Item ids are left out, because an upload that
// replaces the items may change them; where an id is needed, the live items
// tell it.

// namesByValue are the names of the live items by value. A name stays empty where
// the prior model declares none (the empty string): then the live name is left
// alone.
func namesByValue(items []impact.ExceptionListItem, prior types.Map) types.Map {
	declared := prior.Elements()
	elements := make(map[string]attr.Value, len(items))
	for _, item := range items {
		if strings.TrimSpace(item.Value) == "" {
			continue // no configuration can have it
		}
		elements[item.Value] = types.StringValue(item.Name)
		if none := types.StringValue(""); none.Equal(declared[item.Value]) {
			elements[item.Value] = none
		}
	}
	return types.MapValueMust(types.StringType, elements)
}

// declaredNames are the names by value of a known map, and nothing otherwise.
func declaredNames(items types.Map) map[string]string {
	names := map[string]string{}
	for value, name := range items.Elements() {
		if s, ok := name.(types.String); ok {
			names[value] = s.ValueString()
		}
	}
	return names
}

// itemChange is the way from the items that the state has to those of the plan.
func itemChange(had, want map[string]string) impact.Change {
	change := impact.Change{Set: map[string]string{}}
	for value, name := range want {
		if before, has := had[value]; !has || before != name {
			change.Set[value] = name
		}
	}
	for value := range had {
		if _, stays := want[value]; !stays {
			change.Remove = append(change.Remove, value)
		}
	}
	slices.Sort(change.Remove)
	return change
}

// nameless are values without names.
func nameless(values []string) map[string]string {
	names := make(map[string]string, len(values))
	for _, value := range values {
		names[value] = ""
	}
	return names
}

// matchModes are the match modes of the live items by value.
func matchModes(items []impact.ExceptionListItem) types.Map {
	return textByValue(items, func(item impact.ExceptionListItem) string { return item.MatchMode })
}

func textByValue(items []impact.ExceptionListItem, text func(impact.ExceptionListItem) string) types.Map {
	elements := make(map[string]attr.Value, len(items))
	for _, item := range items {
		elements[item.Value] = types.StringValue(text(item))
	}
	return types.MapValueMust(types.StringType, elements)
}
