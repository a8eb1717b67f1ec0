# Takes every declared token on board in a state of its own, which is thrown away
# afterwards: so everything is asked anew, whatever was recorded before.
#
#   terraform test -junit-xml=terraform-test.xml
run "fleet" {
  assert {
    condition     = alltrue([for token in impact_access_token.fleet : token.status == "active"])
    error_message = "Not active: ${jsonencode({ for name, token in impact_access_token.fleet : name => token.status if token.status != "active" })}"
  }

  assert {
    condition     = alltrue([for token in impact_access_token.fleet : try(length(token.unproven_scopes), 0) == 0])
    error_message = "Not proven: ${jsonencode({ for name, token in impact_access_token.fleet : name => token.unproven_scopes if try(length(token.unproven_scopes), 0) > 0 })}"
  }
}
