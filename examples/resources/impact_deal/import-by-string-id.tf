import {
  to = impact_deal.anvil
  id = "3"
}
