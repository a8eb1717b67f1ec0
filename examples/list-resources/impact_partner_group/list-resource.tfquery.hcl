# Without a limit, Terraform stops at 100.
list "impact_partner_group" "all" {
  provider = impact
  limit    = 10000

  config {
    campaign_id = "1000"
  }
}
