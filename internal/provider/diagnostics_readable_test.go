package provider_test

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// The golden file has, for each way to fail, every text once, as the first cell
// shows it, and the cells that say the same with other names in it. What a step says
// before and after that, whatever the failure, stands in a section of its own.

var (
	clock    = regexp.MustCompile(`\d\d:\d\d:\d\d UTC(, in| \(in) [\dhms]+`)
	requests = regexp.MustCompile(`(GET|POST|PUT|PATCH|DELETE) /[^ :;,]+`)
	category = regexp.MustCompile(` (\(probably in the category "[^"]+"\)|in the category "[^"]+")`)
	pages    = regexp.MustCompile(`https://app\.impact\.com/[\w/-]+`)
	fields   = regexp.MustCompile(`\w+: Not allowed`)
	lead     = regexp.MustCompile(`^(Nothing was sent: [^:]+|Item "\w+"|The list exists, but [^:]+): `)
)

// steady writes a fixed time for the one of this run.
func steady(text string) string { return clock.ReplaceAllString(text, "15:04:05 UTC$1 1h0m0s") }

// core is what a diagnostic says about the failure itself, and around what the step
// adds to it.
func core(d *tfprotov6.Diagnostic) (text string, around []string) {
	text = steady(d.Detail)
	if before := lead.FindString(text); before != "" {
		around = append(around, before+"…")
		text = strings.TrimPrefix(text, before)
	}
	paragraphs := strings.SplitN(text, "\n\n", 3)
	if len(paragraphs) > 2 {
		around = append(around, "… "+paragraphs[2])
	}
	return strings.Join(paragraphs[:min(len(paragraphs), 2)], "\n\n"), around
}

// text is all that the cell says.
func (c cell) text() string {
	var b strings.Builder
	for _, d := range c.diagnostics {
		b.WriteString(d.Summary + "\n" + d.Detail + "\n")
	}
	return b.String()
}

// outline is what a text has in common with those of other objects.
func (c cell) outline(text string) string {
	_, object, _ := strings.Cut(c.thing, " ")
	object = strings.ReplaceAll(object, "_", " ")
	for _, noun := range []string{object, strings.TrimSuffix(object, "s")} {
		text = strings.ReplaceAll(text, " "+noun, " {object}")
	}
	text = requests.ReplaceAllString(text, "{request}")
	text = category.ReplaceAllString(text, " {category}")
	text = fields.ReplaceAllString(text, "{field}: Not allowed")
	return pages.ReplaceAllString(text, "{page}")
}

// readable renders cells for people.
func readable(cells []cell) string {
	var b strings.Builder
	b.WriteString("What is said when a request fails; go test ./internal/provider -run TestDiagnostics -update writes it.\n" +
		"Under each way to fail stands every text once, filled in as its first case shows it, above the cases that\n" +
		"have the same text with names of their own.\n")
	summaries, arounds := map[string]bool{}, map[string]map[string]bool{}
	for _, c := range cells {
		for _, d := range c.diagnostics {
			summaries[fmt.Sprintf("%s: %s: %s\n", c.step, strings.ToLower(d.Severity.String()), d.Summary)] = true
			_, around := core(d)
			for _, text := range around {
				text = c.outline(text)
				if arounds[text] == nil {
					arounds[text] = map[string]bool{}
				}
				arounds[text][c.step.String()] = true
			}
		}
	}
	b.WriteString("\n=== summaries\n\n" + strings.Join(slices.Sorted(maps.Keys(summaries)), ""))
	b.WriteString("\n=== what stands around the texts below\n")
	for _, text := range slices.Sorted(maps.Keys(arounds)) {
		fmt.Fprintf(&b, "\n%s\n  - %s\n", indent(text), strings.Join(slices.Sorted(maps.Keys(arounds[text])), "\n  - "))
	}
	for _, r := range replies() {
		b.WriteString("\n=== " + r.name + "\n")
		writeReply(&b, slices.DeleteFunc(slices.Clone(cells), func(c cell) bool { return c.reply.name != r.name }))
	}
	return b.String()
}

// writeReply writes the texts of one way to fail, the one of most cases first.
func writeReply(b *strings.Builder, cells []cell) {
	said := map[string][]cell{}    // by outline
	example := map[string]string{} // by outline
	for _, c := range cells {
		texts := []string{"Nothing is said."}
		if len(c.diagnostics) > 0 {
			texts = nil
		}
		for _, d := range c.diagnostics {
			text, _ := core(d)
			if d.Attribute != nil {
				text = "(on the attribute that sends it) " + text
			}
			texts = append(texts, text)
		}
		text := strings.Join(texts, "\n\n(and)\n\n")
		outline := c.outline(text)
		if said[outline] = append(said[outline], c); len(said[outline]) == 1 {
			example[outline] = text
		}
	}
	order := slices.SortedFunc(maps.Keys(said), func(x, y string) int {
		return cmp.Or(len(said[y])-len(said[x]), strings.Compare(x, y))
	})
	for i, outline := range order {
		fmt.Fprintf(b, "\n%s\n", indent(example[outline]))
		group := said[outline]
		if i == 0 {
			fmt.Fprintf(b, "  - all others, such as %s: %s (%s)\n", group[0].account, group[0].operation, group[0].step)
			continue
		}
		steps := map[string][]string{}
		for _, c := range group {
			of := c.account + ": " + c.operation
			steps[of] = append(steps[of], c.step.String())
		}
		for _, of := range slices.Sorted(maps.Keys(steps)) {
			fmt.Fprintf(b, "  - %s (%s)\n", of, strings.Join(slices.Sorted(slices.Values(steps[of])), ", "))
		}
	}
}

func indent(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimRight("    "+line, " \n"))
	}
	return strings.Join(lines, "\n")
}
