# One access token per environment, equal scopes, secrets out of a secrets store.
# No Auth Token reaches the state or a plan.
terraform {
  required_version = ">= 1.11" # write-only attributes

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

# The provider's own credential, from IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN,
# plays no part in verifying the tokens: each is proven with itself.
provider "impact" {
  account_type = "brand"
}
