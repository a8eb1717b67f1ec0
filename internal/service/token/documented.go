package token

import (
	"fmt"
	"strings"
)

// decisionTable prints the decisions for the documentation, a row for each.
func decisionTable() string {
	var b strings.Builder
	b.WriteString("| during | the token | what was seen | the run | the computed values are |\n|---|---|---|---|---|\n")
	for _, row := range decisions {
		told, values := row.strict.severity.words(), row.strict.recorded()
		if row.by != whatever {
			told = fmt.Sprintf("%s: %s; else %s", row.by.words(), told, row.lenient.severity.words())
			if lenient := row.lenient.recorded(); lenient != values {
				values += "; else " + lenient
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", row.phase.words(), row.situation.words(), row.seen.words(), told, values)
	}
	return b.String()
}

// words joins the names of the members of a set, in order.
func words[T ~uint8 | ~uint16](set T, names ...string) string {
	var members []string
	for i, name := range names {
		if set&(1<<i) != 0 {
			members = append(members, name)
		}
	}
	return strings.Join(members, "; ")
}

func (p phase) words() string { return words(p, "plan", "apply", "refresh", "destroy") }

func (s situation) words() string {
	names := []string{"requested", "new to the resource", "reset", "edited", "upgraded", "declared deleted", "watched, and something else changes", "watched"}
	switch {
	case s == anySituation:
		return "any"
	case s&changed == changed:
		return strings.TrimSuffix("changed with the code; "+words(s&^changed, names...), "; ")
	}
	return words(s, names...)
}

func (s seen) words() string {
	return words(s, "nothing was asked", "nothing contradicts the code", "nothing contradicts it, but declared calls are not proven",
		"some requests were not answered to the point", "no request was answered to the point", "the Auth Token is not at hand", "it differs")
}

func (s setting) words() string {
	return strings.ReplaceAll(words(s, "`on_mismatch`", "`on_drift`", "`on_unverified`", "`deletion_policy`"), "; ", " or ") + " strict"
}

func (s severity) words() string {
	return [...]string{silent: "goes on", newsOnly: "warns where that is new", warning: "warns", dueAtApply: "warns that apply will fail", failure: "fails"}[s]
}

// recorded is what becomes of the computed values.
func (d decision) recorded() string {
	if d.severity == failure {
		return "nothing is recorded"
	}
	return d.values.words()
}

func (v values) words() string {
	return [...]string{
		kept: "as recorded", open: "known after apply", known: "as found", settled: "as recorded if that is what was found, or known after apply",
		promised: "as planned, or as found where that is open", remembered: "as planned, or as recorded where that is open",
	}[v]
}
