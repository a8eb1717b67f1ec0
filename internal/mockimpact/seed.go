package mockimpact

import (
	"math/rand/v2"
	"strconv"
)

// Seed adds a small world to try things on: a brand with campaigns, event types,
// partners and a partner group; a partner; an agency that manages the brand. Each has a token
// with full access, and the brand one of every other kind too. Another server's
// world is that of other accounts: their numbers and the brand's name are random.
func Seed(s *Server) {
	first := 1_000_000 + rand.IntN(8_000_000) //nolint:gosec // a name, not a secret
	s.NumberAccountsFrom(first)
	brand := s.AddAccount(Brand, "Acme "+strconv.Itoa(first))
	summer := brand.AddCampaign("Summer sale")
	brand.AddCampaign("Winter sale")
	brand.AddActionTracker(summer.ID, "Online sale")
	wile := brand.AddPartner("Wile E. Coyote")
	brand.AddPartner("Road Runner")
	brand.AddPartnerGroup(summer.ID, "Top partners", wile.ID)

	partner := s.AddAccount(Partner, "Coyote Media")
	partner.AddCampaign("Acme Affiliates")
	agency := s.AddAccount(Agency, "Canyon Agency")

	for _, account := range []*Account{brand, partner, agency} {
		account.AddToken(TokenOptions{Name: "full access"})
	}
	brand.AddToken(TokenOptions{Name: "read campaigns", Scopes: Scopes{"campaigns": {"read"}, "company_information": {"read"}}})
	brand.AddToken(TokenOptions{Name: "disabled"}).Disable()
	brand.AddLegacyPair()
	agency.Manage(brand)
}
