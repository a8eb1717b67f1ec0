package catalog

import (
	"cmp"
	"slices"
)

// Category groups operations as the token page does, see [Categories].
type Category struct {
	// Key is the category's name in configurations, in snake_case, the same in
	// every account type that has it.
	Key string
	// Label is the name that people see, and Origin what it rests on.
	Label  string
	Origin Origin
	// Aliases are older keys, each for a part of the category; sorted.
	Aliases []string
	// Operations are all calls of the category, in the documents' order.
	Operations []Operation
}

// Permissions returns the shorthand that selects something, sorted: Read when the
// category has a GET, Write when it has any other method.
func (c Category) Permissions() []string {
	var permissions []string
	for _, permission := range []string{Read, Write} {
		if slices.ContainsFunc(c.Operations, func(o Operation) bool { return o.Permission() == permission }) {
			permissions = append(permissions, permission)
		}
	}
	return permissions
}

func (c Category) clone() Category {
	c.Operations = slices.Clone(c.Operations)
	c.Aliases = slices.Clone(c.Aliases)
	return c
}

// Categories returns the account type's categories as the token page groups
// operations, sorted by key; nil for an unknown account type. Where nobody
// described the page they are the documents' own. The result is the caller's copy.
func Categories(accountType string) []Category {
	copied := slices.Clone(tables[accountType].categories)
	for i, category := range copied {
		copied[i] = category.clone()
	}
	return copied
}

// FindCategory returns the category with that key. An alias returns the category
// with no more than the alias's own operations: "click_export" is the part of
// "clicks" that exports.
func FindCategory(accountType, key string) (Category, bool) {
	for _, category := range tables[accountType].categories {
		if category.Key == key {
			return category.clone(), true
		}
	}
	for _, category := range tables[accountType].categories {
		if slices.Contains(category.Aliases, key) {
			category.Operations = tables[accountType].bySection[key]
			return category.clone(), true
		}
	}
	return Category{}, false
}

// heading is a category of the token page as far as it is known: its name, and
// the sections of the documents that stand in it.
type heading struct {
	key, label string
	origin     Origin
	sections   []string // none stands for the section of the same key
}

// The headings of each account type. What is missing here is named and grouped as
// in the documents.
var (
	brandHeadings = []heading{
		{"account", "Account", Seen, []string{"company_information", "legal_entities"}},
		{"actions", "Actions", Seen, []string{"actions", "action_updates"}},
		{"campaigns", "Campaigns", Seen, nil},
		{"catalogs", "Catalogs", Inferred, nil},
		{"clicks", "Clicks", Inferred, []string{"clicks", "click_export"}},
		{"partners", "Partners", Seen, nil},
		{"promo_codes", "Promo Codes", Seen, nil},
	}
	partnerHeadings = []heading{
		{"account", "Account", Inferred, []string{"company_information"}},
		{"actions", "Actions", Seen, nil},
		{"campaigns", "Campaigns", Inferred, nil},
		{"catalogs", "Catalogs", Seen, nil},
		{"clicks", "Clicks", Seen, []string{"clicks", "click_export"}},
		{"jobs", "Jobs Management", Seen, nil},
	}
	agencyHeadings = []heading{
		{"account", "Account", Inferred, []string{"company_information"}},
		{"campaigns", "Campaigns", Inferred, nil},
		{"jobs", "Jobs Management", Inferred, nil},
	}
)

// grouped is a category without its operations yet.
type grouped struct {
	Category
	sections []string
}

// group puts every section under its heading or, without one, under its own name.
func group(sections []section, headings []heading) []grouped {
	var result []grouped
	taken := map[string]bool{}
	for _, h := range headings {
		category := grouped{Category: Category{Key: h.key, Label: h.label, Origin: h.origin}, sections: h.sections}
		if category.sections == nil {
			category.sections = []string{h.key}
		}
		for _, key := range category.sections {
			taken[key] = true
			if key != h.key {
				category.Aliases = append(category.Aliases, key)
			}
		}
		result = append(result, category)
	}
	for _, s := range sections {
		if !taken[s.key] {
			result = append(result, grouped{Category{Key: s.key, Label: s.label, Origin: Document}, []string{s.key}})
		}
	}
	slices.SortFunc(result, func(a, b grouped) int { return cmp.Compare(a.Key, b.Key) })
	return result
}
