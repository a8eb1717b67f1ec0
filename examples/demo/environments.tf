# Three environments, each with an account and a credential of its own, each proven
# live. Copy a provider block and a module block to add one.
terraform {
  required_version = ">= 1.8"

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

# Give the values by the environment variable TF_VAR_credentials, as JSON, so that they
# are in no file and on no command line. Terraform keeps the values of variables in a
# saved plan, sensitive ones too; with Terraform 1.10 or OpenTofu 1.11 and later,
# "ephemeral = true" keeps them out of it.
variable "credentials" {
  description = "Account SID and Auth Token of each environment."
  type        = map(object({ account_sid = string, auth_token = string }))
  sensitive   = true
}

provider "impact" {
  alias        = "development"
  account_type = "brand"
  account_sid  = var.credentials["development"].account_sid
  auth_token   = var.credentials["development"].auth_token

  # Report a credential that does not work, instead of failing the whole run.
  skip_credentials_validation = true
}

provider "impact" {
  alias                       = "staging"
  account_type                = "brand"
  account_sid                 = var.credentials["staging"].account_sid
  auth_token                  = var.credentials["staging"].auth_token
  skip_credentials_validation = true
}

provider "impact" {
  alias                       = "production"
  account_type                = "brand"
  account_sid                 = var.credentials["production"].account_sid
  auth_token                  = var.credentials["production"].auth_token
  skip_credentials_validation = true
}

module "development" {
  source    = "./environment"
  providers = { impact = impact.development }
}

module "staging" {
  source    = "./environment"
  providers = { impact = impact.staging }
}

module "production" {
  source    = "./environment"
  providers = { impact = impact.production }
}

locals {
  environments = { development = module.development, staging = module.staging, production = module.production }
}

check "credentials" {
  assert {
    condition     = alltrue([for found in local.environments : found.credential.valid])
    error_message = join("\n", [for name, found in local.environments : "${name} is ${found.credential.status}: ${found.credential.message}" if !found.credential.valid])
  }
}

output "environments" {
  description = "What each credential turned out to be."
  value       = { for name, found in local.environments : name => found.credential.status }
}

output "companies" {
  description = "Name and currency of every account whose credential works."
  value       = { for name, found in local.environments : name => found.company if found.company != null }
}
