resource "impact_partner_group" "top" {
  campaign_id = "1000"
  name        = "Top partners"
  partner_ids = ["2552842", "2552843"]
}
