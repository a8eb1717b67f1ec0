# An agency with one credential that acts on two brands it manages. Copy a provider
# block and a module block to add one.
terraform {
  required_version = ">= 1.8"

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

# The agency itself. Every provider block of this configuration uses its credential,
# from IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN; no brand's own is needed.
provider "impact" {
  account_type = "agency"
}

data "impact_company_information" "agency" {}

variable "brands" {
  description = "Account id of each brand, one of its campaigns, and the partners to look after."
  type        = map(object({ advertiser_id = string, campaign_id = string, partner_ids = set(string) }))
}

provider "impact" {
  alias         = "acme"
  account_type  = "agency"
  advertiser_id = var.brands["acme"].advertiser_id

  # Let the check say that the agency may not act on this brand, and why.
  skip_credentials_validation = true
}

provider "impact" {
  alias                       = "globex"
  account_type                = "agency"
  advertiser_id               = var.brands["globex"].advertiser_id
  skip_credentials_validation = true
}

module "acme" {
  source      = "./brand"
  providers   = { impact = impact.acme }
  campaign_id = var.brands["acme"].campaign_id
  partner_ids = var.brands["acme"].partner_ids
  contact     = { first_name = "Wile", last_name = "Coyote", email_address = "wile.coyote@example.com" }
}

module "globex" {
  source      = "./brand"
  providers   = { impact = impact.globex }
  campaign_id = var.brands["globex"].campaign_id
  partner_ids = var.brands["globex"].partner_ids
  contact     = { first_name = "Road", last_name = "Runner", email_address = "road.runner@example.com" }
}

locals {
  credentials = { acme = module.acme.credential, globex = module.globex.credential }
}

check "brands" {
  assert {
    condition     = alltrue([for credential in local.credentials : credential.valid])
    error_message = join("\n", [for brand, credential in local.credentials : "${brand}: ${credential.message}" if !credential.valid])
  }
}

output "accounts" {
  description = "Whose objects each provider block acts on."
  value = merge(
    { agency = data.impact_company_information.agency.company_name },
    { for brand, credential in local.credentials : brand => credential.company_name },
  )
}
