# For terraform query, Terraform 1.14 and later. Each block lists one collection.
list "impact_partner_group" "existing" {
  provider = impact

  config {
    campaign_id = var.campaign_id
  }
}

list "impact_contact" "existing" {
  provider = impact

  config {
    campaign_id = var.campaign_id
  }
}
