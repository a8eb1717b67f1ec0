resource "impact_media_property" "blog" {
  name                    = "Hiking notes"
  type                    = "WEBSITE"
  url                     = "https://blog.example.com"
  description             = "Trails, gear and weather for weekend hikers."
  tags                    = ["hiking", "outdoors"]
  revenue_model           = ["PAY_PER_SALE"]
  monthly_unique_visitors = 25000
}

resource "impact_media_property" "app" {
  name             = "Trail planner"
  type             = "MOBILE"
  url              = "https://apps.example.com/trail-planner"
  mobile_platform  = "IOS"
  app_store_rating = 4
  installs         = "TEN_THOUSAND_PLUS"
}

resource "impact_media_property" "channel" {
  name            = "Hiking channel"
  type            = "SOCIAL"
  url             = "https://social.example.com/hiking"
  social_platform = "YOUTUBE"
  followers       = "HUNDRED_THOUSAND_PLUS"
  handle          = "@hiking"
}
