action "impact_accept_contract" "applicant" {
  config {
    campaign_id = "1000"
    contract_id = "P-25070000"
    group_ids   = ["99999"]
  }
}
