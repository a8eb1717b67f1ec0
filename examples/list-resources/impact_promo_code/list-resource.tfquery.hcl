list "impact_promo_code" "all" {
  provider = impact
}
