# The deals of a campaign that are under way. A partner must name the campaign.
data "impact_deals" "current" {
  campaign_id = "1000"
  state       = "ACTIVE"
}

# Those without an end.
output "endless" {
  value = [for d in data.impact_deals.current.deals : d.name if d.end_date == null]
}
