package token

import (
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// notThePagesName is told where a category's label was not seen on the page.
const notThePagesName = "* The page may name or group this otherwise: find its rows by path and method."

// uncheckable follows a row that only a person can check.
const uncheckable = " (no request can check it without changing something)"

// rows writes operations as the token page shows them, by method and path, below
// the label of their category. What stands beyond the catalogue comes last.
func rows(operations []catalog.Operation, beyond ...string) string {
	var labels []string
	below := map[string][]string{}
	add := func(label, row string) {
		if below[label] == nil {
			labels = append(labels, label)
		}
		below[label] = append(below[label], "    - "+row)
	}
	for _, operation := range operations {
		row := operation.Method + " " + operation.PagePath()
		if !operation.Probe.Probed() {
			row += uncheckable
		}
		add(categoryLabel(operation), row)
	}
	for _, shorthand := range beyond {
		key, permission, _ := strings.Cut(shorthand, ": ")
		add(key+" *", "every row of the kind "+permission)
	}
	var lines []string
	for _, label := range labels {
		lines = append(append(lines, "  "+label), below[label]...)
	}
	if slices.ContainsFunc(labels, func(label string) bool { return strings.HasSuffix(label, "*") }) {
		lines = append(lines, notThePagesName)
	}
	return strings.Join(lines, "\n")
}

// categoryLabel is the label of an operation's category, with a mark where it is not
// known to be the page's own.
func categoryLabel(operation catalog.Operation) string {
	category, known := catalog.FindCategory(operation.AccountType, operation.Category)
	switch {
	case !known:
		return "Category not known *"
	case category.Origin != catalog.Seen:
		return category.Label + " *"
	}
	return category.Label
}
