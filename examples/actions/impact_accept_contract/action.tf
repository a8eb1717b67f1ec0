# terraform apply -invoke=action.impact_accept_contract.applicant
action "impact_accept_contract" "applicant" {
  config {
    campaign_id = "1000"
    contract_id = "P-25070000"
    group_ids   = ["99999"]
  }
}

# All that are waiting for a decision.
data "impact_contracts" "waiting" {
  campaign_id = "1000"
  status      = "PENDING"
}

action "impact_accept_contract" "waiting" {
  for_each = toset(data.impact_contracts.waiting.contracts[*].id)

  config {
    campaign_id = "1000"
    contract_id = each.key
  }
}
