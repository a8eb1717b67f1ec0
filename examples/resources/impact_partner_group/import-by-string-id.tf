import {
  to = impact_partner_group.top
  id = "1000/99999"
}
