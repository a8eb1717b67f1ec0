variable "campaign_id" {
  description = "Id of the campaign (the web app says program) whose objects to import."
  type        = string
}

data "impact_partner_groups" "existing" {
  campaign_id = var.campaign_id
}

data "impact_contacts" "existing" {
  campaign_id = var.campaign_id
}

data "impact_deals" "existing" {
  campaign_id = var.campaign_id
}

data "impact_promo_codes" "existing" {
  campaign_id = var.campaign_id
  state       = "ACTIVE"
}

data "impact_exception_lists" "existing" {
  campaign_id = var.campaign_id
}

# Import ids as each resource's page shows them. The addresses carry the ids, which
# are unique and stay, unlike names.
locals {
  found = concat(
    [for group in data.impact_partner_groups.existing.partner_groups :
    { to = "impact_partner_group.id_${group.id}", id = "${var.campaign_id}/${group.id}" }],
    [for contact in data.impact_contacts.existing.contacts :
    { to = "impact_contact.id_${contact.id}", id = "${var.campaign_id}/${contact.id}" }],
    [for deal in data.impact_deals.existing.deals :
    { to = "impact_deal.id_${deal.id}", id = deal.id }],
    [for code in data.impact_promo_codes.existing.promo_codes :
    { to = "impact_promo_code.id_${code.id}", id = code.id }],
    [for list in data.impact_exception_lists.existing.exception_lists :
    { to = "impact_exception_list.id_${list.id}", id = list.id }],
  )
}

output "import_blocks" {
  description = "An import block for every object that was found."
  value = join("\n", [for object in local.found : <<-BLOCK
    import {
      to = ${object.to}
      id = "${object.id}"
    }
  BLOCK
  ])
}
