# terraform apply -invoke=action.impact_decline_contract.applicant
action "impact_decline_contract" "applicant" {
  config {
    campaign_id = "1000"
    contract_id = "P-25070000"
    reason      = "The content does not fit the brand."
  }
}
