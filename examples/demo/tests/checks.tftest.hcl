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
  development_account_sid = "IRdevelopment"
  development_auth_token  = "not-a-secret"
  staging_account_sid     = "IRstaging"
  staging_auth_token      = "not-a-secret"
  production_account_sid  = "IRproduction"
  production_auth_token   = "not-a-secret"
}

run "one_is_dead" {
  command = plan

  override_data {
    target = data.impact_credentials.development
    values = { valid = true, status = "valid" }
  }

  override_data {
    target = data.impact_credentials.staging
    values = { valid = false, status = "rejected", message = "It was reset." }
  }

  override_data {
    target = data.impact_credentials.production
    values = { valid = true, status = "valid" }
  }

  expect_failures = [check.staging]

  assert {
    condition     = toset(keys(output.companies)) == toset(["development", "production"])
    error_message = "The company of a credential that does not work was asked for: ${jsonencode(keys(output.companies))}"
  }
}
