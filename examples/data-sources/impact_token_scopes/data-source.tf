# What the calls of this integration need, and what the credential may do.
locals {
  needed = provider::impact::required_scopes("brand", [
    "GET /Campaigns",
    "GET /Deals",
    "POST /Deals",
  ])
}

data "impact_token_scopes" "integration" {
  expected_scopes = local.needed
  probe_writes    = true # costs some requests more, and changes nothing
}

check "least_privilege" {
  assert {
    condition     = length(data.impact_token_scopes.integration.missing_scopes) == 0
    error_message = data.impact_token_scopes.integration.message
  }
  assert {
    condition     = length(data.impact_token_scopes.integration.excess_scopes) == 0
    error_message = data.impact_token_scopes.integration.message
  }
}

# Only what matters, for two requests.
data "impact_token_scopes" "deals" {
  categories = ["campaigns", "deals"]
}

output "may_read_deals" {
  value = data.impact_token_scopes.deals.scopes["deals"].read == "granted"
}
