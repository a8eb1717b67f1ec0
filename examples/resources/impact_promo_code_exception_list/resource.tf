# Sales with an influencer's code are paid at a rate of their own.
resource "impact_promo_code_exception_list" "influencers" {
  campaign_id        = "1000"
  name               = "Influencer codes"
  action_tracker_ids = ["18500"]

  items = ["WILE25", "ROADRUNNER10"]
}
