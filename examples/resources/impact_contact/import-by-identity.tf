import {
  to = impact_contact.manager
  identity = {
    campaign_id = "1000"
    id          = "2750"
  }
}
