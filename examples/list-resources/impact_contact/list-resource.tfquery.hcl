# Without a limit, Terraform stops at 100.
list "impact_contact" "all" {
  provider = impact
  limit    = 10000

  config {
    campaign_id = "1000"
  }
}

# Only those of one partner.
list "impact_contact" "of_one_partner" {
  provider = impact

  config {
    campaign_id = "1000"
    account_id  = "10234"
  }
}
