package mockimpact

import (
	"net/http"
	"slices"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// check holds a request against its route and fills the call's values.
func (c *call) check(r *route) (refusal answer, refused bool) {
	var problems []rule.FieldError
	for name, k := range r.path {
		if value, present := c.params[name]; present {
			problems = append(problems, k(name, rule.FormText(value))...)
		}
	}
	problems = append(problems, rule.Check(r.queryFields(), rule.TextMembers(c.query), "")...)
	bodyProblems, refusal, refused := c.checkBody(r)
	if refused {
		return refusal, true
	}
	if problems = append(problems, bodyProblems...); len(problems) > 0 {
		return invalid(problems...), true
	}
	return answer{}, false
}

func (r *route) queryFields() []rule.Field {
	fields := append(slices.Clone(r.query), rule.Optional("IrVersion", rule.Digits))
	if r.paged {
		fields = append(fields, rule.Optional("Page", rule.Positive), rule.Optional("PageSize", rule.Positive))
	}
	return fields
}

// checkBody reads the body as the content type that the request names. Only the
// 400 family is documented for requests that cannot be read, so an undocumented
// content type is a 400 too, not a 415.
func (c *call) checkBody(r *route) (problems []rule.FieldError, refusal answer, refused bool) {
	if len(c.body) == 0 && c.contentType == "" {
		switch {
		case len(r.bodies) == 0 || r.empty:
			return nil, answer{}, false
		default:
			return rule.Check(r.bodies[0].Fields, nil, ""), failure(http.StatusBadRequest, "The request has no body"),
				!rule.HasRequired(r.bodies[0].Fields)
		}
	}
	for _, documented := range r.bodies {
		if documented.Media != rule.MediaType(c.contentType) {
			continue
		}
		if len(c.body) == 0 && !r.empty && !rule.HasRequired(documented.Fields) {
			return nil, failure(http.StatusBadRequest, "The request has no body"), true
		}
		read, problems, err := rule.ReadBody(documented, c.contentType, c.body)
		if err != nil {
			return nil, failure(http.StatusBadRequest, "The request body cannot be read: "+err.Error()), true
		}
		c.Content = read
		return problems, answer{}, false
	}
	if len(c.body) == 0 && len(r.bodies) == 0 {
		return nil, answer{}, false
	}
	return nil, failure(http.StatusBadRequest, "Content-Type "+rule.MediaType(c.contentType)+" is not accepted here"), true
}
