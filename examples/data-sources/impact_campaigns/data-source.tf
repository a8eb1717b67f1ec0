data "impact_campaigns" "active" {
  state = "ACTIVE"
}

output "campaign_ids" {
  value = { for campaign in data.impact_campaigns.active.campaigns : campaign.name => campaign.id }
}
