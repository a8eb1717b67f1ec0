list "impact_media_property" "all" {
  provider = impact
}
