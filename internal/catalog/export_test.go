package catalog

// DocumentSection is what the documents publish under one tag, or under a tag and
// that of the items below its objects. The tests hold it against the documents, and
// the categories against it.
type DocumentSection struct {
	Key, Label, Document string
	Operations           []Operation
}

// DocumentSections returns the sections of an account type, sorted by key.
func DocumentSections(accountType string) (all []DocumentSection) {
	table := tables[accountType]
	for _, s := range table.sections {
		all = append(all, DocumentSection{s.key, s.label, s.document, table.bySection[s.key]})
	}
	return all
}
