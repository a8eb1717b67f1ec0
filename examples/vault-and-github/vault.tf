# The Auth Tokens in Vault, read anew by each plan and apply, and kept by none. The
# Vault provider takes VAULT_ADDR and VAULT_TOKEN from the environment.
ephemeral "vault_kv_secret_v2" "impact" {
  for_each = toset([for name, token in local.tokens : name if token.kept_in == "vault"])
  mount    = "secret"
  name     = "impact/${each.key}"
}

locals {
  vault_auth_tokens = { for name, secret in ephemeral.vault_kv_secret_v2.impact : name => secret.data["auth_token"] }
}
