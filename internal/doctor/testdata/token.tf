# Found on 2000-01-01 by terraform-provider-impact test doctor, with 35 requests.

import {
  to = impact_access_token.acme_corporation
  id = "IRgolden0123456789"
}

resource "impact_access_token" "acme_corporation" {
  # No answer tells the token's name: write the one that the web app shows.
  name         = "Acme Corporation"
  account_type = "brand"
  account_sid  = "IRgolden0123456789"

  # Give the Auth Token as auth_token_wo, so that no state holds it.

  calls = [
    "GET /CompanyInformation",
    "GET /LegalEntities",
    "GET /Campaigns",
    "GET /Campaigns/{CampaignId}",
    "GET /Campaigns/{CampaignId}/Contracts",
    "GET /MediaPartners",
  ]

  # Not proven, so not declared; look them up in the web app:
  #   POST /Conversions: a conversion cannot be taken back, and which fields it needs depends on the others

  # Operations that were not asked about are not here; -full and -writes ask about more.
}
