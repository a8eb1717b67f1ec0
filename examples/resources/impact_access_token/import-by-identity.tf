import {
  to = impact_access_token.reporting
  identity = {
    account_sid = "IRabcdef0123456789"
  }
}
