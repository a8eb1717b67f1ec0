package rule

import (
	"strings"
	"testing"
)

func TestKindsOfText(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		kind     Kind
		accepted []string
		refused  []string
	}{
		"text":        {Text, []string{"", "a", " "}, nil},
		"nonEmpty":    {NonEmpty, []string{"a"}, []string{"", " "}},
		"digits":      {Digits, []string{"0", "0042"}, []string{"", "-1", "1.5", "1e3", "٣", strings.Repeat("9", 30)}},
		"integer":     {Integer, []string{"0", "12"}, []string{"", "x", "1.5"}},
		"number":      {Number, []string{"0", "-1.5", "1e3"}, []string{"", "1,5", "five"}},
		"boolean":     {Boolean, []string{"true", "false"}, []string{"", "TRUE", "1"}},
		"boolText":    {BoolText, []string{"true", "false"}, []string{"", "True"}},
		"dateTime":    {DateTime, []string{"2026-06-01T00:00:00-07:00", "2026-06-01T00:00:00Z"}, []string{"", "2026-06-01", "2026-06-01T00:00:00"}},
		"Date":        {Date, []string{"2026-06-01"}, []string{"", "2026-6-1", "2026-06-01T00:00:00Z"}},
		"email":       {Email, []string{"a@b.example"}, []string{"", "a", "A <a@b.example>"}},
		"absoluteURL": {AbsoluteURL, []string{"https://a.example/x"}, []string{"", "a.example", "/x", "https://"}},
		"countryCode": {CountryCode, []string{"US", "UK"}, []string{"", "us", "USA"}},
		"base64Data":  {Base64Data, []string{"aGk="}, []string{"", "a", "data:image/png;base64,aGk="}},
		"idList":      {IDList, []string{"1", "1,2"}, []string{"", "1,", ",", "1, 2", "a"}},
		"orEmpty":     {OrEmpty(Digits), []string{"", "1"}, []string{"a"}},
		"each":        {Each(OneOf("A")), []string{"A"}, []string{"", "B"}},
		"file":        {File, nil, []string{"", "a.csv"}},
		"object":      {Object(), nil, []string{"", "{}"}},
	}
	for name, test := range tests {
		for _, value := range test.accepted {
			if problems := test.kind("Field", FormText(value)); problems != nil {
				t.Errorf("%s refuses %q: %v", name, value, problems)
			}
		}
		for _, value := range test.refused {
			problems := test.kind("Field", FormText(value))
			if len(problems) != 1 || problems[0].Field != "Field" || problems[0].Message == "" {
				t.Errorf("%s of %q: %v", name, value, problems)
			}
		}
	}
}
