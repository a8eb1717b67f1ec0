import {
  to = impact_access_token.reporting
  id = "IRabcdef0123456789"
}
