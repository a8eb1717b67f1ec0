import {
  to = impact_partner_group.top
  identity = {
    campaign_id = "1000"
    id          = "99999"
  }
}
