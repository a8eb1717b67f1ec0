package catalog

import "net/http"

// Probe is the one request that shows whether a token holds a permission in a
// category. The zero Method means that there is no such request.
//
// A read probe is a documented, cheap GET. A write probe is a request that cannot
// change anything even on a server that accepts every write the documents allow:
// it names an object with id 0, which never exists, or leaves out fields that the
// document requires, or both. A category whose writes offer no such request is
// not probed.
type Probe struct {
	// Method and Path are the request, Path below the account root and concrete:
	// "/Campaigns/0/Contacts".
	Method, Path string
	// Query is the raw query without "?": "PageSize=1". PageSize is a parameter
	// of every list, though most documents do not repeat it.
	Query string
	// ContentType and Body are sent as they stand; both empty when the request
	// has no body. A form without fields has a ContentType and an empty Body.
	ContentType, Body string
	// BreaksContract says that the request deliberately lacks what the document
	// requires, so a check of requests against the documents must let exactly
	// this Method and Path pass. Never set on a read probe.
	BreaksContract bool
	// Reason says why this request proves the permission and does no harm, or
	// why there is none.
	Reason string
}

// Probed reports whether there is a request to send.
func (p Probe) Probed() bool { return p.Method != "" }

// BreaksContract reports whether the request, its path below the account root and
// concrete, is a probe that deliberately lacks what the documents require.
func BreaksContract(accountType, method, path string) bool {
	for _, category := range categories(accountType) {
		probe := category.WriteProbe
		if probe.BreaksContract && probe.Method == method && probe.Path == path {
			return true
		}
	}
	return false
}

// The rules for reads.
const (
	// listing is the rule wherever the documents have a list.
	listing = "a list of at most one object; 200 is the proof"
	// listingOfCampaignZero is the rule for lists that the documents put below a
	// campaign, by path or by a required parameter.
	listingOfCampaignZero = "a list of campaign 0, which does not exist: 200, 400 or 404 is the proof"
	// objectZero is the rule where the documents have no list.
	objectZero = "there is no list; object 0 does not exist: 400 or 404 is the proof"
)

// Why a permission is not probed, where more than one category shares the reason.
const (
	noReads  = "the category has no read operation"
	noWrites = "the category has no write operation"

	exportOnly = "its only operation starts an export, and exports have a daily budget"
	replayOnly = "its only write, replay, starts the job again"
	onlyObject = "its only write updates the account's one real object, so nothing keeps an accepted request from touching it"
)

// The rules for writes.
const (
	updateOfNothing = "an update of object 0, which does not exist, without fields: 400 or 404 is the proof"
	deletionOfZero  = "a deletion of object 0, which does not exist: 400 or 404 is the proof"
)

const (
	form          = "application/x-www-form-urlencoded"
	emptyJSON     = "{}"
	jsonMediaType = "application/json"
)

func unprobed(reason string) Probe { return Probe{Reason: reason} }

func readOne(path, reason string) Probe {
	return Probe{Method: http.MethodGet, Path: path, Reason: reason}
}

func list(path, reason string) Probe {
	return Probe{Method: http.MethodGet, Path: path, Query: "PageSize=1", Reason: reason}
}

func listOfCampaign(path string) Probe {
	return Probe{Method: http.MethodGet, Path: path, Query: "CampaignId=0&PageSize=1", Reason: listingOfCampaignZero}
}

func updateForm(path string) Probe {
	return Probe{Method: http.MethodPut, Path: path, ContentType: form, Reason: updateOfNothing}
}

func updateJSON(path string) Probe {
	return Probe{Method: http.MethodPut, Path: path, ContentType: jsonMediaType, Body: emptyJSON, Reason: updateOfNothing}
}

func createForm(path, reason string) Probe {
	return Probe{Method: http.MethodPost, Path: path, ContentType: form, Reason: reason}
}

func deletion(path string) Probe {
	return Probe{Method: http.MethodDelete, Path: path, Reason: deletionOfZero}
}

// incomplete marks a probe that lacks what its document requires.
func incomplete(p Probe) Probe {
	p.BreaksContract = true
	return p
}
