package mockimpact

import (
	"net/http"
	"slices"
)

// check holds a request against its route and fills the call's values.
func (c *call) check(r *route) (refusal answer, refused bool) {
	var problems []FieldError
	for name, k := range r.path {
		if value, present := c.params[name]; present {
			problems = append(problems, k(name, formText(value))...)
		}
	}
	problems = append(problems, checkMembers(r.queryFields(), textMembers(c.query), "")...)
	bodyProblems, refusal, refused := c.checkBody(r)
	if refused {
		return refusal, true
	}
	if problems = append(problems, bodyProblems...); len(problems) > 0 {
		return invalid(problems...), true
	}
	return answer{}, false
}

func (r *route) queryFields() []field {
	fields := append(slices.Clone(r.query), optional("IrVersion", digits))
	if r.paged {
		fields = append(fields, optional("Page", positive), optional("PageSize", positive))
	}
	return fields
}

// checkBody reads the body as the content type that the request names. Only the
// 400 family is documented for requests that cannot be read, so an undocumented
// content type is a 400 too, not a 415.
func (c *call) checkBody(r *route) (problems []FieldError, refusal answer, refused bool) {
	if len(c.body) == 0 && c.contentType == "" {
		switch {
		case len(r.bodies) == 0 || r.empty:
			return nil, answer{}, false
		default:
			return checkMembers(r.bodies[0].fields, nil, ""), failure(http.StatusBadRequest, "The request has no body"),
				!hasRequired(r.bodies[0].fields)
		}
	}
	for _, documented := range r.bodies {
		if documented.media != mediaType(c.contentType) {
			continue
		}
		if len(c.body) == 0 && !r.empty && !hasRequired(documented.fields) {
			return nil, failure(http.StatusBadRequest, "The request has no body"), true
		}
		read, problems, err := readBody(documented, c.contentType, c.body)
		if err != nil {
			return nil, failure(http.StatusBadRequest, "The request body cannot be read: "+err.Error()), true
		}
		c.content = read
		return problems, answer{}, false
	}
	if len(c.body) == 0 && len(r.bodies) == 0 {
		return nil, answer{}, false
	}
	return nil, failure(http.StatusBadRequest, "Content-Type "+mediaType(c.contentType)+" is not accepted here"), true
}
