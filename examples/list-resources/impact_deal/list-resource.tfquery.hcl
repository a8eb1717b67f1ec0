# Without a limit, Terraform stops at 100.
list "impact_deal" "all" {
  provider = impact
  limit    = 10000
}

# Only those of one campaign that have not expired.
list "impact_deal" "active" {
  provider = impact

  config {
    campaign_id = "1000"
    state       = "ACTIVE"
  }
}
