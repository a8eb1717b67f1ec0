# What the agency keeps at every brand. The provider block that the caller hands over
# says which brand it is.
terraform {
  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

variable "campaign_id" {
  description = "Id of the brand's campaign (the web app says program)."
  type        = string
}

variable "partner_ids" {
  description = "The partners to look after."
  type        = set(string)
}

variable "contact" {
  description = "The agency's person for these partners."
  type        = object({ first_name = string, last_name = string, email_address = string })
}

data "impact_credentials" "this" {}

resource "impact_partner_group" "this" {
  campaign_id = var.campaign_id
  name        = "Looked after by the agency"
  partner_ids = var.partner_ids
}

resource "impact_contact" "this" {
  campaign_id   = var.campaign_id
  account_ids   = var.partner_ids
  first_name    = var.contact.first_name
  last_name     = var.contact.last_name
  email_address = var.contact.email_address
  labels        = ["agency"]
}

output "credential" {
  description = "Whether the agency may act on the brand, and why not."
  value       = data.impact_credentials.this
}
