# A managed brand's own credential, for a program that calls the brand's API.
# Terraform itself acts on the brand with advertiser_id in the provider block.
ephemeral "impact_advertiser_credentials" "nutt" {
  advertiser_id = "1048291"
}

# It fits wherever nothing is stored: write-only arguments of a secrets store,
# provider blocks, or another ephemeral resource, such as this proof that the
# credential is a brand's.
ephemeral "impact_credentials" "nutt" {
  account_type = "brand"
  account_sid  = ephemeral.impact_advertiser_credentials.nutt.account_sid
  auth_token   = ephemeral.impact_advertiser_credentials.nutt.auth_token
}
