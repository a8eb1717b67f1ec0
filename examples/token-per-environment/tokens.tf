resource "impact_access_token" "reporting" {
  for_each = local.environments

  name         = "reporting-${each.key}"
  description  = "Nightly reports, ${each.key}"
  account_type = "brand"
  api_version  = "14"
  calls        = local.calls

  account_sid   = lookup(var.account_sids, each.key, null)
  auth_token_wo = contains(keys(var.account_sids), each.key) ? local.auth_tokens[each.key] : null

  rotate_after_days = 90
}

output "statuses" {
  description = "How each live token relates to its declaration."
  value       = { for environment, token in impact_access_token.reporting : environment => token.status }
}

output "setup_guides" {
  description = "What to enter and toggle in the web app, for tokens that are still to be created."
  value       = { for environment, token in impact_access_token.reporting : environment => token.setup_guide if token.status == "requested" }
}
