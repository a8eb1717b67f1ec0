package reading

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// shapes are the questions about how an answer's values are written.
var shapes = []Name{IDs, Scalars, StatusWords, Unset}

// Shape rewrites the body of a success as the set has values written. contract marks
// the body of a brand's contracts. It returns the body, and the questions whose
// answers are not the default; without any the body is what it was.
func (s Set) Shape(body any, contract bool) (any, []Name) {
	var applied []Name
	for _, name := range shapes {
		r, _ := Lookup(name)
		lettersElsewhere := name == StatusWords && s.Get(name) == "contract-letters" && !contract
		if s.Get(name) != r.Default() && !lettersElsewhere {
			applied = append(applied, name)
		}
	}
	if len(applied) == 0 || body == nil {
		return body, nil
	}
	text, err := json.Marshal(body)
	if err != nil {
		panic(fmt.Sprintf("mockimpact: an answer cannot be encoded: %v", err))
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		panic(fmt.Sprintf("mockimpact: an answer is not JSON: %v", err))
	}
	for _, name := range applied {
		value = rewritten(value, "", rewriters[name][s.Get(name)])
	}
	return value, applied
}

// A rewriter writes one member anew; keep is false for one that is left out.
type rewriter func(name string, value any) (written any, keep bool)

var rewriters = map[Name]map[string]rewriter{
	IDs:         {"text": idAsText, "numbers": idAsNumber},
	Scalars:     {"text": scalarAsText, "native": textAsScalar},
	StatusWords: {"contract-letters": stateAsLetter, "letters": stateAsLetter},
	Unset: {
		"empty-text": func(_ string, value any) (any, bool) {
			if _, isList := value.([]any); !isList && isUnset(value) {
				return "", true
			}
			return value, true
		},
		"null": func(_ string, value any) (any, bool) {
			if isUnset(value) {
				return nil, true
			}
			return value, true
		},
		"absent": func(_ string, value any) (any, bool) { return value, !isUnset(value) },
	},
}

// rewritten rewrites all members of a value, the innermost first. Entries of a list
// go by the list's name.
func rewritten(value any, name string, rewrite rewriter) any {
	switch value := value.(type) {
	case map[string]any:
		for key, member := range value {
			written, keep := rewrite(key, rewritten(member, key, rewrite))
			if value[key] = written; !keep {
				delete(value, key)
			}
		}
	case []any:
		for i, entry := range value {
			entry = rewritten(entry, name, rewrite)
			switch entry.(type) {
			case map[string]any, []any:
			default:
				if written, keep := rewrite(name, entry); keep && name != "" {
					entry = written
				}
			}
			value[i] = entry
		}
	}
	return value
}

func isID(name string) bool {
	return name == "Id" || strings.HasSuffix(name, "Id") && !strings.HasSuffix(name, "TaxId")
}

func idAsText(name string, value any) (any, bool) {
	if number, isNumber := value.(json.Number); isNumber && isID(name) {
		return number.String(), true
	}
	return value, true
}

var wholeNumber = regexp.MustCompile(`^(0|[1-9][0-9]{0,14})$`)

func idAsNumber(name string, value any) (any, bool) {
	if text, isText := value.(string); isText && isID(name) && wholeNumber.MatchString(text) {
		return json.Number(text), true
	}
	return value, true
}

// scalarAsText leaves ids alone: they have a question of their own.
func scalarAsText(name string, value any) (any, bool) {
	if isID(name) {
		return value, true
	}
	switch value := value.(type) {
	case json.Number:
		return value.String(), true
	case bool:
		return fmt.Sprint(value), true
	}
	return value, true
}

var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?$`)

// textual ends the names of members that hold text which may look like a number.
var textual = []string{"Name", "Code", "Value", "Value1", "Value2", "Value3", "Description", "Title", "Handle", "Tags", "TaxId"}

func textAsScalar(name string, value any) (any, bool) {
	text, isText := value.(string)
	if !isText || isID(name) || slices.ContainsFunc(textual, func(end string) bool { return strings.HasSuffix(name, end) }) {
		return value, true
	}
	switch {
	case text == "true" || text == "false":
		return text == "true", true
	case decimal.MatchString(text):
		return json.Number(text), true
	}
	return value, true
}

// states are the words that a letter can stand for. The Status of an
// acknowledgement is none of them, and neither is a federal state.
var states = []string{
	"ACTIVE", "APPROVED", "CLOSED", "CLOSING", "COMPLETED", "DEACTIVATED", "DECLINED", "EXPIRED",
	"FUTUREDATE", "INACTIVE", "INVITED", "NEW", "PENDING", "SUSPENDED", "UPCOMING",
}

func stateAsLetter(name string, value any) (any, bool) {
	word, isText := value.(string)
	if isText && (name == "Status" || name == "State") && slices.Contains(states, word) {
		return word[:1], true
	}
	return value, true
}

// isUnset holds for what stands for no value: "", null, a list or an object without
// members.
func isUnset(value any) bool {
	switch value := value.(type) {
	case nil:
		return true
	case string:
		return value == ""
	case []any:
		return len(value) == 0
	case map[string]any:
		return len(value) == 0
	}
	return false
}
