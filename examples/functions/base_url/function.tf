output "base_url" {
  value = provider::impact::base_url("brand", "IRabc123")
}
