package mockimpact

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

// kind checks one value and returns what is wrong with it. The value is a
// formText out of a query, a form or a path; out of JSON it is a string,
// json.Number, bool, []any, map[string]any or nil.
type kind func(name string, value any) []FieldError

// formText tells text that could mean a number from a JSON string that may not;
// formTexts is a field that a query or a form has more than once.
type (
	formText  string
	formTexts []string
)

// FieldError is one entry of the Errors of an error answer.
type FieldError struct {
	Field   string
	Message string
}

func wrong(name, message string) []FieldError { return []FieldError{{Field: name, Message: message}} }

// ofText makes a kind from a check of a string that returns the message of what
// is wrong, or "".
func ofText(check func(string) string) kind {
	return func(name string, value any) []FieldError {
		var text string
		switch value := value.(type) {
		case formText:
			text = string(value)
		case string:
			text = value
		case formTexts:
			return wrong(name, "Given more than once")
		default:
			return wrong(name, "Not a string")
		}
		if message := check(text); message != "" {
			return wrong(name, message)
		}
		return nil
	}
}

// valid turns a yes-or-no check into one for ofText.
func valid(message string, ok func(string) bool) kind {
	return ofText(func(text string) string {
		if ok(text) {
			return ""
		}
		return message
	})
}

var (
	text     = ofText(func(string) string { return "" })
	nonEmpty = valid("Must not be empty", func(s string) bool { return strings.TrimSpace(s) != "" })
	digits   = valid("Not a numeric value", isNumeric)
	dateTime = valid("Not an ISO 8601 date and time", func(s string) bool {
		_, err := time.Parse(time.RFC3339, s)
		return err == nil
	})
	dateOnly = valid("Not an ISO 8601 date", func(s string) bool {
		_, err := time.Parse(time.DateOnly, s)
		return err == nil
	})
	email = valid("Not an e-mail address", func(s string) bool {
		address, err := mail.ParseAddress(s)
		return err == nil && address.Address == s
	})
	absoluteURL = valid("Not a URL", func(s string) bool {
		u, err := url.Parse(s)
		return err == nil && u.Scheme != "" && u.Host != ""
	})
	countryCode = valid("Not a two-letter country code", regexp.MustCompile(`^[A-Z]{2}$`).MatchString)
	base64Data  = valid("Not Base64", func(s string) bool {
		data, err := base64.StdEncoding.DecodeString(s)
		return err == nil && len(data) > 0
	})
	// idList is a comma-separated list of numeric ids.
	idList = valid("Not a comma-separated list of numeric values", func(s string) bool {
		return !slices.ContainsFunc(strings.Split(s, ","), func(id string) bool { return !isNumeric(id) })
	})
	// boolText is a boolean that the document declares as a string.
	boolText = oneOf("true", "false")
)

// orEmpty also accepts "", which clears an optional field.
func orEmpty(k kind) kind {
	return func(name string, value any) []FieldError {
		if value == formText("") || value == "" {
			return nil
		}
		return k(name, value)
	}
}

// oneOf accepts exactly the values that the document enumerates.
func oneOf(values ...string) kind {
	return valid("Must be one of "+strings.Join(values, ", "), func(s string) bool { return slices.Contains(values, s) })
}

// integer is digits in text, a number without fraction in JSON.
func integer(name string, value any) []FieldError {
	switch value := value.(type) {
	case formText:
		if isNumeric(string(value)) {
			return nil
		}
	case json.Number:
		if _, err := value.Int64(); err == nil {
			return nil
		}
	}
	return wrong(name, "Not a numeric value")
}

// number is a decimal number in text or JSON.
func number(name string, value any) []FieldError {
	var literal string
	switch value := value.(type) {
	case formText:
		literal = string(value)
	case json.Number:
		literal = value.String()
	}
	if _, err := strconv.ParseFloat(literal, 64); err != nil {
		return wrong(name, "Not a numeric value")
	}
	return nil
}

// boolean is true or false, as text or in JSON.
func boolean(name string, value any) []FieldError {
	if _, ok := value.(bool); ok || value == formText("true") || value == formText("false") {
		return nil
	}
	return wrong(name, "Must be true or false")
}

// each is an array: a repeated field of a form, or a JSON array.
func each(k kind) kind {
	return func(name string, value any) (problems []FieldError) {
		switch value := value.(type) {
		case formText:
			return k(name, value)
		case formTexts:
			for _, one := range value {
				problems = append(problems, k(name, formText(one))...)
			}
			return problems
		case []any:
			for _, one := range value {
				problems = append(problems, k(name, one)...)
			}
			return problems
		default:
			return wrong(name, "Not a list")
		}
	}
}

// file is an uploaded file that is not empty.
func file(name string, value any) []FieldError {
	if f, ok := value.(upload); !ok || len(f.Data) == 0 {
		return wrong(name, "Not a file")
	}
	return nil
}

// object is a nested JSON object; its errors are named "Parent.Field".
func object(fields ...field) kind {
	return func(name string, value any) []FieldError {
		members, ok := value.(map[string]any)
		if !ok {
			return wrong(name, "Not an object")
		}
		return checkMembers(fields, members, name+".")
	}
}

func isNumeric(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == "" && len(s) < 19
}

// positive is a number from 1, such as that of a page.
var positive = valid("Must be a number from 1", func(s string) bool { return isNumeric(s) && s != "0" })
