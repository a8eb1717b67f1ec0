# For terraform query, Terraform 1.14 and later. Each block lists one collection. Without
# a limit, Terraform stops at 100 objects of each.
list "impact_partner_group" "existing" {
  provider = impact
  limit    = 10000

  config {
    campaign_id = var.campaign_id
  }
}

list "impact_contact" "existing" {
  provider = impact
  limit    = 10000

  config {
    campaign_id = var.campaign_id
  }
}

list "impact_deal" "existing" {
  provider = impact
  limit    = 10000

  config {
    campaign_id = var.campaign_id
  }
}

list "impact_promo_code" "existing" {
  provider = impact
  limit    = 10000

  config {
    campaign_id = var.campaign_id
    state       = "ACTIVE"
  }
}

list "impact_exception_list" "existing" {
  provider = impact
  limit    = 1000

  config {
    campaign_id = var.campaign_id
  }
}

list "impact_company_information" "existing" {
  provider = impact
}
