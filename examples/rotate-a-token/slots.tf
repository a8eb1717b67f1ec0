variable "slots" {
  description = "The two tokens. One without account_sid is requested; issued_at is when its Auth Token was shown."
  type = map(object({
    account_sid = optional(string)
    issued_at   = optional(string)
    deleted     = optional(bool, false)
  }))
}

variable "in_use" {
  description = "The slot whose token the consumers use."
  type        = string
  default     = "blue"
}

variable "auth_tokens" {
  description = "Auth Token of each slot, from a secrets store or the secrets of the pipeline."
  type        = map(string)
  default     = {}
  ephemeral   = true
}

resource "impact_access_token" "reporting" {
  for_each = var.slots

  name         = "reporting-${each.key}"
  account_type = "brand"
  calls        = ["GET /Campaigns", "GET /Deals"] # the same for both

  account_sid   = each.value.account_sid
  auth_token_wo = each.value.account_sid == null ? null : lookup(var.auth_tokens, each.key, null)
  deleted       = each.value.deleted

  issued_at         = each.value.issued_at
  rotate_after_days = each.value.account_sid == null || each.value.deleted ? null : 90
  on_overdue        = "warn" # error: no plan without a rotation
}

output "account_sid" {
  description = "Account SID of the token in use; the consumers read it, and the Auth Token of the same slot."
  value       = impact_access_token.reporting[var.in_use].account_sid

  precondition {
    condition     = impact_access_token.reporting[var.in_use].status == "active"
    error_message = "The token ${var.in_use} is ${impact_access_token.reporting[var.in_use].status}: do not move the consumers to it."
  }
}

output "statuses" {
  description = "How each token relates to its declaration."
  value       = { for slot, token in impact_access_token.reporting : slot => token.status }
}

output "rotate_by" {
  description = "When each Auth Token is to be rotated by."
  value       = { for slot, token in impact_access_token.reporting : slot => token.rotate_by }
}
