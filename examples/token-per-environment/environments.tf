locals {
  # One calls local for all environments: a token that somebody duplicates in the
  # web app, and then changes, shows in the next plan.
  calls = provider::impact::required_scopes("brand", [
    "GET /Campaigns",
    "GET /Actions",
    "GET /Campaigns/{CampaignId}/Contracts",
  ])

  environments = toset(["development", "staging", "production"])
}

variable "account_sids" {
  description = "Account SID of each environment's token. Leave out one that is still to be created: setup_guides says how."
  type        = map(string)
  default     = {}
}
