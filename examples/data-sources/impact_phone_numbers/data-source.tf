data "impact_phone_numbers" "all" {}

# Numbers that were never assigned, by the id that the action takes.
output "unused" {
  value = { for number in data.impact_phone_numbers.all.phone_numbers : number.id => number.international_number if number.last_date_assigned == null }
}
