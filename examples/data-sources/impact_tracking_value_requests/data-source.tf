data "impact_tracking_value_requests" "undecided" {
  state        = "NEW"
  request_type = "PROMOCODE_TRACKING"
}

# What to decide about, by the id that the actions take.
output "wanted_codes" {
  value = {
    for request in data.impact_tracking_value_requests.undecided.tracking_value_requests :
    request.id => request.promo_codes[*].requested_promo_code
  }
}
