data "impact_credentials" "this" {}

check "credentials" {
  assert {
    condition     = data.impact_credentials.this.valid
    error_message = data.impact_credentials.this.message
  }
}

output "account" {
  value = data.impact_credentials.this.company_name
}
