# The third value is not set, so it stays as it is.
resource "impact_partner_values" "coyote" {
  partner_id = "2552842"
  value1     = "vip"
  value2     = "north-america"
}
