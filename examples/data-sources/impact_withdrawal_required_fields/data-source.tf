data "impact_withdrawal_required_fields" "germany" {
  bank_country   = "DE"
  payment_method = "BANK_TRANSFER"
}

output "fields" {
  value = data.impact_withdrawal_required_fields.germany.required_fields
}
