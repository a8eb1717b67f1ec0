list "impact_deal" "all" {
  provider = impact
}
