package urlpath

import (
	"path"
	"strings"
)

// MatchTemplate returns the values of a template's parameters, such as CampaignId of
// "/Campaigns/{CampaignId}", and whether the segments are those of the template.
func MatchTemplate(template string, segments []string) (map[string]string, bool) {
	template = strings.TrimPrefix(template, "/")
	if strings.Count(template, "/")+1 != len(segments) {
		return nil, false
	}
	// Every request is tried on all templates, so nothing is made for one that does not fit.
	i := 0
	for wanted := range strings.SplitSeq(template, "/") {
		if isParam := strings.HasPrefix(wanted, "{"); isParam && segments[i] == "" || !isParam && wanted != segments[i] {
			return nil, false
		}
		i++
	}
	params := map[string]string{}
	i = 0
	for wanted := range strings.SplitSeq(template, "/") {
		if name, isParam := strings.CutPrefix(wanted, "{"); isParam {
			params[strings.TrimSuffix(name, "}")] = segments[i]
		}
		i++
	}
	return params, true
}

// MatchGlob reports whether an escaped path has the form of the pattern. A segment
// "{…}" or "*" matches any one, other "*" and "?" are wildcards within a segment, a
// last segment "**" matches any rest, even none.
func MatchGlob(pattern, escapedPath string) bool {
	wanted, segments := strings.Split(pattern, "/"), strings.Split(escapedPath, "/")
	for i, segment := range wanted {
		if segment == "**" && i == len(wanted)-1 {
			return true
		}
		if i >= len(segments) {
			return false
		}
		if strings.HasPrefix(segment, "{") {
			segment = "*"
		}
		if matched, err := path.Match(segment, segments[i]); err != nil || !matched {
			return false
		}
	}
	return len(wanted) == len(segments)
}
