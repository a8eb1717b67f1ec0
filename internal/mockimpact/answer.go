package mockimpact

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"strings"
)

// answer is what a handler says; how it is encoded depends on Accept.
type answer struct {
	status int
	header http.Header
	// body is any JSON value; nil is an answer without content.
	body any
	// list names a bare array, which has no name of its own in XML.
	list string
	// note says in the journal why a request was refused, where the answer keeps
	// to what the API would tell.
	note string
}

// document is a JSON object whose keys are the API's field names.
type document = map[string]any

func ok(body any) answer { return answer{status: http.StatusOK, body: body} }

// done answers a create or an update; path is the object's below the account
// root, such as "/Campaigns/1000/MediaPartnerGroups/99999".
func (c *call) done(path string) answer {
	return ok(document{"Status": "OK", "Uri": c.root + path})
}

func deleted() answer { return ok(document{"Status": "DELETED"}) }

// failure is an error with the documented envelope.
func failure(status int, message string, fields ...FieldError) answer {
	envelope := document{"Status": "ERROR", "Message": message}
	if len(fields) > 0 {
		envelope["Errors"] = fields
	}
	return answer{status: status, body: envelope}
}

func invalid(fields ...FieldError) answer {
	return failure(http.StatusBadRequest, "Validation Failed", fields...)
}

func notFound(note string) answer {
	a := failure(http.StatusNotFound, "The requested resource was not found")
	a.note = note
	return a
}

// with adds headers to an answer.
func (a answer) with(added http.Header) answer {
	merged := http.Header{}
	maps.Copy(merged, a.header)
	maps.Copy(merged, added)
	a.header = merged
	return a
}

// reply is an answer ready to be sent.
type reply struct {
	status   int
	header   http.Header
	body     []byte
	truncate bool // send half the body, then cut the connection
}

// encode writes JSON only for a request that accepts application/json by name:
// impact.com answers XML otherwise.
func (a answer) encode(accept string) reply {
	r := reply{status: a.status, header: http.Header{}}
	maps.Copy(r.header, a.header)
	if a.body == nil {
		return r
	}
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(a.body); err != nil {
		misuse("an answer cannot be encoded: %v", err)
	}
	if strings.Contains(strings.ToLower(accept), jsonMedia) {
		r.header.Set("Content-Type", "application/json")
		r.body = bytes.TrimSpace(buffer.Bytes())
		return r
	}
	r.header.Set("Content-Type", "text/xml;charset=UTF-8")
	r.body = toXML(buffer.Bytes(), a.list)
	return r
}
