output "where_tokens_are_made" {
  value = provider::impact::settings_url("partner")
}
