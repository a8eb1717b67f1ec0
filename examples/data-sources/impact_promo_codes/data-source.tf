# A brand's valid codes of one campaign, and whom they credit.
data "impact_promo_codes" "valid" {
  campaign_id = "1000"
  state       = "ACTIVE"
}

output "partner_by_code" {
  value = { for c in data.impact_promo_codes.valid.promo_codes : c.code => c.assigned_partner_name }
}
