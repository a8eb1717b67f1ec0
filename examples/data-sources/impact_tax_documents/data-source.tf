data "impact_tax_documents" "all" {}

check "tax_document" {
  assert {
    condition     = contains(data.impact_tax_documents.all.tax_documents[*].status, "ACTIVE")
    error_message = "No tax document is active, and without one impact.com pays nothing out."
  }
}
