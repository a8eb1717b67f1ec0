package catalog

import "strings"

// matches compares segment by segment; a template segment takes any segment that
// is not empty, so a request whose id got lost belongs to no operation.
func matches(template, path string) bool {
	for template != "" && path != "" {
		var want, got string
		want, template = cutSegment(template)
		got, path = cutSegment(path)
		if want != got && (!isTemplate(want) || got == "/") {
			return false
		}
	}
	return template == path
}

// moreLiteral reports whether, at the first segment where only one of two
// matching templates is literal, that one is a.
func moreLiteral(a, b string) bool {
	for a != "" && b != "" {
		var inA, inB string
		inA, a = cutSegment(a)
		inB, b = cutSegment(b)
		if isTemplate(inA) != isTemplate(inB) {
			return isTemplate(inB)
		}
	}
	return false
}

// cutSegment splits "/a/b" into "/a" and "/b".
func cutSegment(path string) (segment, rest string) {
	if next := strings.IndexByte(path[1:], '/'); next >= 0 {
		return path[:next+1], path[next+1:]
	}
	return path, ""
}

// isTemplate reports whether a segment with its slash is a {placeholder}.
func isTemplate(segment string) bool {
	return strings.HasPrefix(segment, "/{") && strings.HasSuffix(segment, "}")
}
