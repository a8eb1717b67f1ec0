action "impact_approve_tracking_value_request" "code" {
  config {
    request_id    = "501"
    promo_code    = "SUMMER25"
    credit_policy = "WINNER"
    match_mode    = "LI"
  }
}
