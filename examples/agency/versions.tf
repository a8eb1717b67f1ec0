# An agency with one credential that acts on two brands it manages. One file per
# brand: copy a file to add one.
terraform {
  required_version = ">= 1.8"

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}
