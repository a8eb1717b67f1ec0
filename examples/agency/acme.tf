variable "acme" {
  description = "Account id of the brand, one of its campaigns, and the partners to look after."
  type = object({
    advertiser_id = string
    campaign_id   = string
    partner_ids   = set(string)
  })
}

provider "impact" {
  alias         = "acme"
  account_type  = "agency"
  advertiser_id = var.acme.advertiser_id

  # Let the check say that the agency may not act on this brand, and why.
  skip_credentials_validation = true
}

data "impact_credentials" "acme" {
  provider = impact.acme
}

check "acme" {
  assert {
    condition     = data.impact_credentials.acme.valid
    error_message = "acme: ${data.impact_credentials.acme.message}"
  }
}

resource "impact_partner_group" "acme" {
  provider    = impact.acme
  campaign_id = var.acme.campaign_id
  name        = "Looked after by the agency"
  partner_ids = var.acme.partner_ids
}

resource "impact_contact" "acme" {
  provider      = impact.acme
  campaign_id   = var.acme.campaign_id
  account_ids   = var.acme.partner_ids
  first_name    = "Wile"
  last_name     = "Coyote"
  email_address = "wile.coyote@example.com"
  labels        = ["agency"]
}
