list "impact_contact" "all" {
  provider = impact

  config {
    campaign_id = "1000"
  }
}
