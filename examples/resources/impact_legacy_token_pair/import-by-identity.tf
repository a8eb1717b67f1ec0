import {
  to = impact_legacy_token_pair.warehouse
  identity = {
    read_write_account_sid = "IRabcdef0123456789"
    read_only_account_sid  = "IRfedcba9876543210"
  }
}
