package mockimpact

import (
	"maps"
	"net/http"
	"strings"

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
	// of is the path below the account root of a success.
	of string
	// kind says what the answer means, where readings decide on its form.
	kind kind
	// gateway marks an answer that does not come from the API: JSON whatever the
	// request accepts.
	gateway bool
	// readings are the answers to open questions that no document allows and that
	// this answer rests on, as "ids=text".
	readings []string
	// note says in the journal why a request was refused, where the answer keeps
	// to what the API would tell.
	note string
}

// kind is what an answer means beyond its status.
type kind int

const (
	plain   kind = iota
	missing      // of an object that does not exist
	noRoute      // of a path that is no operation
	refused      // for want of a permission
)

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

// notFound is for an object that does not exist, noPath for a path that is no
// operation.
func notFound(note string) answer {
	a := failure(http.StatusNotFound, "The requested resource was not found")
	a.kind, a.note = missing, note
	return a
}

func noPath(note string) answer {
	a := notFound(note)
	a.kind = noRoute
	return a
}

// forbidden is for want of a permission.
func forbidden(note string) answer {
	a := failure(http.StatusForbidden, "Access Denied")
	a.kind, a.note = refused, note
	return a
}

// gateway is an answer of what stands before the API.
func gateway(status int, message string) answer {
	body := document{"message": message, "request_id": randomText("0123456789abcdef")}
	return answer{status: status, body: body, gateway: true}
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
	if a.gateway {
		accept = rule.JSONMedia
	}
	r := wire.Encode(a.status, a.header, a.body, a.list, accept)
	if a.gateway {
		r.Header.Set("Content-Type", "application/json; charset=utf-8")
	}
	if len(a.readings) > 0 {
		r.Header.Set(ReadingHeader, strings.Join(a.readings, ", "))
	}
	return r
}
