data "impact_scope_catalog" "brand" {
  account_type = "brand"
}

# The rows of the token page that "write" in a category stands for.
output "deal_writes" {
  value = [
    for operation in data.impact_scope_catalog.brand.categories["deals"].operations :
    "${operation.method} ${operation.page_path}" if operation.permission == "write"
  ]
}

# Operations that nothing can ask about without doing harm, and why.
output "unprovable" {
  value = merge([
    for category in data.impact_scope_catalog.brand.categories : {
      for operation in category.operations : operation.operation => operation.probe_reason if operation.probe == null
    }
  ]...)
}

# Operations of a token that may read everything, and what asking about them costs.
output "read_only" {
  value = data.impact_scope_catalog.brand.read_scopes
}

output "requests" {
  value = data.impact_scope_catalog.brand.probe_requests.reads
}
