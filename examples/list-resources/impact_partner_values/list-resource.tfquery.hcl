# Those of partners with at least one value. Without a limit, Terraform stops at 100.
list "impact_partner_values" "all" {
  provider = impact
  limit    = 10000
}
