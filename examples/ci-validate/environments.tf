# Proves the credentials of three environments, and that nothing that was asked
# contradicts what the integration needs. A CI job tests the module with its own one.
terraform {
  required_version = ">= 1.10"

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

variable "credentials" {
  description = "Account SID and Auth Token of each environment's token."
  type        = map(object({ account_sid = string, auth_token = string }))
  ephemeral   = true
}

provider "impact" {
  alias                       = "development"
  account_type                = "brand"
  account_sid                 = var.credentials["development"].account_sid
  auth_token                  = var.credentials["development"].auth_token
  skip_credentials_validation = true # the checks report
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
  source      = "./environment"
  environment = "development"
  providers   = { impact = impact.development }
}

module "staging" {
  source      = "./environment"
  environment = "staging"
  providers   = { impact = impact.staging }
}

module "production" {
  source      = "./environment"
  environment = "production"
  providers   = { impact = impact.production }
}
