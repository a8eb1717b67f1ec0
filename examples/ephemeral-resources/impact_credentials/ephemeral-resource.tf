# Proves the provider's own credential, and hands it on. Nothing of it reaches
# state or plan.
ephemeral "impact_credentials" "this" {}

# Whatever takes ephemeral values can use it: a write-only argument of a secrets
# store, or another provider's configuration.
locals {
  request = {
    url           = "${ephemeral.impact_credentials.this.base_url}/Campaigns"
    authorization = ephemeral.impact_credentials.this.authorization_header
  }
}
