package catalog

import "slices"

// labels are the names of boxes on the token page, as guides for brands and for
// partners show them, by call with "{}" for each parameter. The guides name each
// box's path for partners; for brands the path follows from the name. Nobody has
// described a box of a write, nor any on an agency's page.
var labels = []struct {
	call, label string
	seenAt      []string
}{
	{"GET /ActionUpdates", "Retrieve action updates", []string{Partner}},
	{"GET /ActionUpdates/{}", "Retrieve action update", []string{Partner}},
	{"GET /Actions", "Retrieve actions", []string{Brand, Partner}},
	{"GET /Actions/{}", "Retrieve action", []string{Brand, Partner}},
	{"GET /Actions/{}/Items", "Retrieve action items", []string{Partner}},
	{"GET /Actions/{}/Items/{}", "Retrieve action item", []string{Partner}},
	{"GET /Campaigns", "Retrieve campaigns", []string{Brand}},
	{"GET /Campaigns/{}", "Retrieve campaign", []string{Brand}},
	{"GET /Campaigns/{}/ClickExport", "Export clicks", nil}, // the brand's path of what partners have as below
	{"GET /ClickExport", "Export clicks", []string{Partner}},
	{"GET /CompanyInformation", "Retrieve company information", []string{Brand}},
	{"GET /Jobs/{}/Download", "Download export jobs", []string{Partner}},
	{"GET /MediaPartners", "Retrieve media partners", []string{Brand}},
	{"GET /MediaPartners/{}", "Retrieve media partner", []string{Brand}},
	{"GET /PromoCodes", "Retrieve promo codes", []string{Brand}},
	{"GET /PromoCodes/{}", "Retrieve promo code", []string{Brand}},
}

// labelOf returns the name of an operation's box, and nothing where no guide
// describes it for any account type.
func labelOf(o Operation) (string, Origin) {
	call := o.Method + " " + idKey(o.Path)
	for _, l := range labels {
		switch {
		case l.call != call:
		case slices.Contains(l.seenAt, o.AccountType):
			return l.label, Seen
		default:
			return l.label, Inferred
		}
	}
	return "", ""
}
