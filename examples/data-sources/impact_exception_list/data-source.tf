data "impact_exception_list" "clearance" {
  id = "10001"
}

output "clearance_skus" {
  value = [for item in data.impact_exception_list.clearance.items : item.value]
}
