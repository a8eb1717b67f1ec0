import {
  to = impact_promo_code_exception_list.influencers
  identity = {
    id = "20001"
  }
}
