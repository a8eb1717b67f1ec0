provider "impact" {
  alias        = "production"
  account_type = "brand"
  account_sid  = var.production_account_sid
  auth_token   = var.production_auth_token

  # Report a credential that does not work, instead of failing the whole run.
  skip_credentials_validation = true
}

data "impact_credentials" "production" {
  provider = impact.production
}

data "impact_company_information" "production" {
  count    = data.impact_credentials.production.valid ? 1 : 0
  provider = impact.production
}

check "production" {
  assert {
    condition     = data.impact_credentials.production.valid
    error_message = "production is ${data.impact_credentials.production.status}: ${data.impact_credentials.production.message}"
  }
}
