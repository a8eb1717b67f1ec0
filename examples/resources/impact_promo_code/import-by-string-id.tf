import {
  to = impact_promo_code.wile
  id = "8111554"
}
