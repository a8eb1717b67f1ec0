import {
  to = impact_deal.anvil
  identity = {
    id = "3"
  }
}
