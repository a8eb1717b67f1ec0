# A partner may want to know which codes are paid differently.
data "impact_promo_code_exception_list" "influencers" {
  id = "20001"
}

output "influencer_codes" {
  value = [for item in data.impact_promo_code_exception_list.influencers.items : item.value]
}
