package catalog

import (
	"net/http"
	"slices"
	"strings"
)

// Probe is the request that shows whether a token has the permission for one
// operation: always a request of that operation itself. The zero Method means
// that there is none.
//
// A read probe is a documented, cheap GET. A write probe cannot change anything,
// even on a server that accepts every write the documents allow: each parameter
// of its path is an object 0, which never exists, and its body carries no value.
// An operation that offers no such request is not probed.
type Probe struct {
	Method string
	// Path is the operation's template; [Probe.Fill] replaces its parameters.
	Path string
	// Query is the raw query without "?": "PageSize=1". PageSize is a parameter
	// of every list, though most documents do not repeat it. {CampaignId} stands
	// for an own campaign, {HourAgo} and {Now} for times as "2006-01-02T15:04:05Z".
	Query string
	// ContentType and Body are sent as they stand; both empty when the request
	// has no body. A form without fields has a ContentType and an empty Body.
	ContentType, Body string
	// Rests says what the answer needs beside it to be a verdict.
	Rests Rests
	// RefusalIsUnclear says that a 403 may mean something else than a missing
	// permission, so that it refutes nothing.
	RefusalIsUnclear bool
	// BreaksContract says that the request deliberately lacks what the document
	// requires, so a check of requests against the documents must let exactly
	// this one pass. Never set on a GET.
	BreaksContract bool
	// Reason says why this request shows the permission and does no harm, or why
	// there is none.
	Reason string
	// ZeroID stands for an id that no object has: "0", or a UUID of zeros.
	ZeroID string
}

// Rests is what the answer to a probe needs beside it to be a verdict.
type Rests string

const (
	// OnAnswer means nothing: 2xx proves, impact.com's own 403 refutes, and
	// anything else is no verdict.
	OnAnswer Rests = "answer"
	// OnRealID means an id out of another answer of the same run, which makes the
	// probe one that speaks for itself. Without one it asks for object 0.
	OnRealID Rests = "real_id"
	// OnControl means a control in the same run: the request asks for object 0,
	// and only a comparison shows what the answer to that proves here.
	OnControl Rests = "control"
)

// Probed reports whether there is a request to send.
func (p Probe) Probed() bool { return p.Method != "" }

// Proves reports whether the status, in an answer of impact.com's own, shows that
// the token has the permission, whatever was asked for.
func (p Probe) Proves(status int) bool { return p.Probed() && status/100 == 2 }

// Refutes reports whether the status, in an answer of impact.com's own to a
// request for what exists, shows that the token lacks the permission.
func (p Probe) Refutes(status int) bool {
	return p.Probed() && status == http.StatusForbidden && !p.RefusalIsUnclear
}

// Complains reports whether the status, in an answer of impact.com's own, is about
// the request: an object that does not exist, or a body that lacks something. It
// proves the permission where a control shows that the permission is looked at
// first, and nothing elsewhere.
func (p Probe) Complains(status int) bool {
	return p.Probed() && p.Needs() != nil && slices.Contains(complaints, status)
}

var complaints = []int{
	http.StatusBadRequest, http.StatusPaymentRequired, http.StatusNotFound, http.StatusMethodNotAllowed,
	http.StatusConflict, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity,
}

// Needs names the ids that the request has room for, in the order of the path,
// and after them a campaign in the query; compare [Operation.Teaches].
func (p Probe) Needs() []string {
	var needs []string
	for end, r := range p.Path + "/" {
		if r == '/' && strings.HasSuffix(p.Path[:end], "}") {
			needs = append(needs, idKey(p.Path[:end]))
		}
	}
	if strings.Contains(p.Query, campaignInQuery) {
		needs = append(needs, ownCampaign)
	}
	return needs
}

const (
	campaignInQuery = "{CampaignId}"
	ownCampaign     = "/Campaigns/{}"
)

// Fill returns the probe with its parameters replaced: by known ids, named as in
// [Probe.Needs], where the probe may use them, else by zeros. Below an object 0
// everything is 0. An id must not hold a slash. It reports whether every id is a
// real one; that is so where there is none.
func (p Probe) Fill(known map[string]string) (filled Probe, isReal bool) {
	isReal = true
	id := func(key string) string {
		value := known[key]
		if isReal = isReal && value != "" && p.Rests != OnControl; isReal {
			return value
		}
		return p.ZeroID
	}
	segments := strings.Split(p.Path, "/")
	for i, segment := range segments {
		if isTemplate("/" + segment) {
			segments[i] = id(idKey(strings.Join(strings.Split(p.Path, "/")[:i+1], "/")))
		}
	}
	p.Path = strings.Join(segments, "/")
	if strings.Contains(p.Query, campaignInQuery) {
		p.Query = strings.ReplaceAll(p.Query, campaignInQuery, id(ownCampaign))
	}
	return p, isReal
}

// limit makes a probe rest on a control where no list of the account type shows
// the ids that it needs.
func (p *Probe) limit(teaches map[string]bool) {
	if p.Rests != OnRealID {
		return
	}
	for _, key := range p.Needs() {
		if !teaches[key] {
			p.Rests, p.Reason = OnControl, objectZero
		}
	}
}

// BreaksContract reports whether the request, its path below the account root and
// concrete, is a probe that deliberately lacks what the documents require.
func BreaksContract(accountType, method, path string) bool {
	operation, ok := FindOperation(accountType, method, path)
	if !ok || !operation.Probe.BreaksContract {
		return false
	}
	probe, _ := operation.Probe.Fill(nil)
	return probe.Path == path
}
