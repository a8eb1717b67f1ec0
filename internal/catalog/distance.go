package catalog

import "strings"

// The distances of calls, as shares of that between two segments with nothing in
// common. What counts is their order: the likelier slip is the shorter distance.
const (
	otherSegment  = 100
	extraName     = 60
	extraID       = 50
	otherMethod   = 35
	withoutParent = 25 // a path that lacks "/Campaigns/{CampaignId}"
	otherCampaign = 10 // "/Programs" for "/Campaigns"
)

// partOfName is the distance of "groups" from "partner_groups", in letters.
const partOfName = 2

// nameDistance compares what somebody wrote with a name, both in snake_case.
func nameDistance(written, name string) int {
	const shortestPart = 4
	distance := editDistance(written, name)
	if len(written) >= shortestPart && strings.Contains(name, written) {
		return min(distance, partOfName)
	}
	return distance
}

// callDistance compares a path below the account root with a template, also with
// what the template has below its parent: "/Contracts" is a short way from
// "/Campaigns/{CampaignId}/Contracts".
func callDistance(template, path string) int {
	distance := pathDistance(template, path)
	_, rest := cutSegment(template)
	if rest == "" {
		return distance
	}
	parent, below := cutSegment(rest)
	if below == "" || !isTemplate(parent) {
		return distance
	}
	return min(distance, withoutParent+pathDistance(below, path))
}

// pathDistance is the edit distance of two paths with segments as letters.
func pathDistance(template, path string) int {
	wanted, written := segments(template), segments(path)
	previous := make([]int, len(written)+1)
	for j, segment := range written {
		previous[j+1] = previous[j] + extraSegment(segment)
	}
	for _, want := range wanted {
		current := make([]int, len(written)+1)
		current[0] = previous[0] + extraSegment(want)
		for j, wrote := range written {
			current[j+1] = min(
				previous[j]+segmentDistance(want, wrote),
				previous[j+1]+extraSegment(want),
				current[j]+extraSegment(wrote),
			)
		}
		previous = current
	}
	return previous[len(written)]
}

// segments splits a path, and compares no more of it than any template has.
func segments(path string) []string {
	const compared = 12
	var result []string
	for path != "" && len(result) < compared {
		var segment string
		segment, path = cutSegment(path)
		result = append(result, segment)
	}
	return result
}

func segmentDistance(want, wrote string) int {
	switch {
	case isTemplate(want) && looksLikeID(wrote):
		return 0
	case isTemplate(want) || looksLikeID(wrote):
		return otherSegment
	case isCampaign(want) && isCampaign(wrote):
		return otherCampaign
	default:
		letters := editDistance(strings.ToLower(want), strings.ToLower(wrote))
		return min(otherSegment, otherSegment*letters/max(len(want), len(wrote)))
	}
}

// isCampaign is true of both names that the documents have for one object.
func isCampaign(segment string) bool {
	return strings.EqualFold(segment, "/Campaigns") || strings.EqualFold(segment, "/Programs")
}

func extraSegment(segment string) int {
	if looksLikeID(segment) {
		return extraID
	}
	return extraName
}

func looksLikeID(segment string) bool {
	return isTemplate(segment) || strings.ContainsAny(segment, "<0123456789")
}

// editDistance counts the letters to insert, delete or replace. Of a name that is
// longer than any real one only the beginning counts.
func editDistance(a, b string) int {
	const compared = 100
	from, to := []rune(a), []rune(b)
	from, to = from[:min(len(from), compared)], to[:min(len(to), compared)]
	previous := make([]int, len(to)+1)
	for j := range previous {
		previous[j] = j
	}
	for i, letter := range from {
		current := make([]int, len(to)+1)
		current[0] = i + 1
		for j, other := range to {
			replaced := previous[j]
			if letter != other {
				replaced++
			}
			current[j+1] = min(replaced, previous[j+1]+1, current[j]+1)
		}
		previous = current
	}
	return previous[len(to)]
}
