package contract

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
)

// accountTypes are the first segments of paths. The partner's is published in two
// spellings; the reference documents have the one below.
var accountTypes = map[string]string{"Advertisers": "brand", "Mediapartners": "partner", "Agencies": "agency"}

var rootSpellings = map[string]string{"MediaPartners": "Mediapartners"}

// route is a path template with its operations by method.
type route struct {
	document string
	template string
	segments []segment
	// operations parses the document, once.
	operations func() (map[string]*operation, error)
}

// segment is a parameter or, without a name, a literal.
type segment struct{ literal, parameter string }

// operation returns nil where there is none, and where there is no route.
func (r *route) operation(method string) (*operation, error) {
	if r == nil {
		return nil, nil //nolint:nilnil // as said
	}
	operations, err := r.operations()
	return operations[method], err
}

func methods(operations map[string]*operation) string {
	return strings.Join(slices.Sorted(maps.Keys(operations)), ", ")
}

type routes map[string]*route // by template

// add adds the paths of a source. A path that several have, has the operations of all.
func (all routes) add(s source) {
	for _, template := range s.templates {
		r, before := all[template], func() (map[string]*operation, error) { return map[string]*operation{}, nil }
		if r == nil {
			r = &route{document: s.name, template: template, segments: segmentsOf(template)}
			all[template] = r
		} else {
			before = r.operations
		}
		r.operations = sync.OnceValues(func() (map[string]*operation, error) {
			operations, err := before()
			if err != nil {
				return nil, err
			}
			d, err := s.parse()
			if err != nil {
				return nil, err
			}
			for _, o := range d.operations(template) {
				operations[o.method] = o
			}
			return operations, nil
		})
	}
}

func segmentsOf(template string) (segments []segment) {
	for part := range strings.SplitSeq(template, "/") {
		name, opened := strings.CutPrefix(part, "{")
		name, closed := strings.CutSuffix(name, "}")
		if opened && closed {
			segments = append(segments, segment{parameter: name})
		} else {
			segments = append(segments, segment{literal: part})
		}
	}
	return segments
}

// target is what a request's path stands for.
type target struct {
	accountType string
	// path is below the account root and as sent: "/Campaigns/0/Contacts". In a
	// passthrough it is below the brand's root.
	path string
	// route is nil when no document has the path.
	route      *route
	parameters object
}

// find looks a path up. An agency's path that the agency's documents do not have,
// but that goes through a managed brand, is the brand's.
func (all routes) find(escapedPath string) target {
	segments := strings.Split(escapedPath, "/")
	if len(segments) > 1 {
		if spelling, ok := rootSpellings[segments[1]]; ok {
			segments[1] = spelling
		}
	}
	found := all.lookUp(segments)
	if found.route == nil && found.accountType == "agency" && len(segments) > 5 && segments[3] == "Advertisers" {
		return all.lookUp(append([]string{"", "Advertisers"}, segments[4:]...))
	}
	return found
}

func (all routes) lookUp(segments []string) target {
	result := target{path: strings.Join(segments, "/")}
	if len(segments) > 3 {
		result.accountType = accountTypes[segments[1]]
		result.path = "/" + strings.Join(segments[3:], "/")
	}
	for _, candidate := range all {
		parameters, ok := candidate.match(segments)
		if ok && (result.route == nil || candidate.moreLiteral(result.route)) {
			result.route, result.parameters = candidate, parameters
		}
	}
	return result
}

func (r *route) match(segments []string) (parameters object, ok bool) {
	if len(segments) != len(r.segments) {
		return nil, false
	}
	// Most routes fail here, before anything is made for them.
	for i, wanted := range r.segments {
		if wanted.parameter == "" && wanted.literal != segments[i] {
			return nil, false
		}
	}
	parameters = object{}
	for i, wanted := range r.segments {
		if wanted.parameter == "" {
			continue
		}
		value, err := url.PathUnescape(segments[i])
		if err != nil || value == "" {
			return nil, false
		}
		parameters[wanted.parameter] = value
	}
	return parameters, true
}

// moreLiteral compares two templates that match the same path: the one with the
// first literal segment wins.
func (r *route) moreLiteral(other *route) bool {
	for i := range r.segments {
		here, there := r.segments[i].parameter != "", other.segments[i].parameter != ""
		if here != there {
			return there
		}
	}
	return false
}
