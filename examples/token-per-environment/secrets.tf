# The Auth Tokens, by environment. In CI this variable is filled from the secrets
# of the pipeline; being ephemeral, it is in no state and no saved plan.
variable "auth_tokens" {
  description = "Auth Token of each environment's token."
  type        = map(string)
  default     = {}
  ephemeral   = true
}

locals {
  auth_tokens = var.auth_tokens

  # Out of a secrets store instead: the ephemeral resources below read each secret
  # anew at every plan and apply.
  #
  # auth_tokens = { for environment, secret in ephemeral.aws_secretsmanager_secret_version.impact : environment => secret.secret_string }
  # auth_tokens = { for environment, secret in ephemeral.vault_kv_secret_v2.impact : environment => secret.data["auth_token"] }
}

# AWS Secrets Manager (hashicorp/aws, 5.79 and later):
#
# ephemeral "aws_secretsmanager_secret_version" "impact" {
#   for_each  = var.account_sids
#   secret_id = "impact/${each.key}/auth-token"
# }
#
# HashiCorp Vault (hashicorp/vault, 5.0 and later):
#
# ephemeral "vault_kv_secret_v2" "impact" {
#   for_each = var.account_sids
#   mount    = "secret"
#   name     = "impact/${each.key}"
# }
