data "impact_block_redirect_rules" "running" {
  campaign_id = "1000"
  state       = "RUNNING"
}

# Where traffic is sent, by the name of the rule.
output "redirects" {
  value = {
    for rule in data.impact_block_redirect_rules.running.block_redirect_rules :
    rule.name => rule.redirect_url if rule.action == "REDIRECT"
  }
}
