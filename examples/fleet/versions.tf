# A fleet of access tokens out of one file: tokens.yaml. Each is declared, held
# against the live one, and written into a file for an auditor.
#
#   terraform plan -detailed-exitcode                 0: no difference, 2: a difference, 1: an error
#   terraform apply                                   records what was found
#   terraform output -json evidence > evidence.json   what was proven, when, and by what answers
#   sh doctor.sh                                      the same per token, without Terraform
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
