import {
  to = impact_promo_code.wile
  identity = {
    id = "8111554"
  }
}
