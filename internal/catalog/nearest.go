package catalog

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// NearestCategories returns up to n keys of [Categories] that somebody who
// wrote key may have meant, the likeliest first. Aliases, labels and endpoint
// names count as well as keys: "programs" and "MediaPartnerGroups" find
// "campaigns" and "partner_groups".
func NearestCategories(accountType, key string, n int) []string {
	t, wanted := tables[accountType], snakeCase(key)
	var candidates []candidate
	for _, category := range t.categories {
		distance := nameDistance(wanted, category.Key)
		for _, name := range t.otherNames(category) {
			distance = min(distance, nameDistance(wanted, name))
		}
		candidates = append(candidates, candidate{category.Key, distance})
	}
	return likeliest(candidates, n)
}

// NearestCalls returns up to n operations of the account type, as "GET /Campaigns",
// that somebody who wrote a call may have meant, the likeliest first; none when
// it is no call at all. What RequiredOperations accepts as a call is one here.
func NearestCalls(accountType, written string, n int) []string {
	parsed, err := parseCall(written)
	if err != nil {
		return nil
	}
	path := belowRoot(accountType, parsed.path)
	var candidates []candidate
	for _, operation := range tables[accountType].operations {
		distance := callDistance(operation.Path, path)
		if operation.Method != parsed.method {
			distance += otherMethod
		}
		candidates = append(candidates, candidate{operation.String(), distance})
	}
	return likeliest(candidates, n)
}

type candidate struct {
	name     string
	distance int
}

func likeliest(candidates []candidate, n int) []string {
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	var names []string
	for _, c := range candidates[:max(0, min(n, len(candidates)))] {
		names = append(names, c.name)
	}
	return names
}

// otherNames returns the labels, the documents' too, the aliases and the names in
// the paths, in snake_case.
func (t table) otherNames(category Category) []string {
	names := append([]string{snakeCase(category.Label)}, category.Aliases...)
	for _, section := range t.sections {
		if section.key == category.Key || slices.Contains(category.Aliases, section.key) {
			names = append(names, snakeCase(section.label))
		}
	}
	for _, operation := range category.Operations {
		for path := operation.Path; path != ""; {
			var segment string
			segment, path = cutSegment(path)
			if !isTemplate(segment) {
				names = append(names, snakeCase(segment[1:]))
			}
		}
	}
	return names
}

// snakeCase turns "MediaPartnerGroups", "Media Partner Groups" and
// "media-partner-groups" into "media_partner_groups".
func snakeCase(name string) string {
	var result strings.Builder
	afterLower := false
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			if afterLower {
				result.WriteByte('_')
			}
			result.WriteRune(unicode.ToLower(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			result.WriteRune(r)
		default:
			result.WriteByte('_')
		}
		afterLower = unicode.IsLower(r)
	}
	return strings.Trim(result.String(), "_")
}
