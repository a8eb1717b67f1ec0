resource "impact_contact" "manager" {
  campaign_id   = "1000"
  first_name    = "Wile"
  last_name     = "Coyote"
  email_address = "wile.coyote@example.com"
  account_ids   = ["2552842"]

  title  = "Partnership manager"
  labels = ["VIP"]

  work_phone_number         = "8051234567"
  work_phone_number_country = "US"
}
