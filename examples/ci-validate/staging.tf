variable "staging_account_sid" {
  description = "Account SID of the token for staging."
  type        = string
  default     = null
}

variable "staging_auth_token" {
  description = "Auth Token of the token for staging."
  type        = string
  default     = null
  ephemeral   = true
}

provider "impact" {
  alias        = "staging"
  account_type = "brand"
  account_sid  = var.staging_account_sid
  auth_token   = var.staging_auth_token

  # Let the checks report a credential that does not work, all of them at once.
  skip_credentials_validation = true
}

data "impact_credentials" "staging" {
  provider = impact.staging
}

data "impact_token_scopes" "staging" {
  provider       = impact.staging
  expected_calls = local.scopes
}

check "staging" {
  assert {
    condition     = data.impact_credentials.staging.valid
    error_message = "staging: ${data.impact_credentials.staging.message}"
  }

  assert {
    condition     = length(data.impact_token_scopes.staging.missing_scopes) == 0 && length(data.impact_token_scopes.staging.excess_scopes) == 0
    error_message = "staging: ${data.impact_token_scopes.staging.message}"
  }
}
