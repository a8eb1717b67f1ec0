package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// servedTable is what the provider sends for each thing that it serves: account
// type, operation, thing. TestServed records it.
//
//go:embed served.tsv
var servedTable string

// row is an operation with the verdict on it: by whom it is sent, or the reason that
// it is not served.
type row struct {
	catalog.Operation
	by       []string // "data deals"
	declined *declined
}

// surface returns every documented operation with its verdict, or what is wrong with
// the tables: an operation without a verdict, or with two.
func surface() ([]row, error) {
	by, err := readServed(servedTable)
	if err != nil {
		return nil, err
	}
	var rows []row
	var problems []string
	used := map[string]bool{}
	for _, accountType := range catalog.AccountTypes() {
		for _, operation := range catalog.Operations(accountType) {
			r := row{Operation: operation, by: by[accountType+" "+operation.String()]}
			delete(by, accountType+" "+operation.String())
			for i := range notServed {
				for _, pattern := range notServed[i].operations {
					if !covers(pattern, operation) {
						continue
					}
					used[pattern] = true
					if len(r.by) > 0 || r.declined != nil {
						problems = append(problems, fmt.Sprintf("%s %s has two verdicts: %q, too", accountType, operation, pattern))
					}
					r.declined = &notServed[i]
				}
			}
			if len(r.by) == 0 && r.declined == nil {
				problems = append(problems, fmt.Sprintf("%s %s has no verdict: serve it, or say in declined.go why not", accountType, operation))
			}
			rows = append(rows, r)
		}
	}
	for call := range by {
		problems = append(problems, call+" is sent, and not documented")
	}
	for _, each := range notServed {
		for _, pattern := range each.operations {
			if !used[pattern] {
				problems = append(problems, fmt.Sprintf("no operation is %q", pattern))
			}
		}
	}
	if len(problems) > 0 {
		slices.Sort(problems)
		return nil, fmt.Errorf("%s", strings.Join(problems, "\n"))
	}
	return rows, nil
}

// covers reports that a pattern, "brand GET /Ads" or "GET /Ads*", means the
// operation. Without an account type it means all; a star stands for any rest.
func covers(pattern string, operation catalog.Operation) bool {
	first, rest, _ := strings.Cut(pattern, " ")
	if slices.Contains(catalog.AccountTypes(), first) {
		if first != operation.AccountType {
			return false
		}
		pattern = rest
	}
	method, path, _ := strings.Cut(pattern, " ")
	if method != "*" && method != operation.Method {
		return false
	}
	if prefix, open := strings.CutSuffix(path, "*"); open {
		return strings.HasPrefix(operation.Path, prefix)
	}
	return path == operation.Path
}

// readServed returns who sends each operation, by account type and operation.
func readServed(text string) (map[string][]string, error) {
	by := map[string][]string{}
	for line := range strings.Lines(text) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 3 {
			return nil, fmt.Errorf("served.tsv: %q has not three columns", line)
		}
		by[fields[0]+" "+fields[1]] = append(by[fields[0]+" "+fields[1]], fields[2])
	}
	return by, nil
}

// table is all operations, in the form of Markdown.
func table(rows []row) string {
	var b strings.Builder
	count := map[string]int{}
	b.WriteString("| account | operation | verdict | by, or why not |\n|---|---|---|---|\n")
	for _, r := range rows {
		verdict, why := "served", strings.Join(r.by, ", ")
		switch {
		case len(r.by) > 0 && r.Probe.Probed():
			why += " (and probed)"
		case len(r.by) > 0:
		case r.Probe.Probed():
			verdict, why = "probed only", r.declined.what
		default:
			verdict, why = "declined", r.declined.what
		}
		count[verdict]++
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s |\n", r.AccountType, r.Operation, verdict, why)
	}
	fmt.Fprintf(&b, "\n%d operations: %d served, %d only probed, %d declined.\n", len(rows), count["served"], count["probed only"], count["declined"])
	return b.String()
}

// guideTable is what the guide says: for each reason the operations.
func guideTable(rows []row) string {
	var b strings.Builder
	served := 0
	calls := map[*declined][]string{} // with the account types of each
	types := map[*declined]map[string][]string{}
	for _, r := range rows {
		if r.declined == nil {
			served++
			continue
		}
		if types[r.declined] == nil {
			types[r.declined] = map[string][]string{}
		}
		call := r.String()
		if types[r.declined][call] == nil {
			calls[r.declined] = append(calls[r.declined], call)
		}
		types[r.declined][call] = append(types[r.declined][call], r.AccountType)
	}
	fmt.Fprintf(&b, "Of the %d operations in impact.com's documents and its quick start, resources, data sources, list resources, ephemeral resources and actions send %d. These are the others.\n", len(rows), served)
	for i := range notServed {
		each := &notServed[i]
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n", each.what, each.why)
		for _, call := range calls[each] {
			fmt.Fprintf(&b, "- `%s` (%s)\n", call, strings.Join(types[each][call], ", "))
		}
	}
	return b.String()
}
