data "impact_partner" "blog" {
  id = "2552842"
}

output "primary_contact" {
  value = one([for contact in data.impact_partner.blog.contacts : contact.email if contact.is_primary])
}
