package mockimpact

import (
	"maps"
	"net/http"
	"net/url"
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

var positive = valid("Must be a number from 1", func(s string) bool { return isNumeric(s) && s != "0" })

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
		if documented.media != c.mediaType() {
			continue
		}
		if len(c.body) == 0 && !r.empty && !hasRequired(documented.fields) {
			return nil, failure(http.StatusBadRequest, "The request has no body"), true
		}
		problems, err := c.readBody(documented)
		if err != nil {
			return nil, failure(http.StatusBadRequest, "The request body cannot be read: "+err.Error()), true
		}
		return problems, answer{}, false
	}
	if len(c.body) == 0 && len(r.bodies) == 0 {
		return nil, answer{}, false
	}
	return nil, failure(http.StatusBadRequest, "Content-Type "+c.mediaType()+" is not accepted here"), true
}

func hasRequired(fields []field) bool {
	return slices.ContainsFunc(fields, func(f field) bool { return f.required })
}

// textMembers makes the values of a query or a form checkable.
func textMembers(values url.Values) map[string]any {
	members := make(map[string]any, len(values))
	for name, all := range values {
		if members[name] = formText(all[0]); len(all) > 1 {
			members[name] = formTexts(all)
		}
	}
	return members
}

// checkMembers finds missing, unknown and wrong fields; prefix names the parent.
func checkMembers(fields []field, members map[string]any, prefix string) (problems []FieldError) {
	for _, f := range fields {
		value, present := members[f.name]
		switch {
		case !present && f.required:
			problems = append(problems, FieldError{prefix + f.name, "Required"})
		case f.required && (value == formText("") || value == ""):
			problems = append(problems, FieldError{prefix + f.name, "Required"})
		case present:
			problems = append(problems, f.kind(prefix+f.name, value)...)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if !slices.ContainsFunc(fields, func(f field) bool { return f.name == name }) {
			problems = append(problems, FieldError{prefix + name, "Unknown field"})
		}
	}
	return problems
}
