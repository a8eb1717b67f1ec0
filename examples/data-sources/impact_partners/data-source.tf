# Active partners of one campaign.
data "impact_partners" "active" {
  campaign_id        = "1000"
  state              = "ACTIVE"
  relationship_state = "ACTIVE"
}

# impact.com names countries in its own way.
data "impact_partners" "canadian" {
  country = "CANADA"
}

output "marketplace_partners" {
  value = {
    for partner in data.impact_partners.active.partners :
    partner.id => partner.name if partner.partner_type == "MARKETPLACE"
  }
}
