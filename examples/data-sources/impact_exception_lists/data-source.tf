# Which lists of SKUs a campaign has, and how long they are.
data "impact_exception_lists" "skus" {
  campaign_id = "1000"
  state       = "ACTIVE"
  type        = "SKU"
}

output "sku_lists" {
  value = {
    for list in data.impact_exception_lists.skus.exception_lists :
    list.id => "${list.name}: ${list.number_of_items} items"
  }
}
