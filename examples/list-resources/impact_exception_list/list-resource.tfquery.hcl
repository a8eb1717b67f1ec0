# Without a limit, Terraform stops at 100. The names cost a request or two; each list
# whose configuration is written costs at least one more, for its items.
list "impact_exception_list" "all" {
  provider = impact
  limit    = 1000
}

# Only the SKU lists of one campaign.
list "impact_exception_list" "skus" {
  provider = impact

  config {
    campaign_id = "1000"
    state       = "ACTIVE"
    type        = "SKU"
  }
}
