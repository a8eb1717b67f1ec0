# What the configuration does when a credential is dead, with answers made up here:
# no request reaches impact.com.
mock_provider "impact" {
  alias = "development"
}

mock_provider "impact" {
  alias = "staging"
}

mock_provider "impact" {
  alias = "production"
}

variables {
  credentials = {
    development = { account_sid = "IRdevelopment", auth_token = "not-a-secret" }
    staging     = { account_sid = "IRstaging", auth_token = "not-a-secret" }
    production  = { account_sid = "IRproduction", auth_token = "not-a-secret" }
  }
  reporting_account_sid = "IRreporting"
  reporting_auth_token  = "not-a-secret"
}

run "one_is_dead" {
  command = plan

  override_data {
    target = module.development.data.impact_credentials.this
    values = { valid = true, status = "valid" }
  }

  override_data {
    target = module.staging.data.impact_credentials.this
    values = { valid = false, status = "rejected", message = "It was reset." }
  }

  override_data {
    target = module.production.data.impact_credentials.this
    values = { valid = true, status = "valid" }
  }

  expect_failures = [check.credentials]

  assert {
    condition     = toset(keys(output.companies)) == toset(["development", "production"])
    error_message = "The company of a credential that does not work was asked for: ${jsonencode(keys(output.companies))}"
  }
}
