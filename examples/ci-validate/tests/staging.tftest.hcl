# Needs the credential of staging only:
#   terraform test -filter=tests/staging.tftest.hcl
run "staging" {
  command = plan

  plan_options {
    target = [data.impact_credentials.staging, data.impact_token_scopes.staging]
  }

  assert {
    condition     = data.impact_credentials.staging.valid
    error_message = data.impact_credentials.staging.message
  }

  assert {
    condition     = length(data.impact_token_scopes.staging.missing_scopes) == 0
    error_message = data.impact_token_scopes.staging.message
  }

  assert {
    condition     = length(data.impact_token_scopes.staging.excess_scopes) == 0
    error_message = data.impact_token_scopes.staging.message
  }
}
