package mockimpact

import (
	"net/http"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/reading"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/urlpath"
)

// step is a reason to refuse a request.
type step func() (refusal answer, refused bool)

// steps are the reasons in the order that the readings have them.
func (s *Server) steps(c *call, t urlpath.Target, e *endpoint) []step {
	owner := func() (answer, bool) { return c.own(t) }
	permission := func() (answer, bool) { return c.permitted(t, e) }
	object := func() (answer, bool) { return c.existing(t, e) }
	if s.accepts(e) {
		object = c.objectZero
	}
	validation := func() (answer, bool) { return c.valid(e) }

	order := []step{permission, owner, validation}
	if s.accepts(e) {
		order = []step{permission, owner, c.objectZero, validation}
	}
	if s.readings.Get(reading.PermissionOrder) == "after-object" {
		order = append([]step{owner, object}, order...)
	}
	if s.readings.Get(reading.ValidationOrder) == "before-permission" {
		order = append([]step{validation}, order...)
	}
	return order
}

// own finds the account whose data the operation is about.
func (c *call) own(t urlpath.Target) (refusal answer, refused bool) {
	c.acc = c.tok.acc
	if t.AdvertiserID == "" {
		return answer{}, false
	}
	brand := c.tok.acc.managedBrand(t.AdvertiserID)
	if brand == nil {
		return notFound("the agency manages no advertiser " + t.AdvertiserID), true
	}
	c.acc = brand.account
	return answer{}, false
}

// permitted asks whether the token holds the operation.
func (c *call) permitted(t urlpath.Target, e *endpoint) (refusal answer, refused bool) {
	operation := e.operation.String()
	if t.AdvertiserID != "" {
		if !c.tok.mayPassThrough(operation) {
			return forbidden("the token's passthrough scopes do not hold " + operation), true
		}
		return answer{}, false
	}
	if !c.tok.may(operation) {
		return forbidden("the token's scopes do not hold " + operation), true
	}
	return answer{}, false
}

// valid holds the request against what the document says.
func (c *call) valid(e *endpoint) (refusal answer, refused bool) {
	if c.queryError != nil {
		return failure(http.StatusBadRequest, "The query cannot be read"), true
	}
	if c.srv.accepts(e) {
		return c.acceptable(e)
	}
	if e.route == nil {
		return answer{}, false
	}
	if refusal, refused := c.check(e.route); refused {
		return refusal, true
	}
	if refusal, refused := c.checkPageSize(e.route); refused {
		return refusal, true
	}
	if c.acc == nil { // whose campaigns they are is found out later
		return answer{}, false
	}
	return c.requiredCampaign(e.route)
}

// requiredCampaign refuses a list that must be of one campaign and names none of the
// account's; where what does not exist is 404, such a list is empty.
func (c *call) requiredCampaign(r *route) (refusal answer, refused bool) {
	if c.srv.readings.Get(reading.ObjectZero) == "404" {
		return answer{}, false
	}
	for _, f := range r.query {
		if f.Name != "CampaignId" || !f.Required {
			continue
		}
		if _, exists := campaigns.of(c.acc).get(c.query.Get(f.Name)); !exists {
			return notFound("no campaign " + c.query.Get(f.Name)), true
		}
	}
	return answer{}, false
}

// existing asks for every object that the path names, in the way that its document
// has for reading one. Objects that the mock does not model do not exist.
func (c *call) existing(t urlpath.Target, e *endpoint) (refusal answer, refused bool) {
	router := c.srv.routers[t.Documents()]
	for i, segment := range strings.Split(strings.TrimPrefix(e.operation.Path, "/"), "/") {
		if !strings.HasPrefix(segment, "{") {
			continue
		}
		path := append([]string(nil), t.Segments[:i+1]...)
		if path[0] == "Programs" { // as brands call what is read below Campaigns
			path[0] = "Campaigns"
		}
		found, params, _ := router.find(http.MethodGet, path)
		if found == nil {
			continue
		}
		if found.route == nil {
			return answerUnmodelled(found), true
		}
		one := &call{srv: c.srv, acc: c.acc, tok: c.tok, root: c.root, params: params}
		if refusal, refused := one.check(found.route); refused {
			return refusal, true
		}
		if shown := found.route.handle(one); shown.kind == missing {
			return shown, true
		}
	}
	return answer{}, false
}
