data "impact_withdrawal_settings" "this" {}

check "payouts" {
  assert {
    condition     = data.impact_withdrawal_settings.this.payment_method != null
    error_message = "No payment method is configured, so nothing is paid out."
  }
}
