data "impact_scope_catalog" "brand" {
  account_type = "brand"
}

# The calls that "write" in a category opens.
output "deal_writes" {
  value = [
    for endpoint in data.impact_scope_catalog.brand.categories["deals"].endpoints :
    "${endpoint.method} ${endpoint.path}" if endpoint.permission == "write"
  ]
}

# Scopes of a token that may read everything, and what proving them costs.
output "read_only" {
  value = data.impact_scope_catalog.brand.read_scopes
}

output "requests" {
  value = data.impact_scope_catalog.brand.probe_requests.reads
}
