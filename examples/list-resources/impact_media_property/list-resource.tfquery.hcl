# Without a limit, Terraform stops at 100.
list "impact_media_property" "all" {
  provider = impact
  limit    = 1000
}
