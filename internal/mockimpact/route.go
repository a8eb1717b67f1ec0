package mockimpact

import "github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"

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
		return join(brandCompanyRoutes(), legalEntityRoutes(), reportRoutes(), brandCampaignRoutes(), mediaPartnerRoutes(), partnerGroupRoutes(), contactRoutes(),
			brandContractRoutes(), trackingValueRequestRoutes(), jobRoutes(),
			brandExceptionListRoutes(), brandPromoCodeListRoutes(), brandPromoCodeRoutes(), brandDealRoutes(),
			unmodelledLists(brandLists))
	case Partner:
		return join(partnerCompanyRoutes(), userRoutes(), reportRoutes(), partnerCampaignRoutes(), partnerContractRoutes(), mediaPropertyRoutes(), jobRoutes(),
			partnerExceptionListRoutes(), partnerPromoCodeListRoutes(), partnerPromoCodeRoutes(), partnerDealRoutes(),
			unmodelledLists(partnerLists))
	default:
		return join(agencyCompanyRoutes(), reportRoutes(), agencyCampaignRoutes(), advertiserRoutes(), jobRoutes())
	}
}

func join(groups ...[]route) (all []route) {
	for _, group := range groups {
		all = append(all, group...)
	}
	return all
}
