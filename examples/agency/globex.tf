variable "globex" {
  description = "Account id of the brand, one of its campaigns, and the partners to look after."
  type = object({
    advertiser_id = string
    campaign_id   = string
    partner_ids   = set(string)
  })
}

provider "impact" {
  alias         = "globex"
  account_type  = "agency"
  advertiser_id = var.globex.advertiser_id

  # Let the check say that the agency may not act on this brand, and why.
  skip_credentials_validation = true
}

data "impact_credentials" "globex" {
  provider = impact.globex
}

check "globex" {
  assert {
    condition     = data.impact_credentials.globex.valid
    error_message = "globex: ${data.impact_credentials.globex.message}"
  }
}

resource "impact_partner_group" "globex" {
  provider    = impact.globex
  campaign_id = var.globex.campaign_id
  name        = "Looked after by the agency"
  partner_ids = var.globex.partner_ids
}

resource "impact_contact" "globex" {
  provider      = impact.globex
  campaign_id   = var.globex.campaign_id
  account_ids   = var.globex.partner_ids
  first_name    = "Road"
  last_name     = "Runner"
  email_address = "road.runner@example.com"
  labels        = ["agency"]
}
