package mockimpact

import (
	"maps"
	"net/http"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/wire"
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
func failure(status int, message string, fields ...rule.FieldError) answer {
	envelope := document{"Status": "ERROR", "Message": message}
	if len(fields) > 0 {
		envelope["Errors"] = fields
	}
	return answer{status: status, body: envelope}
}

func invalid(fields ...rule.FieldError) answer {
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

// encode makes the answer ready to be sent.
func (a answer) encode(accept string) wire.Reply {
	return wire.Encode(a.status, a.header, a.body, a.list, accept)
}
