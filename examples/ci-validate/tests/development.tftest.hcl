# Needs the credential of development only:
#   terraform test -filter=tests/development.tftest.hcl
run "development" {
  command = plan

  plan_options {
    target = [data.impact_credentials.development, data.impact_token_scopes.development]
  }

  assert {
    condition     = data.impact_credentials.development.valid
    error_message = data.impact_credentials.development.message
  }

  assert {
    condition     = length(data.impact_token_scopes.development.missing_scopes) == 0
    error_message = data.impact_token_scopes.development.message
  }

  assert {
    condition     = length(data.impact_token_scopes.development.excess_scopes) == 0
    error_message = data.impact_token_scopes.development.message
  }
}
