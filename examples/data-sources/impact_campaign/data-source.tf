data "impact_campaign" "summer" {
  id = "1000"
}

output "campaign" {
  value = data.impact_campaign.summer.name
}

# What a brand has set; null for partners.
output "deep_link_domains" {
  value = try(data.impact_campaign.summer.gateway_tracking_settings.deep_link_domains, [])
}
