data "impact_company_information" "this" {}

output "company" {
  value = "${data.impact_company_information.this.company_name} (${data.impact_company_information.this.currency})"
}
