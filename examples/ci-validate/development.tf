variable "development_account_sid" {
  description = "Account SID of the token for development."
  type        = string
  default     = null
}

variable "development_auth_token" {
  description = "Auth Token of the token for development."
  type        = string
  default     = null
  ephemeral   = true
}

provider "impact" {
  alias        = "development"
  account_type = "brand"
  account_sid  = var.development_account_sid
  auth_token   = var.development_auth_token

  # Let the checks report a credential that does not work, all of them at once.
  skip_credentials_validation = true
}

data "impact_credentials" "development" {
  provider = impact.development
}

data "impact_token_scopes" "development" {
  provider       = impact.development
  expected_calls = local.scopes
}

check "development" {
  assert {
    condition     = data.impact_credentials.development.valid
    error_message = "development: ${data.impact_credentials.development.message}"
  }

  assert {
    condition     = length(data.impact_token_scopes.development.missing_scopes) == 0 && length(data.impact_token_scopes.development.excess_scopes) == 0
    error_message = "development: ${data.impact_token_scopes.development.message}"
  }
}
