# Proves one credential, that of IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN. A check that
# does not hold is a warning in a plan, and a failure here.
variables { environment = "This environment" }

provider "impact" {
  account_type                = "brand"
  skip_credentials_validation = true
}

run "credential" {
  command = plan
  module { source = "./environment" }
}
