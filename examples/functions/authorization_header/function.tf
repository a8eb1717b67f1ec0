variable "auth_token" {
  type      = string
  sensitive = true
  default   = "not-a-real-token"
}

output "authorization" {
  value     = provider::impact::authorization_header("IRabc123", var.auth_token)
  sensitive = true
}
