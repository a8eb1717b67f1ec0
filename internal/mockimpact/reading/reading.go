// Package reading is the list of what no document of impact.com says: for each open
// question the plausible answers, what speaks for them, and the one that the mock
// gives until told otherwise. It knows no account and no request.
package reading

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Name names an open question.
type Name string

// Reading is an open question with its plausible answers. The first is the default.
type Reading struct {
	Name     Name
	Question string
	Answers  []Answer
}

// Answer is one plausible answer to an open question.
type Answer struct {
	Value string
	// Meaning says what the mock does.
	Meaning string
	// Evidence is what speaks for it, and Confidence how much that weighs.
	Evidence   string
	Confidence Confidence
	// Breaks marks an answer that some document does not allow, so that what is
	// answered under it cannot be held against the documents.
	Breaks bool
}

// Confidence is what an answer rests on.
type Confidence string

// The confidences, the surest first.
const (
	Seen     Confidence = "seen"     // in use, by several people or in production
	Reported Confidence = "reported" // by one source, or long ago
	Written  Confidence = "written"  // by the vendor, though not as a rule
	Inferred Confidence = "inferred" // follows from something that was seen
	Guessed  Confidence = "guessed"  // thinkable, nothing speaks for it
)

// Default is the answer that holds until another is set.
func (r Reading) Default() string { return r.Answers[0].Value }

// Find returns the answer with that value.
func (r Reading) Find(value string) (Answer, bool) {
	i := slices.IndexFunc(r.Answers, func(a Answer) bool { return a.Value == value })
	if i < 0 {
		return Answer{}, false
	}
	return r.Answers[i], true
}

// Values are the values of the answers, the default first.
func (r Reading) Values() []string {
	values := make([]string, len(r.Answers))
	for i, a := range r.Answers {
		values[i] = a.Value
	}
	return values
}

// All returns the table; the result is the caller's.
func All() []Reading {
	all := slices.Clone(table)
	for i := range all {
		all[i].Answers = slices.Clone(all[i].Answers)
	}
	return all
}

// Lookup returns the reading of that name.
func Lookup(name Name) (Reading, bool) {
	i := slices.IndexFunc(table, func(r Reading) bool { return r.Name == name })
	if i < 0 {
		return Reading{}, false
	}
	return table[i], true
}

// Set is an answer to each of some questions; the others have their default.
type Set map[Name]string

// Get returns the answer to a question. It panics for a question that the table does
// not have.
func (s Set) Get(name Name) string {
	if value, chosen := s[name]; chosen {
		return value
	}
	r, known := Lookup(name)
	if !known {
		panic(fmt.Sprintf("mockimpact: no reading %q", name))
	}
	return r.Default()
}

// With returns the set with one more answer. It is an error when the table has no
// such question or no such answer.
func (s Set) With(name Name, value string) (Set, error) {
	r, known := Lookup(name)
	if !known {
		return nil, fmt.Errorf("no reading %q; there are %s", name, strings.Join(names(), ", "))
	}
	if _, plausible := r.Find(value); !plausible {
		return nil, fmt.Errorf("the reading %q has no answer %q; it has %s", name, value, strings.Join(r.Values(), ", "))
	}
	larger := maps.Clone(s)
	if larger == nil {
		larger = Set{}
	}
	larger[name] = value
	return larger, nil
}

// String names the answers that are not the default, in the order of the table:
// "object-zero=403, ids=text".
func (s Set) String() string {
	var chosen []string
	for _, r := range table {
		if value, set := s[r.Name]; set && value != r.Default() {
			chosen = append(chosen, string(r.Name)+"="+value)
		}
	}
	if len(chosen) == 0 {
		return "defaults"
	}
	return strings.Join(chosen, ", ")
}

func names() []string {
	all := make([]string, len(table))
	for i, r := range table {
		all[i] = string(r.Name)
	}
	return all
}

// Markdown is the table as documentation.
func Markdown() string {
	var text strings.Builder
	for _, r := range table {
		fmt.Fprintf(&text, "### %s\n\n%s\n\n", r.Name, r.Question)
		text.WriteString("| answer | what the mock does | evidence | confidence |\n| --- | --- | --- | --- |\n")
		for i, a := range r.Answers {
			value := "`" + a.Value + "`"
			if i == 0 {
				value += " (default)"
			}
			fmt.Fprintf(&text, "| %s | %s | %s | %s |\n", value, a.Meaning, a.Evidence, a.Confidence)
		}
		text.WriteString("\n")
	}
	return text.String()
}
