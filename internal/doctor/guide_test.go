package doctor_test

import (
	"regexp"
	"strings"
	"testing"
)

// The guide and the README say what the doctor costs, and name every flag.
func TestGuide(t *testing.T) {
	t.Parallel()
	guide, readme := readFile(t, "../../templates/guides/doctor.md.tmpl"), readFile(t, "../../README.md")
	for _, cost := range []struct{ page, says string }{
		{guide, "for a brand up to 39 requests, for a partner 36, for an agency 16"}, // TestCost holds these
		{readme, "costs a brand at most 39 requests"},
	} {
		if !strings.Contains(cost.page, cost.says) {
			t.Errorf("no page says %q", cost.says)
		}
	}
	examine(t, func(t *testing.T, p *patient) {
		p.run(t.Context(), "-help")
		flags := regexp.MustCompile(`(?m)^  -(\w+)`).FindAllStringSubmatch(p.stderr.String(), -1)
		if len(flags) < 8 {
			t.Errorf("only %d flags in\n%s", len(flags), p.stderr.String())
		}
		for _, flag := range flags {
			if !strings.Contains(guide, "`-"+flag[1]) {
				t.Errorf("the guide does not say what -%s does", flag[1])
			}
		}
	})
}
