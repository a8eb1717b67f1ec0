// Package wire writes answers as impact.com does: JSON for a request that accepts it
// by name, its own XML otherwise. It knows no account and no API group.
package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
)

// Reply is an answer ready to be sent.
type Reply struct {
	Status   int
	Header   http.Header
	Body     []byte
	Truncate bool // send half the body, then cut the connection
}

// Encode makes a reply of a JSON value; nil is an answer without content. In XML, a
// bare array goes by the name list.
func Encode(status int, header http.Header, body any, list, accept string) Reply {
	r := Reply{Status: status, Header: http.Header{}}
	maps.Copy(r.Header, header)
	if body == nil {
		return r
	}
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(body); err != nil {
		panic(fmt.Sprintf("mockimpact: an answer cannot be encoded: %v", err))
	}
	if strings.Contains(strings.ToLower(accept), "application/json") {
		r.Header.Set("Content-Type", "application/json")
		r.Body = bytes.TrimSpace(buffer.Bytes())
		return r
	}
	r.Header.Set("Content-Type", "text/xml;charset=UTF-8")
	r.Body = toXML(buffer.Bytes(), list)
	return r
}

// Send writes the reply. It panics with http.ErrAbortHandler, which cuts the
// connection, after half of a body that is to be truncated.
func (r Reply) Send(w http.ResponseWriter) {
	body := r.Body
	maps.Copy(w.Header(), r.Header)
	w.WriteHeader(r.Status)
	if r.Truncate {
		body = body[:len(body)/2]
	}
	// A client that hung up does not read its answer; nothing is lost by that.
	_, _ = w.Write(body)
	if r.Truncate {
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
}
