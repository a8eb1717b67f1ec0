package contract

import (
	"fmt"
	"mime"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
)

// Checker holds requests and answers against the documents of one directory. It
// is safe for concurrent use.
type Checker struct {
	routes  routes
	exempt  func(accountType, method, path string) bool
	skip    func(r *http.Request, status int, header http.Header) bool
	outside errorAnswers

	requests, answers, exempted, skipped, xml atomic.Int64
}

// Option changes what a Checker lets pass unchecked.
type Option func(*Checker)

// Exempt lets requests pass that break the documents on purpose. path is below
// the account root and as sent: "/Campaigns/0/Contacts"; in an agency's
// passthrough it is below the brand's, and accountType is "brand". Their answers
// are checked.
func Exempt(exempt func(accountType, method, path string) bool) Option {
	return func(c *Checker) { c.exempt = exempt }
}

// Skip lets answers pass that are wrong on purpose.
func Skip(skip func(r *http.Request, status int, header http.Header) bool) Option {
	return func(c *Checker) { c.skip = skip }
}

// Load takes every YAML file of a directory as an OpenAPI document. A document is
// parsed when one of its paths is checked for the first time, and so is an operation
// compiled: who checks it meets what is wrong with either.
func Load(dir string, options ...Option) (*Checker, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no OpenAPI document (*.yaml)", dir)
	}
	c := &Checker{
		routes: routes{},
		exempt: func(string, string, string) bool { return false },
		skip:   func(*http.Request, int, http.Header) bool { return false },
	}
	c.routes.add(source{quickStart.name, quickStart.templates(), func() (document, error) { return quickStart, nil }})
	for _, file := range files {
		s, err := openSource(file)
		if err != nil {
			return nil, err
		}
		c.routes.add(s)
	}
	if c.outside, err = newErrorAnswers(); err != nil {
		return nil, err
	}
	for _, option := range options {
		option(c)
	}
	return c, nil
}

// Counts returns how many requests and answers have been checked so far, right
// and wrong ones.
func (c *Checker) Counts() (requests, answers int) {
	return int(c.requests.Load()), int(c.answers.Load())
}

// Unchecked is what passed without a check.
type Unchecked struct {
	ExemptRequests, SkippedAnswers, XMLAnswers int
}

// Unchecked returns how much passed without a check so far.
func (c *Checker) Unchecked() Unchecked {
	return Unchecked{int(c.exempted.Load()), int(c.skipped.Load()), int(c.xml.Load())}
}

// CheckRequest returns every violation of a request, joined; each is a
// *ViolationError, unless the document itself cannot be read. The request's own body
// is not read: body is all of it.
func (c *Checker) CheckRequest(r *http.Request, body []byte) error {
	found := c.routes.find(r.URL.EscapedPath())
	if c.exempt(found.accountType, r.Method, found.path) {
		c.exempted.Add(1)
		return nil
	}
	c.requests.Add(1)
	v := &violations{method: r.Method, path: r.URL.Path}
	o, err := v.operation(found.route, r.Method)
	if err != nil {
		return err
	}
	if o == nil {
		return v.err()
	}
	compiled, err := o.compiled()
	if err != nil {
		return err
	}
	values, err := decodeParameters(compiled.parameters.tree, r, found.parameters)
	if err != nil {
		v.add("query", "", "cannot be read: %v", err)
	} else {
		v.validate(compiled.parameters, values, "")
	}
	v.checkBody(compiled, r.Header.Get("Content-Type"), body)
	return v.err()
}

// operation adds a violation where it finds none.
func (v *violations) operation(r *route, method string) (*operation, error) {
	if r == nil {
		v.add("path", "", "is not documented")
		return nil, nil //nolint:nilnil // the violation says it
	}
	v.path, v.document = r.template, r.document
	operations, err := r.operations()
	if err != nil {
		return nil, err
	}
	o := operations[method]
	if o == nil {
		v.add("method", "", "is not documented; documented: %s", methods(operations))
	}
	return o, nil
}

func (v *violations) checkBody(c *compiled, contentType string, body []byte) {
	const part = "request body"
	sent := len(body) > 0 || c.bodies != nil && contentType != ""
	switch {
	case !sent && c.bodyRequired:
		v.add(part, "", "is required")
		return
	case !sent:
		return
	case c.bodies == nil:
		v.add(part, "", "is not documented")
		return
	}
	mediaType, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		v.add(part, "", "content type %q cannot be read: %v", contentType, err)
		return
	}
	schema := c.bodies[mediaType]
	if schema == nil {
		v.add(part, "", "content type %q is not documented; documented: %s", mediaType, mediaTypes(c.bodies))
		return
	}
	value, err := decodeBody(schema.tree, mediaType, parameters["boundary"], body)
	if err != nil {
		v.add(part, "", "cannot be read as %s: %v", mediaType, err)
		return
	}
	v.validate(schema, value, part)
}

func mediaTypes(bodies map[string]*validator) string {
	names := make([]string, 0, len(bodies))
	for name := range bodies {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
