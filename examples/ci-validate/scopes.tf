# The calls that the integration makes. All environments need the same scopes.
locals {
  scopes = provider::impact::required_scopes("brand", [
    "GET /CompanyInformation",
    "GET /Campaigns",
    "GET /Actions",
    "GET /Deals",
  ])
}
