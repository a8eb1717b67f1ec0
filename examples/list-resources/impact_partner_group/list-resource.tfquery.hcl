list "impact_partner_group" "all" {
  provider = impact

  config {
    campaign_id = "1000"
  }
}
