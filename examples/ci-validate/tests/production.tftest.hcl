# Needs the credential of production only:
#   terraform test -filter=tests/production.tftest.hcl
run "production" {
  command = plan

  plan_options {
    target = [data.impact_credentials.production, data.impact_token_scopes.production]
  }

  assert {
    condition     = data.impact_credentials.production.valid
    error_message = data.impact_credentials.production.message
  }

  assert {
    condition     = length(data.impact_token_scopes.production.missing_scopes) == 0
    error_message = data.impact_token_scopes.production.message
  }

  assert {
    condition     = length(data.impact_token_scopes.production.excess_scopes) == 0
    error_message = data.impact_token_scopes.production.message
  }
}
