# Everybody at one partner.
data "impact_contacts" "blog" {
  campaign_id = "1000"
  account_id  = "2552842"
}

output "addresses" {
  value = [for contact in data.impact_contacts.blog.contacts : contact.email_address]
}
