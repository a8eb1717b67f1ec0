# Proves the credentials of three environments on every push, and that nothing that
# was asked contradicts what the integration needs.
terraform {
  required_version = ">= 1.10"

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}
