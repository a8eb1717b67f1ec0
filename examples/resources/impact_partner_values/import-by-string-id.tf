import {
  to = impact_partner_values.coyote
  id = "2552842"
}
