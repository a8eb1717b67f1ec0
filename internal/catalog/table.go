package catalog

import (
	"net/http"
	"strings"
)

// section is the unit in which the documents publish operations: a tag of one
// document. A tag that names only the items below another tag's object ("Exception
// List Items", "Promo Code Exception List Items", "Catalog Items") belongs to that
// object's section, as the partner documents have it.
type section struct {
	key, label, document string
	// rows holds an operation on each line, in the document's order: method, path,
	// the rule of its probe and, where it is not "Id", the id field of a list; "-"
	// where its objects are named by no other operation.
	rows string
}

// table is what the catalogue says about one account type.
type table struct {
	sections   []section              // as the documents group the operations
	bySection  map[string][]Operation // by the section's key
	categories []Category             // sorted by key, as the token page groups them
	operations []Operation
}

var tables = map[string]table{
	Brand:   newTable(Brand, brandSections, brandHeadings),
	Partner: newTable(Partner, partnerSections, partnerHeadings),
	Agency:  newTable(Agency, agencySections, agencyHeadings),
}

func newTable(accountType string, sections []section, headings []heading) table {
	t := table{sections: sections, bySection: map[string][]Operation{}}
	teaches := map[string]bool{}
	for _, s := range sections {
		t.bySection[s.key] = s.operations(accountType)
		for _, operation := range t.bySection[s.key] {
			if taught := operation.Teaches(); taught != "" {
				teaches[taught] = true
			}
		}
	}
	for _, category := range group(sections, headings) {
		for _, key := range category.sections {
			for i := range t.bySection[key] {
				operation := &t.bySection[key][i]
				operation.place(category.Category, key)
				operation.Probe.limit(teaches)
			}
			category.Operations = append(category.Operations, t.bySection[key]...)
		}
		t.categories = append(t.categories, category.Category)
		t.operations = append(t.operations, category.Operations...)
	}
	return t
}

func (s section) operations(accountType string) []Operation {
	var result []Operation
	for row := range strings.Lines(strings.TrimSpace(s.rows)) {
		fields := append(strings.Fields(row), "Id")
		operation := Operation{
			AccountType: accountType, Method: fields[0], Path: fields[1],
			Document: s.document, QuickStartOnly: s.document == "",
		}
		operation.Probe = newProbe(operation.Method, operation.Path, fields[2])
		if isList(fields[2]) && fields[3] != "-" {
			operation.IDField = fields[3]
		}
		operation.Label, operation.LabelOrigin = labelOf(operation)
		result = append(result, operation)
	}
	return result
}

// place puts an operation of a section into a category.
func (o *Operation) place(category Category, section string) {
	o.Category = category.Key
	switch {
	case o.LabelOrigin == Seen:
		o.Placement = Seen
	case category.Key != section:
		o.Placement = Inferred
	default:
		o.Placement = Document
	}
}

// Teaches names the ids that the answer to a list shows, such as
// "/Campaigns/{}/Notes/{}"; empty where it shows none.
func (o Operation) Teaches() string {
	if o.IDField == "" || o.Method != http.MethodGet {
		return ""
	}
	return idKey(o.Path + "/{}")
}

// idKey is the name of the ids that stand for the last placeholder of a path. The
// documents have two names for one object, "/Campaigns/{CampaignId}" and
// "/Programs/{ProgramId}".
func idKey(path string) string {
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		if isTemplate("/" + segment) {
			segments[i] = "{}"
		}
	}
	if len(segments) > 2 && segments[1] == "Programs" && segments[2] == "{}" {
		segments[1] = "Campaigns"
	}
	return strings.Join(segments, "/")
}
