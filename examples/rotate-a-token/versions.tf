# Rotates a token without a gap: two tokens with equal calls, of which one is in
# use. slots says where the rotation stands:
#
#   1. slots = { blue = { account_sid = … } }                           blue is in use
#   2. slots = { blue = { … }, green = {} }                             green is requested: setup_guide says how
#   3. slots = { blue = { … }, green = { account_sid = … } }            both work, and both are held against calls
#   4. in_use = "green"                                                 the consumers move
#   5. slots = { blue = { …, deleted = true }, green = { … } }          blue was deleted in the web app, and is proven dead
#   6. slots = { green = { … } }                                        blue is forgotten
terraform {
  required_version = ">= 1.11" # write-only attributes

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

# The provider's own credential comes from IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN.
provider "impact" {
  account_type = "brand"
}
