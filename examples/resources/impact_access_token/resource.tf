variable "reporting_account_sid" {
  description = "Account SID of the token; null until it was created in the web app."
  type        = string
  default     = null
}

variable "reporting_auth_token" {
  description = "Auth Token of the token; null until it was created in the web app."
  type        = string
  default     = null
  ephemeral   = true
}

# Apply once without credentials: setup_guide says what to enter and toggle. Then
# give the two variables: every plan proves that the token is what this says.
resource "impact_access_token" "reporting" {
  name             = "nightly-reports"
  description      = "Reads actions and contracts for the data warehouse"
  account_type     = "brand"
  api_version      = "14"
  primary_contact  = "Wile E. Coyote"
  developer_emails = ["data-platform@example.com"]

  # What the integration calls, and nothing else.
  calls = provider::impact::required_scopes("brand", [
    "GET /Actions",
    "GET /Campaigns/{CampaignId}/Contracts",
  ])

  account_sid           = var.reporting_account_sid
  auth_token_wo         = var.reporting_auth_token
  auth_token_wo_version = var.reporting_account_sid == null ? null : 1

  rotate_after_days = 90
}

output "reporting_setup" {
  value = impact_access_token.reporting.setup_guide
}
