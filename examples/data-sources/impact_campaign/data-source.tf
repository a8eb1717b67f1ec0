data "impact_campaign" "summer" {
  id = "1000"
}

output "campaign" {
  value = data.impact_campaign.summer.name
}
