package mockimpact

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/urlpath"
)

// endpoint is one operation of the catalogue with, where the mock models it, the
// route that answers it.
type endpoint struct {
	operation catalog.Operation
	route     *route
}

// router finds the endpoints of one account type.
type router struct{ endpoints []endpoint }

// sharedRouters serves every Server: a router holds documents, and no state.
var sharedRouters = sync.OnceValue(newRouters)

func newRouters() map[string]*router {
	routers := map[string]*router{}
	for _, accountType := range catalog.AccountTypes() {
		r := &router{}
		for _, operation := range catalog.Operations(accountType) {
			r.endpoints = append(r.endpoints, endpoint{operation: operation})
		}
		for _, route := range routesOf(accountType) {
			r.add(accountType, route)
		}
		routers[accountType] = r
	}
	return routers
}

// add refuses a route that no document has, and a second route for the same
// operation, so that a group which replaces an unmodelled list cannot forget to
// take the old line away.
func (r *router) add(accountType string, added route) {
	for i := range r.endpoints {
		operation := r.endpoints[i].operation
		if operation.Method != added.method || operation.Path != added.template {
			continue
		}
		if r.endpoints[i].route != nil {
			misuse("%s %s has two routes", accountType, operation)
		}
		r.endpoints[i].route = &added
		return
	}
	misuse("%s has no operation %s %s", accountType, added.method, added.template)
}

// find returns the endpoint of a path below the account root. When the path is
// known for other methods only, it returns those.
func (r *router) find(method string, segments []string) (found *endpoint, params map[string]string, allowed []string) {
	for i := range r.endpoints {
		candidate := &r.endpoints[i]
		matched, ok := urlpath.MatchTemplate(candidate.operation.Path, segments)
		if !ok {
			continue
		}
		allowed = append(allowed, candidate.operation.Method)
		if candidate.operation.Method != method {
			continue
		}
		// "/Catalogs/ItemSearch" must win over "/Catalogs/{Id}".
		if found == nil || len(matched) < len(params) {
			found, params = candidate, matched
		}
	}
	slices.Sort(allowed)
	return found, params, slices.Compact(allowed)
}

// answerUnmodelled is for operations that the catalogue has and the mock does
// not: it has no object of that kind, so no id is found and nothing is accepted.
func answerUnmodelled(e *endpoint) answer {
	if e.operation.Method == http.MethodPost && !strings.HasSuffix(e.operation.Path, "}") {
		return failure(http.StatusBadRequest, "Validation Failed: this mock does not model "+e.operation.String())
	}
	return notFound("no object of category " + e.operation.Category)
}

// route is one documented operation as the mock reads it. Everything that the
// document says about a request is checked from this table before handle runs,
// with the Errors of all offending fields in one answer.
type route struct {
	method   string
	template string               // below the account root, spelled as in the document
	path     map[string]rule.Kind // path parameters that are not just text
	query    []rule.Field         // beside IrVersion, which every operation takes
	paged    bool                 // also takes Page and PageSize
	bodies   []rule.Body          // one per accepted content type; none: the operation takes no body
	empty    bool                 // the document lets the request come without its body
	handle   func(*call) answer   // runs with Server.mu held
}

// routesOf lists every modelled operation of an account type. A new API group
// adds its function here and takes its lines out of unmodelled.go.
func routesOf(accountType string) []route {
	switch accountType {
	case Brand:
		return join(brandCompanyRoutes(), legalEntityRoutes(), reportRoutes(), brandCampaignRoutes(), unsubscribedContactRoutes(), mediaPartnerRoutes(), partnerGroupRoutes(), contactRoutes(),
			brandContractRoutes(), blockRedirectRuleRoutes(), trackingValueRequestRoutes(), phoneNumberRoutes(), jobRoutes(rule.DateTime),
			brandExceptionListRoutes(), brandPromoCodeListRoutes(), brandPromoCodeRoutes(), brandDealRoutes(),
			unmodelledLists(brandLists))
	case Partner:
		return join(partnerCompanyRoutes(), userRoutes(), reportRoutes(), partnerCampaignRoutes(), partnerContractRoutes(), mediaPropertyRoutes(), taxDocumentRoutes(), withdrawalSettingsRoutes(), jobRoutes(rule.Date),
			partnerExceptionListRoutes(), partnerPromoCodeListRoutes(), partnerPromoCodeRoutes(), partnerDealRoutes(),
			unmodelledLists(partnerLists))
	default:
		return join(agencyCompanyRoutes(), reportRoutes(), agencyCampaignRoutes(), advertiserRoutes(), jobRoutes(rule.Date))
	}
}

func join(groups ...[]route) (all []route) {
	for _, group := range groups {
		all = append(all, group...)
	}
	return all
}
