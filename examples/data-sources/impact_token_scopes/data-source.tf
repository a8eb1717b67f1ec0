# What the calls of this integration need, and what the credential may do.
locals {
  needed = provider::impact::required_scopes("brand", [
    "GET /Campaigns",
    "GET /Deals",
    "PUT /Deals/{DealId}",
  ])
}

data "impact_token_scopes" "integration" {
  expected_calls = local.needed
  probe_writes   = true # costs some requests more, and changes nothing
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
  calls = ["GET /Campaigns", "GET /Deals"]
}

output "may_read_deals" {
  value = contains(data.impact_token_scopes.deals.granted_scopes, "GET /Deals")
}
