# Wile E. Coyote is credited for every order with this code.
resource "impact_promo_code" "wile" {
  campaign_id         = "1000"
  assigned_partner_id = "2552842"
  code                = "WILE10"
  type                = "LI"
  credit_policy       = "ALWAYS"
}

# A code for a season, linked to the deal that it stands for. Any offset will do:
# dates are compared as instants.
resource "impact_deal" "summer" {
  campaign_id      = "1000"
  name             = "Summer: 10% off"
  type             = "GENERAL_SALE"
  scope            = "ENTIRE_STORE"
  discount_type    = "PERCENT"
  discount_percent = 10
}

resource "impact_promo_code" "summer" {
  campaign_id         = "1000"
  assigned_partner_id = "2552843"
  code                = "RUNNER-SUMMER"
  type                = "LI"
  credit_policy       = "WINNER"
  deal_id             = impact_deal.summer.id
  start_date          = "2026-06-01T00:00:00-07:00"
  end_date            = "2026-08-31T23:59:59-07:00"
}
