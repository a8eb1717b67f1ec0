package catalog

import (
	"net/http"
	"strings"
)

const (
	form          = "application/x-www-form-urlencoded"
	jsonMediaType = "application/json"
	emptyJSON     = "{}"
	emptyList     = "[]"
	multipartType = "multipart/form-data; boundary=empty"
	emptyParts    = "--empty--\r\n"

	zeroID   = "0"
	zeroUUID = "00000000-0000-0000-0000-000000000000"
)

// How reads are probed.
const (
	listing    = "a list of at most one object"
	objectZero = "no list shows an id, so it asks for object 0, which does not exist"
	realObject = "one object, by the id that its list showed in the same run; without one, object 0, which does not exist"

	// Actions cannot be asked for one at a time: the documents let no page have
	// less than 2,000 of them. An hour's changes are few.
	changedLately = "what changed in the last hour, because a page of less than 2,000 is refused"
)

// reads are the rules for GETs, by their name in the tables.
var reads = map[string]Probe{
	"list":             {Rests: OnAnswer, Query: "PageSize=1", Reason: listing},
	"list-of-campaign": {Rests: OnRealID, Query: "CampaignId={CampaignId}&PageSize=1", Reason: listing + ", of the account's own campaign"},
	"list-unsure":      {Rests: OnAnswer, Query: "PageSize=1", RefusalIsUnclear: true, Reason: "only the quick start shows it: 2xx is the proof, and a refusal may mean that there is no such operation"},

	"actions":            {Rests: OnRealID, Query: "CampaignId={CampaignId}&" + lately, Reason: changedLately},
	"actions-of-partner": {Rests: OnAnswer, Query: lately, Reason: changedLately},

	"single":          {Rests: OnAnswer, Reason: "the account's one object, always there"},
	"required-fields": {Rests: OnAnswer, Query: "bankCountry=US", Reason: "the fields that a country asks for; no bank details are read"},

	"one":       {Rests: OnRealID, Reason: realObject},
	"one-uuid":  {Rests: OnRealID, ZeroID: zeroUUID, Reason: realObject},
	"zero":      {Rests: OnControl, Reason: "object 0, which does not exist, so that nothing private is read and nothing downloaded"},
	"zero-uuid": {Rests: OnControl, ZeroID: zeroUUID, Reason: "a job that does not exist, so that nothing is downloaded"},
}

const lately = "StartDate={HourAgo}&EndDate={Now}&PageSize=2000"

// isList reports whether a rule is one for lists.
func isList(rule string) bool {
	return strings.HasPrefix(rule, "list") || strings.HasPrefix(rule, "actions")
}

// writes are the rules for everything else. A "!" after the name says that the
// document requires something that the request leaves out.
var writes = map[string]Probe{
	"form":      {ContentType: form},
	"json":      {ContentType: jsonMediaType, Body: emptyJSON},
	"json-list": {ContentType: jsonMediaType, Body: emptyList},
	"multipart": {ContentType: multipartType, Body: emptyParts},
	"delete":    {},
}

// writeReasons are by method.
var writeReasons = map[string]string{
	http.MethodPost:   "a creation below object 0, which does not exist, without fields",
	http.MethodPut:    "an update of object 0, which does not exist, without fields",
	http.MethodDelete: "a deletion of object 0, which does not exist",
}

// unprobed are the reasons why an operation has no probe, by their name in the
// tables after "no:".
var unprobed = map[string]string{
	"export":       "it starts an export, and exports have a daily budget",
	"report-run":   "it runs a report, and reports have a budget of their own",
	"replay":       "it starts a job again, and a 403 also means that the job cannot be replayed",
	"upload":       "it starts the processing of a catalog",
	"queue":        "it queues work, and the path names no object that could be missing",
	"real-object":  "it updates the account's one real object, so nothing keeps an accepted request from touching it",
	"whole-list":   "it replaces or deletes all items of a list, and no mistake about its id may do that",
	"fields-only":  "the path names no object that could be missing, so only the check of the fields would keep it from creating one",
	"secrets":      "its answer holds live credentials of the brands",
	"tax-data":     "its answer holds tax data",
	"bank-details": "its answer holds bank details",

	"in-body":            "the inquiry is named in the body, not in the path, and a resolution is final",
	"action-in-body":     "the action is named in the body, not in the path, and a change of it moves money",
	"contract":           "the contract is named in the body, not in the path, and the first decision is final",
	"conversion":         "a conversion cannot be taken back, and which fields it needs depends on the others",
	"partner-conversion": "a conversion cannot be taken back, and the path names no object that could be missing",
	"inquiry":            "it opens an inquiry with a brand, and the path names no object that could be missing",
	"session":            "it starts a session, or resumes a real one",
	"partner":            "a created partner cannot be deleted, and the update does not say that values left out stay",
	"link":               "the document requires no field in the body, so an empty request may create a link",
	"tax-document":       "the document requires no field to create one, and completing one names it in the body",
}

// newProbe makes an operation's probe by a rule of the tables. It panics on one
// that does not exist, which a start of the program shows.
func newProbe(method, path, rule string) Probe {
	if name, isNone := strings.CutPrefix(rule, "no:"); isNone {
		reason, known := unprobed[name]
		mustKnow(known, rule)
		return Probe{Reason: reason}
	}
	probe, known := reads[rule]
	if method != http.MethodGet {
		name, incomplete := strings.CutSuffix(rule, "!")
		probe, known = writes[name]
		probe.Rests, probe.BreaksContract, probe.Reason = OnControl, incomplete, writeReasons[method]
	}
	mustKnow(known, rule)
	probe.Method, probe.Path = method, path
	if probe.ZeroID == "" {
		probe.ZeroID = zeroID
	}
	if probe.Rests == OnAnswer && probe.Needs() != nil {
		probe.Rests = OnRealID
		probe.Reason += ", below an object that its own list showed in the same run"
	}
	return probe
}

func mustKnow(known bool, rule string) {
	if !known {
		panic("catalog: unknown rule " + rule)
	}
}
