import {
  to = impact_promo_code_exception_list.influencers
  id = "20001"
}
