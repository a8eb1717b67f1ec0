# ["GET /Campaigns", "GET /Deals/{DealId}", "POST /Conversions", "PUT /Deals/{DealId}"]
output "scopes" {
  value = provider::impact::required_scopes("brand", [
    "GET /Campaigns",
    "POST /Conversions",
    "GET /Deals/{DealId}",
    "PUT https://api.impact.com/Advertisers/IRabc123/Deals/4711",
  ])
}
