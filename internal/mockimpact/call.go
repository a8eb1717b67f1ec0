package mockimpact

import (
	"net/url"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// call is one request on its way through the server, and what a route's handler
// works with.
type call struct {
	srv *Server
	// acc owns the data: in an agency's passthrough, the brand. It is nil until the
	// step that finds it.
	acc *Account
	tok *Token

	root      string            // what Uris start with: "/Advertisers/IR…"
	path      string            // of the request, below the root
	params    map[string]string // of the path template
	documents string            // the account type whose documents describe the path

	query       url.Values
	queryError  error // why the query cannot be read; nil when it can
	contentType string
	body        []byte
	rule.Content
}

// sent returns a form field and whether the request has it: a field that is not
// sent stays as it is.
func (c *call) sent(name string) (string, bool) {
	if !c.Form.Has(name) {
		return "", false
	}
	return c.Form.Get(name), true
}
