terraform {
  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

# The credential comes from IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN.
provider "impact" {
  account_type = "brand"
}
