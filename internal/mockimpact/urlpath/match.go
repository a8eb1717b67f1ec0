package urlpath

import (
	"path"
	"strings"
)

// MatchTemplate returns the values of a template's parameters, such as CampaignId of
// "/Campaigns/{CampaignId}", and whether the segments are those of the template.
func MatchTemplate(template string, segments []string) (map[string]string, bool) {
	wanted := strings.Split(strings.TrimPrefix(template, "/"), "/")
	if len(wanted) != len(segments) {
		return nil, false
	}
	params := map[string]string{}
	for i, segment := range wanted {
		if name, isParam := strings.CutPrefix(segment, "{"); isParam {
			if segments[i] == "" {
				return nil, false
			}
			params[strings.TrimSuffix(name, "}")] = segments[i]
		} else if segment != segments[i] {
			return nil, false
		}
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
