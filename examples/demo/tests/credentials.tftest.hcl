# terraform test proves the three credentials that the variable holds. A check block
# that does not hold is a warning in a plan, and a failure here.
run "credentials" {
  command = plan

  # A credential that was copied to the wrong environment works all the same.
  assert {
    condition     = length(keys(output.companies)) == length(distinct(values(output.companies)))
    error_message = "Two environments have credentials of the same account: ${jsonencode(output.companies)}"
  }
}
