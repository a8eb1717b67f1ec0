package scope

import (
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// question is an answer in the making.
type question struct {
	Answer
	probe catalog.Probe // sent when the Answer has a Call
}

func (q question) isAsked() bool { return q.Call != "" }

// questions returns one question for every permission that the options select,
// in the table's order.
func questions(accountType string, options Options) []question {
	var all []question
	for _, category := range catalog.Categories(accountType) {
		for _, permission := range category.Permissions() {
			if options.Only == nil || slices.Contains(options.Only[category.Key], permission) {
				all = append(all, newQuestion(category, permission, options.Writes))
			}
		}
	}
	return all
}

func newQuestion(category catalog.Category, permission string, writes bool) question {
	q := question{
		Answer: Answer{Category: category.Key, Permission: permission, Outcome: NotProbed},
		probe:  category.ReadProbe,
	}
	if permission == catalog.Write {
		q.probe = category.WriteProbe
	}
	switch {
	case !q.probe.Probed():
		q.Reason = q.probe.Reason
	case permission == catalog.Write && !writes:
		q.Reason = "writes were not asked for"
	default:
		q.Call, q.Outcome = q.probe.Method+" "+q.probe.Path, Unknown
	}
	return q
}
