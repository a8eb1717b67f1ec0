data "impact_advertisers" "all" {}

# The ids that advertiser_id in a provider block takes, by the names of the
# brands; names need not be unique.
output "advertiser_ids" {
  value = {
    for advertiser in data.impact_advertisers.all.advertisers :
    advertiser.name => advertiser.id...
  }
}

# Brands whose account has overdue payments.
output "delinquent" {
  value = [
    for advertiser in data.impact_advertisers.all.advertisers :
    advertiser.id if advertiser.state == "DELINQUENT"
  ]
}
