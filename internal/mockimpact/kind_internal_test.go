package mockimpact

import (
	"strings"
	"testing"
)

func TestKindsOfText(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		kind     kind
		accepted []string
		refused  []string
	}{
		"text":        {text, []string{"", "a", " "}, nil},
		"nonEmpty":    {nonEmpty, []string{"a"}, []string{"", " "}},
		"digits":      {digits, []string{"0", "0042"}, []string{"", "-1", "1.5", "1e3", "٣", strings.Repeat("9", 30)}},
		"integer":     {integer, []string{"0", "12"}, []string{"", "x", "1.5"}},
		"number":      {number, []string{"0", "-1.5", "1e3"}, []string{"", "1,5", "five"}},
		"boolean":     {boolean, []string{"true", "false"}, []string{"", "TRUE", "1"}},
		"boolText":    {boolText, []string{"true", "false"}, []string{"", "True"}},
		"dateTime":    {dateTime, []string{"2026-06-01T00:00:00-07:00", "2026-06-01T00:00:00Z"}, []string{"", "2026-06-01", "2026-06-01T00:00:00"}},
		"dateOnly":    {dateOnly, []string{"2026-06-01"}, []string{"", "2026-6-1", "2026-06-01T00:00:00Z"}},
		"email":       {email, []string{"a@b.example"}, []string{"", "a", "A <a@b.example>"}},
		"absoluteURL": {absoluteURL, []string{"https://a.example/x"}, []string{"", "a.example", "/x", "https://"}},
		"countryCode": {countryCode, []string{"US", "UK"}, []string{"", "us", "USA"}},
		"base64Data":  {base64Data, []string{"aGk="}, []string{"", "a", "data:image/png;base64,aGk="}},
		"idList":      {idList, []string{"1", "1,2"}, []string{"", "1,", ",", "1, 2", "a"}},
		"orEmpty":     {orEmpty(digits), []string{"", "1"}, []string{"a"}},
		"each":        {each(oneOf("A")), []string{"A"}, []string{"", "B"}},
		"file":        {file, nil, []string{"", "a.csv"}},
		"object":      {object(), nil, []string{"", "{}"}},
	}
	for name, test := range tests {
		for _, value := range test.accepted {
			if problems := test.kind("Field", formText(value)); problems != nil {
				t.Errorf("%s refuses %q: %v", name, value, problems)
			}
		}
		for _, value := range test.refused {
			problems := test.kind("Field", formText(value))
			if len(problems) != 1 || problems[0].Field != "Field" || problems[0].Message == "" {
				t.Errorf("%s of %q: %v", name, value, problems)
			}
		}
	}
}
