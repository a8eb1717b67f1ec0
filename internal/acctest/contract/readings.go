package contract

import (
	"net/http"
	"slices"
	"strings"
)

// ReadingHeader is set by a mock on an answer that rests on readings, answers to
// questions that no document settles, which some document does not allow. It names
// them: "ids=text, unset=null". The header does not leave.
const ReadingHeader = "X-Mock-Reading"

// exemptReadings are the readings under which an answer is not held against the
// documents.
var exemptReadings = []string{
	"account-home=answers", "account-home=own-permission",
	"ids=text", "ids=numbers",
	"not-found-by=gateway-for-paths", "not-found-by=gateway",
	"page-size=1000-504", "page-size=500-504", "page-size=100-504",
	"scalars=text", "scalars=native",
	"scope-refusal=title", "scope-refusal=empty",
	"status-words=contract-letters", "status-words=letters",
	"unset=empty-text", "unset=null",
}

// restsOnReadings reports whether an answer rests on readings that are exempt, and on
// no other.
func restsOnReadings(header http.Header) bool {
	named := header.Get(ReadingHeader)
	if named == "" {
		return false
	}
	for each := range strings.SplitSeq(named, ", ") {
		if !slices.Contains(exemptReadings, each) {
			return false
		}
	}
	return true
}
