# Three environments, each with an access token of its own, each proven live.
# One file per environment: copy a file to add one.
terraform {
  required_version = ">= 1.8"

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}
