variable "legacy_read_write_token" {
  description = "Auth Token of the legacy read/write credential."
  type        = string
  ephemeral   = true
}

variable "legacy_read_only_token" {
  description = "Auth Token of the legacy read-only credential."
  type        = string
  ephemeral   = true
}

resource "impact_legacy_token_pair" "warehouse" {
  account_type = "brand"

  read_write = {
    account_sid           = "IRabcdef0123456789"
    auth_token_wo         = var.legacy_read_write_token
    auth_token_wo_version = 1
  }

  read_only = {
    account_sid           = "IRfedcba9876543210"
    auth_token_wo         = var.legacy_read_only_token
    auth_token_wo_version = 1
  }

  # Proves that the read-only credential cannot write, by requests that change nothing.
  verification = "full"
}
