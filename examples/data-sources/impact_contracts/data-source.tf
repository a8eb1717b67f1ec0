# A brand asks per campaign; for a partner campaign_id is optional.
data "impact_contracts" "active" {
  campaign_id = "1000"
}

# Proposals that wait for a decision.
data "impact_contracts" "proposals" {
  campaign_id = "1000"
  status      = "PENDING"
}

# The payouts of each contract, out of the full terms. A partner reads Terms
# instead of TemplateTerms.
output "payouts" {
  value = {
    for contract in data.impact_contracts.active.contracts :
    contract.id => jsondecode(contract.terms_json).TemplateTerms.EventPayouts
  }
}
