package contract

import (
	"maps"
	"net/url"
	"slices"
	"strings"
)

// accountTypes are the first segments of paths. The partner's is published in two
// spellings; the reference documents have the one below.
var accountTypes = map[string]string{"Advertisers": "brand", "Mediapartners": "partner", "Agencies": "agency"}

var rootSpellings = map[string]string{"MediaPartners": "Mediapartners"}

// route is a path template with its operations by method.
type route struct {
	document   string
	template   string
	segments   []string
	operations map[string]*operation
}

func (r *route) methods() string {
	return strings.Join(slices.Sorted(maps.Keys(r.operations)), ", ")
}

type routes map[string]*route // by template

func (all routes) add(o *operation) {
	r := all[o.template]
	if r == nil {
		r = &route{
			document: o.document.name, template: o.template,
			segments: strings.Split(o.template, "/"), operations: map[string]*operation{},
		}
		all[o.template] = r
	}
	r.operations[o.method] = o
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
	parameters = object{}
	for i, wanted := range r.segments {
		name, isParameter := parameterName(wanted)
		if !isParameter {
			if wanted != segments[i] {
				return nil, false
			}
			continue
		}
		value, err := url.PathUnescape(segments[i])
		if err != nil || value == "" {
			return nil, false
		}
		parameters[name] = value
	}
	return parameters, true
}

// moreLiteral compares two templates that match the same path: the one with the
// first literal segment wins.
func (r *route) moreLiteral(other *route) bool {
	for i := range r.segments {
		_, here := parameterName(r.segments[i])
		_, there := parameterName(other.segments[i])
		if here != there {
			return there
		}
	}
	return false
}

func parameterName(segment string) (string, bool) {
	name, opened := strings.CutPrefix(segment, "{")
	name, closed := strings.CutSuffix(name, "}")
	return name, opened && closed
}
