# What is the same for every environment. The credential is that of the provider block
# which the caller hands over.
terraform {
  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

data "impact_credentials" "this" {}

data "impact_company_information" "this" {
  count = data.impact_credentials.this.valid ? 1 : 0
}

output "credential" {
  description = "Whether the credential works, and why not."
  value       = data.impact_credentials.this
}

output "company" {
  description = "Name and currency of the account; null when the credential does not work."
  value       = one([for company in data.impact_company_information.this : "${company.company_name} (${company.currency})"])
}
