# Without a limit, Terraform stops at 100. Expired codes are left out: they cannot be
# imported.
list "impact_promo_code" "all" {
  provider = impact
  limit    = 10000
}

# Only the active ones of one campaign.
list "impact_promo_code" "active" {
  provider = impact

  config {
    campaign_id = "1000"
    state       = "ACTIVE"
  }
}
