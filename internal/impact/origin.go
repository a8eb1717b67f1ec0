package impact

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// Origin says who gave an answer. Not every answer is impact.com's: a gateway
// stands in front of its API, and proxies stand in front of that. Only what
// impact.com itself says is proof of anything about an object or a permission.
type Origin int

// The origins of an answer.
const (
	// OriginUnknown is that of an answer which does not tell, such as one
	// without a body, or of no answer at all.
	OriginUnknown Origin = iota
	// OriginAPI is impact.com itself: the answer has a documented form.
	OriginAPI
	// OriginGateway is a gateway in front of impact.com: the answer is JSON, but
	// of none of the documented forms.
	OriginGateway
	// OriginProxy is something else in between: the answer is a web page, a text,
	// or somebody else's XML.
	OriginProxy
)

// String names the origin as part of a sentence.
func (o Origin) String() string {
	switch o {
	case OriginAPI:
		return "impact.com"
	case OriginGateway:
		return "a gateway in front of impact.com"
	case OriginProxy:
		return "a proxy or gateway in between"
	}
	return "who answered is not known"
}

// foreign reports an answer that certainly is not impact.com's own.
func (o Origin) foreign() bool { return o == OriginGateway || o == OriginProxy }

// originOf decides whose answer an error answer is. These forms are documented:
//
//   - {"Status": "ERROR", "Message": …, "Errors": [{"Field": …, "Message": …}]},
//     where conversions leave out all but the errors, and the same as XML below
//     ImpactRadiusResponse;
//   - {"status": 403, "title": …};
//   - {"timestamp": …, "status": 403, "error": …, "message": …}.
//
// The gateway's own answers are {"message": …}, mostly with a request_id. A 401
// with a challenge for HTTP Basic authentication comes from what checks the
// credential, whatever page goes with it.
func originOf(answer *transport.Answer) Origin {
	body := bytes.TrimSpace(answer.Body)
	origin := originOfBody(answer.Status, answer.Header.Get("Content-Type"), body)
	if answer.Status == http.StatusUnauthorized && origin.foreign() && challengesBasic(answer.Header) {
		return OriginUnknown
	}
	return origin
}

func originOfBody(status int, contentType string, body []byte) Origin {
	mediaType, _, _ := mime.ParseMediaType(contentType)
	switch {
	case len(body) == 0:
		return OriginUnknown
	case body[0] == '{':
		return originOfJSON(status, body)
	case body[0] == '<' && !looksLikeHTML(mediaType, body) && strings.EqualFold(rootElement(body), "ImpactRadiusResponse"):
		return OriginAPI
	}
	return OriginProxy
}

func originOfJSON(status int, body []byte) Origin {
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil {
		return OriginUnknown // cut off
	}
	has := func(name string) bool { return !absent(members[name]) }
	number, _ := scalar(members["status"])
	switch {
	case isError(members["Status"]), isError(members["status"]), isList(members["Errors"]), isList(members["errors"]):
		return OriginAPI
	case number == strconv.Itoa(status) && (has("title") || has("timestamp") && (has("error") || has("message"))):
		return OriginAPI
	case has("Message"):
		return OriginUnknown // half of the documented form
	}
	return OriginGateway
}

// isGateways reports the gateway's own form, which no document has for a success.
func isGateways(body []byte) bool {
	var members map[string]json.RawMessage
	if !bytes.HasPrefix(body, []byte("{")) || json.Unmarshal(body, &members) != nil || absent(members["message"]) {
		return false
	}
	delete(members, "message")
	delete(members, "request_id")
	return len(members) == 0
}

// isError reports the Status of the documented envelope.
func isError(status json.RawMessage) bool {
	text, err := scalar(status)
	return err == nil && strings.EqualFold(text, "ERROR")
}

func isList(raw json.RawMessage) bool { return bytes.HasPrefix(raw, []byte("[")) }

// rootElement is the name of an XML document's root, or empty.
func rootElement(body []byte) string {
	decoder := xml.NewDecoder(bytes.NewReader(body))
	decoder.Strict = false
	decoder.CharsetReader = anyCharset
	for {
		token, err := decoder.Token()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok {
			return start.Name.Local
		}
	}
}

func challengesBasic(header http.Header) bool {
	for challenge := range strings.SplitSeq(strings.Join(header.Values("WWW-Authenticate"), ","), ",") {
		scheme, _, _ := strings.Cut(strings.TrimSpace(challenge), " ")
		if strings.EqualFold(scheme, "Basic") {
			return true
		}
	}
	return false
}
