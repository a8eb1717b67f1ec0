# One token, declared and held against the live one. The README walks through it.
terraform {
  required_version = ">= 1.11" # write-only arguments

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

# The provider's own credential comes from IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN.
provider "impact" {
  account_type = "brand"
}

variable "account_sid" {
  description = "Account SID of the token."
  type        = string
}

variable "auth_token" {
  description = "Auth Token of the token."
  type        = string
  ephemeral   = true
}

resource "impact_access_token" "reader" {
  name          = "read campaigns"
  account_type  = "brand"
  account_sid   = var.account_sid
  auth_token_wo = var.auth_token

  scopes = {
    company_information = ["read"]
    campaigns           = ["read"]
    # deals               = ["read"]
  }
}

output "status" {
  description = "How the live token relates to this declaration."
  value       = impact_access_token.reader.status
}
