package token

import (
	"fmt"
	"strings"
)

// decisionTable prints the decisions for the documentation, a row for each.
func decisionTable() string {
	var b strings.Builder
	b.WriteString("What follows from comparing the live token with the code; the first row that fits counts:\n\n")
	b.WriteString("| During | the token | and what was seen | so the run | and the computed values are |\n|---|---|---|---|---|\n")
	for _, row := range decisions {
		told, values := row.strict.severity.words(), row.strict.values.words()
		if row.by != whatever {
			told = fmt.Sprintf("%s; leniently: %s (%s)", told, row.lenient.severity.words(), row.by.words())
			if row.lenient.values != row.strict.values {
				values += "; leniently: " + row.lenient.values.words()
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
	return strings.Join(members, ", ")
}

func (p phase) words() string { return words(p, "plan", "apply", "refresh", "destroy") }

func (s situation) words() string {
	if s == anySituation {
		return "whatever it is"
	}
	return words(s, "is requested", "is new to the resource", "was reset", "was edited in code", "was upgraded", "is declared deleted", "is watched while something else of it changes", "is only watched")
}

func (s seen) words() string {
	return words(s, "nothing was asked", "nothing contradicts the code", "nothing contradicts it, but declared calls stay unproven",
		"some requests were not answered to the point", "no request was", "the Auth Token is not at hand", "it differs")
}

func (s setting) words() string {
	return strings.Join(strings.Split(words(s, "`on_mismatch`", "`on_drift`", "`on_unverified`", "`deletion_policy`"), ", "), " and ")
}

func (s severity) words() string {
	return [...]string{silent: "goes on", newsOnly: "warns where that is new", warning: "warns", dueAtApply: "warns that apply will fail", failure: "fails"}[s]
}

func (v values) words() string {
	return [...]string{
		kept: "as recorded", open: "known after apply", known: "as found", settled: "as recorded where that is what was found, else known after apply",
		promised: "as planned, else as found", remembered: "as planned, else as recorded",
	}[v]
}
