# Five dollars off one product, for a season.
resource "impact_deal" "anvil" {
  campaign_id = "1000"
  name        = "5 dollars off every anvil"
  description = "The classic, now lighter on the purse."
  type        = "GENERAL_SALE"
  scope       = "PRODUCT"

  product_name  = "Anvil"
  regular_price = 49.99
  deal_price    = 44.99

  discount_type     = "FIXED"
  discount_amount   = 5
  discount_currency = "USD"

  start_date = "2026-06-01T00:00:00-07:00"
  end_date   = "2026-08-31T23:59:59-07:00"

  restricted_partner_ids = ["2552843"]
}

# Up to half off in some categories.
resource "impact_deal" "clearance" {
  campaign_id = "1000"
  name        = "10 to 50% off"
  type        = "GENERAL_SALE"
  scope       = "CATEGORY"
  categories  = ["Rockets", "Giant magnets"]

  discount_type                = "PERCENT_RANGE"
  discount_percent_range_start = 10
  discount_percent_range_end   = 50
}

# Buy two pairs of skates, get a helmet at half price.
resource "impact_deal" "skates" {
  campaign_id = "1000"
  name        = "Half-price helmet"
  type        = "BOGO"
  scope       = "ENTIRE_STORE"

  bogo_buy_name     = "Rocket skates"
  bogo_buy_quantity = 2
  bogo_buy_scope    = "PRODUCT"

  bogo_get_name             = "Helmet"
  bogo_get_quantity         = 1
  bogo_get_scope            = "PRODUCT"
  bogo_get_discount_type    = "PERCENT"
  bogo_get_discount_percent = 50
}
