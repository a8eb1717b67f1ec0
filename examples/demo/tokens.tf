# The access token of an integration, declared: exactly these calls. Needs Terraform
# 1.11 or OpenTofu 1.11; the rest of this configuration does without.
variable "reporting_account_sid" {
  description = "Account SID of the token."
  type        = string
}

variable "reporting_auth_token" {
  description = "Auth Token of the token."
  type        = string
  ephemeral   = true
}

resource "impact_access_token" "reporting" {
  provider      = impact.production
  name          = "nightly-reports"
  account_type  = "brand"
  account_sid   = var.reporting_account_sid
  auth_token_wo = var.reporting_auth_token # neither in the state nor in a plan
  calls         = ["GET /Campaigns", "GET /Deals"]
}

output "reporting" {
  description = "How the live token relates to this declaration."
  value       = impact_access_token.reporting.status
}
