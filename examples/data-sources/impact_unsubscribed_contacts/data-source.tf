data "impact_unsubscribed_contacts" "summer" {
  campaign_id = "1000"
}

# How many at each partner; the addresses themselves are sensitive.
output "unsubscribed" {
  value = {
    for partner_id, contacts in { for each in data.impact_unsubscribed_contacts.summer.unsubscribed_contacts : each.partner_id => each... } :
    partner_id => length(contacts)
  }
}
