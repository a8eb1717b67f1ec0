# Properties that impact.com has not verified yet.
data "impact_media_properties" "waiting" {
  ownership_verified = false
}

output "waiting_for_verification" {
  value = data.impact_media_properties.waiting.media_properties[*].name
}
