# No API call lists these lists; the web app knows the id.
terraform import impact_promo_code_exception_list.influencers 20001
