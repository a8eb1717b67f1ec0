data "impact_partner_groups" "all" {
  campaign_id = "1000"
}

# Ids of the groups by name; names need not be unique.
output "groups" {
  value = {
    for group in data.impact_partner_groups.all.partner_groups :
    group.name => group.id...
  }
}
