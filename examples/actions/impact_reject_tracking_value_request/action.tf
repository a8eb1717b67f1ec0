# terraform apply -invoke=action.impact_reject_tracking_value_request.phone
action "impact_reject_tracking_value_request" "phone" {
  config {
    request_id = "502"
  }
}
