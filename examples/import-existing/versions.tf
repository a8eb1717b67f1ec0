# Brings what a brand already has under Terraform's care, with its configuration
# written by Terraform:
#
#   terraform apply                                          find out what there is
#   terraform output -raw import_blocks > imports.tf         one import block each
#   terraform plan -generate-config-out=imported.tf          write the resources
#   terraform apply                                          import them
#
# Then plan again: there is nothing to change. With Terraform 1.14 and later, query
# replaces the first three steps:
#
#   terraform query -generate-config-out=imported.tf
terraform {
  required_version = ">= 1.8"

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
