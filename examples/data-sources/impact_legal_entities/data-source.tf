data "impact_legal_entities" "all" {}

# Where each legal entity is billed, by its id. The tax ids are sensitive values.
output "billed_in" {
  value = {
    for entity in data.impact_legal_entities.all.legal_entities :
    entity.id => try(entity.billing_address.country, null)
  }
}
