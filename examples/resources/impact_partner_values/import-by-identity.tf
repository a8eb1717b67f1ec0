import {
  to = impact_partner_values.coyote
  identity = {
    partner_id = "2552842"
  }
}
