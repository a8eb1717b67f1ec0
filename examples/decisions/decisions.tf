# Decisions about applications to a campaign as code: reviewed, merged, made once. A
# decision cannot be taken back, so a line that is removed or changed undoes nothing:
# impact.com refuses another decision about the same contract.
terraform {
  required_version = ">= 1.14" # actions

  required_providers {
    impact = {
      source = "terraform-provider-impact/impact"
    }
  }
}

# The credential comes from IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN.
provider "impact" {
  account_type = "brand"
}

variable "campaign_id" {
  description = "Id of the campaign (the web app says program) that the partners applied to."
  type        = string
}

locals {
  decisions = yamldecode(file("${path.module}/decisions.yaml"))
}

resource "impact_partner_group" "newcomers" {
  campaign_id = var.campaign_id
  name        = "Newcomers"

  lifecycle {
    ignore_changes = [partner_ids] # the accepted ones join by the decision
  }
}

action "impact_accept_contract" "accept" {
  for_each = local.decisions

  config {
    campaign_id = var.campaign_id
    contract_id = each.key
    group_ids   = [impact_partner_group.newcomers.id]
  }
}

action "impact_decline_contract" "decline" {
  for_each = local.decisions

  config {
    campaign_id = var.campaign_id
    contract_id = each.key
    reason      = "The content does not fit the brand."
  }
}

# The state remembers what was decided, so that nothing is decided twice. A decision
# that fails is not remembered, and the next apply makes it again.
resource "terraform_data" "accepted" {
  for_each = toset([for contract, decision in local.decisions : contract if decision == "accept"])
  input    = each.key

  lifecycle {
    action_trigger {
      events  = [before_create]
      actions = [action.impact_accept_contract.accept[each.key]]
    }
  }
}

resource "terraform_data" "declined" {
  for_each = toset([for contract, decision in local.decisions : contract if decision == "decline"])
  input    = each.key

  lifecycle {
    action_trigger {
      events  = [before_create]
      actions = [action.impact_decline_contract.decline[each.key]]
    }
  }
}
