provider "impact" {
  alias        = "development"
  account_type = "brand"
  account_sid  = var.development_account_sid
  auth_token   = var.development_auth_token

  # Report a credential that does not work, instead of failing the whole run.
  skip_credentials_validation = true
}

data "impact_credentials" "development" {
  provider = impact.development
}

data "impact_company_information" "development" {
  count    = data.impact_credentials.development.valid ? 1 : 0
  provider = impact.development
}

check "development" {
  assert {
    condition     = data.impact_credentials.development.valid
    error_message = "development is ${data.impact_credentials.development.status}: ${data.impact_credentials.development.message}"
  }
}
