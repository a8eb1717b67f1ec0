# Clearance items, by SKU, are paid at a rate of their own. A name is what
# contracts show; without one, leave it empty.
resource "impact_exception_list" "clearance" {
  campaign_id        = "1000"
  name               = "Clearance"
  type               = "SKU"
  action_tracker_ids = ["18500"]

  items = {
    "SNK-0001" = "Red sneakers"
    "SNK-0002" = ""
  }
}

# Thousands of items are one upload, so they may as well come from a table.
locals {
  gift_cards = <<-CSV
    sku,name
    GC-25,Gift card 25
    GC-50,Gift card 50
    GC-100,Gift card 100
  CSV
}

resource "impact_exception_list" "gift_cards" {
  campaign_id        = "1000"
  name               = "Gift cards"
  type               = "SKU"
  action_tracker_ids = ["18500"]

  items = { for row in csvdecode(local.gift_cards) : row.sku => row.name }
}
