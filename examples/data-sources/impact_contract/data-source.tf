# A brand names the campaign, too; a partner leaves it out.
data "impact_contract" "acme" {
  id = "S-7777777"
}

# What is paid for each type of event where no rule matches, in percent.
output "rates" {
  value = {
    for payout in try(data.impact_contract.acme.terms.event_payouts, []) :
    payout.event_type_name => payout.default_payout_rate
  }
}
