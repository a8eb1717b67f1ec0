# Access tokens whose Auth Tokens are kept in two stores: HashiCorp Vault, which
# Terraform asks itself, and the secrets of GitHub Actions, which come with the run.
# Where each one is kept stands next to what it may do.
terraform {
  required_version = ">= 1.11" # write-only attributes

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
    vault = {
      source  = "hashicorp/vault"
      version = ">= 5.0"
    }
  }
}

provider "impact" {
  account_type = "brand"
}

locals {
  tokens = {
    nightly-reports = {
      account_sid = "IRabcdef0123456789" # not secret
      kept_in     = "vault"
      calls       = ["GET /Campaigns", "GET /Jobs"]
    }
    deal-publisher = {
      account_sid = "IRfedcba9876543210"
      kept_in     = "github"
      calls       = ["GET /Campaigns", "GET /Deals"]
    }
  }

  # A token that its store does not hold is an error here, with its name.
  auth_tokens = {
    vault  = local.vault_auth_tokens
    github = var.github_auth_tokens
  }
}

variable "github_auth_tokens" {
  description = "The Auth Tokens that are secrets of GitHub Actions, by the token's name."
  type        = map(string)
  default     = {}
  ephemeral   = true
}

resource "impact_access_token" "all" {
  for_each = local.tokens

  name          = each.key
  account_type  = "brand"
  account_sid   = each.value.account_sid
  auth_token_wo = local.auth_tokens[each.value.kept_in][each.key]
  calls         = each.value.calls
}

output "statuses" {
  description = "How each live token relates to its declaration."
  value       = { for name, token in impact_access_token.all : name => token.status }
}
