# The import id is the id of the partner; data.impact_partners shows it.
terraform import impact_partner_values.coyote 2552842
