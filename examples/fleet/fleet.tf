variable "auth_tokens" {
  description = "Auth Token of each token that has calls in tokens.yaml, by its name."
  type        = map(string)
  default     = {}
  ephemeral   = true
}

locals {
  tokens    = yamldecode(file("${path.module}/tokens.yaml"))
  declared  = { for name, token in local.tokens : name => token if can(token.calls) }
  inventory = { for name, token in local.tokens : name => token if !can(token.calls) }
}

resource "impact_access_token" "fleet" {
  for_each = local.declared

  name             = each.key
  account_type     = each.value.account_type
  developer_emails = [each.value.owner]
  calls            = each.value.calls

  account_sid   = try(each.value.account_sid, null) # without one, the token is requested
  auth_token_wo = lookup(var.auth_tokens, each.key, null)

  on_mismatch = try(each.value.on_mismatch, null)
  on_drift    = try(each.value.on_drift, null)

  issued_at         = try(each.value.issued_at, null)
  rotate_after_days = try(each.value.rotate_after_days, null)
}

resource "impact_access_token" "inventory" {
  for_each = local.inventory

  name             = each.key
  account_type     = each.value.account_type
  developer_emails = [each.value.owner]
  account_sid      = each.value.account_sid
  verification     = "none"
}
