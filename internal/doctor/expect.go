package doctor

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// expectation is what a file says that the credential may do.
type expectation struct {
	file       string
	operations []catalog.Operation
	home       bool // the account home is among them
	ignored    []string
}

func (e expectation) has(operation catalog.Operation) bool {
	return slices.ContainsFunc(e.operations, func(o catalog.Operation) bool { return o.String() == operation.String() })
}

// readExpectation reads a file of calls, such as "GET /Campaigns", and of scopes,
// such as "deals: read, write": one on a line, "#" begins a comment, or a JSON
// list of the same texts. Its error has a line for each that is not known, with
// the nearest that are.
func readExpectation(file, accountType string) (expectation, error) {
	content, err := os.ReadFile(file) //nolint:gosec // the user names the file
	if err != nil {
		return expectation{}, err
	}
	entries, err := entriesOf(content)
	if err != nil {
		return expectation{}, fmt.Errorf("%s: %w", file, err)
	}
	e := expectation{file: file}
	found := map[string]bool{}
	var problems []error
	for _, each := range entries {
		operations, skipped, err := each.operations(accountType)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s, %s: %w", file, each.where, err))
		}
		if skipped != "" {
			e.ignored = append(e.ignored, fmt.Sprintf("%s: %s", each.where, skipped))
		}
		for _, operation := range operations {
			if found[operation.String()] {
				continue
			}
			found[operation.String()] = true
			e.operations = append(e.operations, operation)
			e.home = e.home || operation.PageOnly
		}
	}
	return e, errors.Join(problems...)
}

// entry is one call or scope of the file.
type entry struct{ where, text string }

func entriesOf(content []byte) ([]entry, error) {
	var entries []entry
	if strings.HasPrefix(strings.TrimSpace(string(content)), "[") {
		var texts []string
		if err := json.Unmarshal(content, &texts); err != nil {
			return nil, errors.New("it begins with [, so it must be a JSON list of texts such as \"GET /Campaigns\"")
		}
		for i, text := range texts {
			entries = append(entries, entry{fmt.Sprintf("entry %d", i+1), strings.TrimSpace(text)})
		}
		return entries, nil
	}
	for i, line := range strings.Split(string(content), "\n") {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			entries = append(entries, entry{fmt.Sprintf("line %d", i+1), line})
		}
	}
	return entries, nil
}

// operations are what the entry stands for; skipped says why it stands for none.
func (e entry) operations(accountType string) (operations []catalog.Operation, skipped string, err error) {
	if category, permissions, isScope := e.scope(); isScope {
		operations, err = catalog.Expand(accountType, map[string][]string{category: permissions})
		return operations, "", err
	}
	operations, ignored, err := catalog.RequiredOperations(accountType, []string{e.text})
	if len(ignored) > 0 {
		skipped = ignored[0].Reason
	}
	return operations, skipped, err
}

// scope splits "deals: read, write". A call has a space before its first colon,
// if it has one at all.
func (e entry) scope() (category string, permissions []string, isScope bool) {
	category, list, found := strings.Cut(e.text, ":")
	if !found || strings.ContainsAny(category, " \t/") {
		return "", nil, false
	}
	for permission := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune(", \t", r) }) {
		permissions = append(permissions, permission)
	}
	return category, permissions, true
}

// compare holds what was found against what was expected.
func (x *examination) compare() {
	if x.options.expect == "" {
		return
	}
	difference := scope.Compare(x.expected.operations, x.evidence)
	c := &Comparison{
		File: x.options.expect, Granted: []string{}, Missing: texts(difference.Missing), Excess: texts(difference.Excess),
		Unknown: []string{}, Assumed: []string{}, NotAsked: texts(difference.Unchecked), Ignored: append([]string{}, x.expected.ignored...),
	}
	for _, f := range x.evidence.Findings {
		switch {
		case !x.expected.has(f.Operation):
		case f.Outcome == scope.Unknown:
			c.Unknown = append(c.Unknown, f.Operation.String())
		case f.Outcome == scope.Granted && f.Basis == scope.Assumed:
			c.Assumed = append(c.Assumed, f.Operation.String())
		case f.Outcome == scope.Granted:
			c.Granted = append(c.Granted, f.Operation.String())
		}
	}
	for _, operation := range difference.Unchecked {
		x.report.Permissions = append(x.report.Permissions, Permission{
			Operation: operation.String(), Page: operation.PagePath(), Category: operation.Category,
			Outcome: scope.NotProbed, Reason: x.whyNotAsked(operation), pageOnly: operation.PageOnly,
		})
	}
	x.report.Comparison = c
}

func (x *examination) whyNotAsked(operation catalog.Operation) string {
	switch {
	case !operation.Probe.Probed():
		return operation.Probe.Reason
	case operation.Method != http.MethodGet && !x.options.writes:
		return "writes are asked about with -writes"
	}
	return "the examination ended before"
}

func texts(operations []catalog.Operation) []string {
	calls := make([]string, len(operations))
	for i, operation := range operations {
		calls[i] = operation.String()
	}
	return calls
}
