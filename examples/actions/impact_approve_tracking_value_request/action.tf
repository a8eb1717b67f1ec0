# terraform apply -invoke=action.impact_approve_tracking_value_request.code
action "impact_approve_tracking_value_request" "code" {
  config {
    request_id    = "501"
    promo_code    = "SUMMER25"
    credit_policy = "WINNER"
    match_mode    = "LI"
  }
}

# Every request for one code, with the code that the partner wants.
data "impact_tracking_value_requests" "new" {
  state        = "NEW"
  request_type = "PROMOCODE_TRACKING"
}

action "impact_approve_tracking_value_request" "new" {
  for_each = {
    for request in data.impact_tracking_value_requests.new.tracking_value_requests :
    request.id => request if length(request.promo_codes) == 1
  }

  config {
    request_id    = each.key
    promo_code    = each.value.promo_codes[0].requested_promo_code
    credit_policy = "WINNER"
    match_mode    = "LI"
  }
}
