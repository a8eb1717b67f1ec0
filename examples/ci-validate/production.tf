variable "production_account_sid" {
  description = "Account SID of the token for production."
  type        = string
  default     = null
}

variable "production_auth_token" {
  description = "Auth Token of the token for production."
  type        = string
  default     = null
  ephemeral   = true
}

provider "impact" {
  alias        = "production"
  account_type = "brand"
  account_sid  = var.production_account_sid
  auth_token   = var.production_auth_token

  # Let the checks report a credential that does not work, all of them at once.
  skip_credentials_validation = true
}

data "impact_credentials" "production" {
  provider = impact.production
}

data "impact_token_scopes" "production" {
  provider       = impact.production
  expected_calls = local.scopes
}

check "production" {
  assert {
    condition     = data.impact_credentials.production.valid
    error_message = "production: ${data.impact_credentials.production.message}"
  }

  assert {
    condition     = length(data.impact_token_scopes.production.missing_scopes) == 0 && length(data.impact_token_scopes.production.excess_scopes) == 0
    error_message = "production: ${data.impact_token_scopes.production.message}"
  }
}
