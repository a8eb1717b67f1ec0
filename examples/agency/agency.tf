# The agency itself. Every provider block of this configuration uses its credential,
# from IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN; no brand's own is needed.
provider "impact" {
  account_type = "agency"
}

data "impact_company_information" "agency" {}

output "accounts" {
  description = "Whose objects each provider block acts on."
  value = {
    agency = data.impact_company_information.agency.company_name
    acme   = data.impact_credentials.acme.company_name
    globex = data.impact_credentials.globex.company_name
  }
}
