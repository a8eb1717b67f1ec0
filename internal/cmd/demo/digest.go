package main

import (
	"regexp"
	"strings"
)

// decisive is how a line begins that says what Terraform decided.
var decisive = regexp.MustCompile(`^(  # |Plan: |Apply complete! |No changes\. )`)

// excerpt is a line of a warning that quotes the configuration, which is at hand.
var excerpt = regexp.MustCompile(`^│ +(\d+: |├─|│ )`)

// digest is what the demo shows of what Terraform printed, colours included: what it
// decided, and its warnings, without the one about where the provider comes from.
func digest(printed string) string {
	var shown, warning strings.Builder
	inside := false
	for line := range strings.Lines(printed) {
		text := plain(line)
		switch {
		case text == "╷\n":
			inside = true
			warning.Reset()
			warning.WriteString(line)
		case inside && text == "╵\n":
			inside = false
			if !strings.Contains(warning.String(), "Provider development overrides are in effect") {
				shown.WriteString(warning.String() + line)
			}
		case inside && !excerpt.MatchString(text):
			warning.WriteString(line)
		case !inside && decisive.MatchString(text):
			shown.WriteString(line)
		}
	}
	return shown.String()
}
