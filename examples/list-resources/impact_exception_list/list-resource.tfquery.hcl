list "impact_exception_list" "all" {
  provider = impact
}
