// Package rule says what a document allows a request to hold (fields, their
// kinds, the content types of a body) and holds a request against it. It knows
// no account, no path and no answer but the list of wrong fields.
package rule

import (
	"encoding/base64"
	"encoding/json"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind checks one value and returns what is wrong with it. The value is a
// FormText out of a query, a form or a path; out of JSON it is a string,
// json.Number, bool, []any, map[string]any or nil.
type Kind func(name string, value any) []FieldError

// FormText tells text that could mean a number from a JSON string that may not;
// formTexts is a field that a query or a form has more than once.
type (
	FormText  string
	formTexts []string
)

// FieldError is one entry of the Errors of an error answer.
type FieldError struct {
	Field   string
	Message string
}

// Wrong is what a Kind returns for one wrong value.
func Wrong(name, message string) []FieldError { return []FieldError{{Field: name, Message: message}} }

// ofText makes a kind from a check of a string that returns the message of what
// is wrong, or "".
func ofText(check func(string) string) Kind {
	return func(name string, value any) []FieldError {
		var text string
		switch value := value.(type) {
		case FormText:
			text = string(value)
		case string:
			text = value
		case formTexts:
			return Wrong(name, "Given more than once")
		default:
			return Wrong(name, "Not a string")
		}
		if message := check(text); message != "" {
			return Wrong(name, message)
		}
		return nil
	}
}

// Valid makes a kind of text from a yes-or-no check and the message of a no.
func Valid(message string, ok func(string) bool) Kind {
	return ofText(func(text string) string {
		if ok(text) {
			return ""
		}
		return message
	})
}

// Kinds of text. BoolText is a boolean that the document declares as a string;
// IDList is a comma-separated list of numeric ids.
var (
	Text     = ofText(func(string) string { return "" })
	NonEmpty = Valid("Must not be empty", func(s string) bool { return strings.TrimSpace(s) != "" })
	Digits   = Valid("Not a numeric value", isNumeric)
	DateTime = Valid("Not an ISO 8601 date and time", func(s string) bool {
		_, err := time.Parse(time.RFC3339, s)
		return err == nil
	})
	Date = Valid("Not an ISO 8601 date", func(s string) bool {
		_, err := time.Parse(time.DateOnly, s)
		return err == nil
	})
	Email = Valid("Not an e-mail address", func(s string) bool {
		address, err := mail.ParseAddress(s)
		return err == nil && address.Address == s
	})
	AbsoluteURL = Valid("Not a URL", func(s string) bool {
		u, err := url.Parse(s)
		return err == nil && u.Scheme != "" && u.Host != ""
	})
	CountryCode = Valid("Not a two-letter country code", regexp.MustCompile(`^[A-Z]{2}$`).MatchString)
	Base64Data  = Valid("Not Base64", func(s string) bool {
		data, err := base64.StdEncoding.DecodeString(s)
		return err == nil && len(data) > 0
	})
	// idList is a comma-separated list of numeric ids.
	IDList = Valid("Not a comma-separated list of numeric values", func(s string) bool {
		return !slices.ContainsFunc(strings.Split(s, ","), func(id string) bool { return !isNumeric(id) })
	})
	BoolText = OneOf("true", "false")
)

// OrEmpty also accepts "", which clears an optional field.
func OrEmpty(k Kind) Kind {
	return func(name string, value any) []FieldError {
		if value == FormText("") || value == "" {
			return nil
		}
		return k(name, value)
	}
}

// OneOf accepts exactly the values that the document enumerates.
func OneOf(values ...string) Kind {
	return Valid("Must be one of "+strings.Join(values, ", "), func(s string) bool { return slices.Contains(values, s) })
}

// Integer is digits in text, a number without fraction in JSON.
func Integer(name string, value any) []FieldError {
	switch value := value.(type) {
	case FormText:
		if isNumeric(string(value)) {
			return nil
		}
	case json.Number:
		if _, err := value.Int64(); err == nil {
			return nil
		}
	}
	return Wrong(name, "Not a numeric value")
}

// Number is a decimal number in text or JSON.
func Number(name string, value any) []FieldError {
	var literal string
	switch value := value.(type) {
	case FormText:
		literal = string(value)
	case json.Number:
		literal = value.String()
	}
	if _, err := strconv.ParseFloat(literal, 64); err != nil {
		return Wrong(name, "Not a numeric value")
	}
	return nil
}

// Boolean is true or false, as text or in JSON.
func Boolean(name string, value any) []FieldError {
	if _, ok := value.(bool); ok || value == FormText("true") || value == FormText("false") {
		return nil
	}
	return Wrong(name, "Must be true or false")
}

// Each is an array: a repeated field of a form, or a JSON array.
func Each(k Kind) Kind {
	return func(name string, value any) (problems []FieldError) {
		switch value := value.(type) {
		case FormText:
			return k(name, value)
		case formTexts:
			for _, one := range value {
				problems = append(problems, k(name, FormText(one))...)
			}
			return problems
		case []any:
			for _, one := range value {
				problems = append(problems, k(name, one)...)
			}
			return problems
		default:
			return Wrong(name, "Not a list")
		}
	}
}

// File is an uploaded file that is not empty.
func File(name string, value any) []FieldError {
	if f, ok := value.(Upload); !ok || len(f.Data) == 0 {
		return Wrong(name, "Not a file")
	}
	return nil
}

// Object is a nested JSON object; its errors are named "Parent.Field".
func Object(fields ...Field) Kind {
	return func(name string, value any) []FieldError {
		members, ok := value.(map[string]any)
		if !ok {
			return Wrong(name, "Not an object")
		}
		return Check(fields, members, name+".")
	}
}

func isNumeric(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == "" && len(s) < 19
}

// Positive is a number from 1, such as that of a page.
var Positive = Valid("Must be a number from 1", func(s string) bool { return isNumeric(s) && s != "0" })
