provider "impact" {
  alias        = "staging"
  account_type = "brand"
  account_sid  = var.staging_account_sid
  auth_token   = var.staging_auth_token

  # Report a credential that does not work, instead of failing the whole run.
  skip_credentials_validation = true
}

data "impact_credentials" "staging" {
  provider = impact.staging
}

data "impact_company_information" "staging" {
  count    = data.impact_credentials.staging.valid ? 1 : 0
  provider = impact.staging
}

check "staging" {
  assert {
    condition     = data.impact_credentials.staging.valid
    error_message = "staging is ${data.impact_credentials.staging.status}: ${data.impact_credentials.staging.message}"
  }
}
