# Give the values by environment variables, such as TF_VAR_staging_auth_token,
# so that they appear in no file and on no command line.
#
# Terraform keeps the values of variables in a saved plan, also sensitive ones.
# With Terraform 1.10 or OpenTofu 1.11 and later, "ephemeral = true" beside
# "sensitive = true" keeps them out of it.

variable "development_account_sid" {
  description = "Account SID of the token for development."
  type        = string
}

variable "development_auth_token" {
  description = "Auth Token of the token for development."
  type        = string
  sensitive   = true
}

variable "staging_account_sid" {
  description = "Account SID of the token for staging."
  type        = string
}

variable "staging_auth_token" {
  description = "Auth Token of the token for staging."
  type        = string
  sensitive   = true
}

variable "production_account_sid" {
  description = "Account SID of the token for production."
  type        = string
}

variable "production_auth_token" {
  description = "Auth Token of the token for production."
  type        = string
  sensitive   = true
}
