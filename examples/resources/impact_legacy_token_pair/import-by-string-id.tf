import {
  to = impact_legacy_token_pair.warehouse
  id = "IRabcdef0123456789/IRfedcba9876543210"
}
