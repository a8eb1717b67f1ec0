terraform {
  required_providers {
    impact = { source = "terraform-provider-impact/impact" }
  }
}

variable "environment" {
  description = "Name of the environment, for the messages."
  type        = string
}

data "impact_credentials" "this" {}

# The calls that the integration makes, the same in every environment.
data "impact_token_scopes" "this" {
  expected_calls = provider::impact::required_scopes("brand", [
    "GET /CompanyInformation", "GET /Campaigns", "GET /Actions", "GET /Deals",
  ])
}

check "credential" {
  assert {
    condition     = data.impact_credentials.this.valid
    error_message = "${var.environment}: ${data.impact_credentials.this.message}"
  }
  assert {
    condition     = length(setunion(data.impact_token_scopes.this.missing_scopes, data.impact_token_scopes.this.excess_scopes)) == 0
    error_message = "${var.environment}: ${data.impact_token_scopes.this.message}"
  }
}
