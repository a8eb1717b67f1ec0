output "environments" {
  description = "What each credential turned out to be."
  value = {
    for environment, credential in {
      development = data.impact_credentials.development
      staging     = data.impact_credentials.staging
      production  = data.impact_credentials.production
      } : environment => {
      account_sid  = credential.account_sid
      account_type = credential.account_type
      company_name = credential.company_name
      status       = credential.status
    }
  }
}

output "companies" {
  description = "Website and currency of every account whose credential works."
  value = {
    for environment, found in {
      development = data.impact_company_information.development
      staging     = data.impact_company_information.staging
      production  = data.impact_company_information.production
      } : environment => {
      website  = found[0].website
      currency = found[0].currency
    } if length(found) > 0
  }
}
