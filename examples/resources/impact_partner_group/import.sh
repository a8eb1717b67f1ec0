# The import id is <campaign_id>/<id>; data.impact_partner_groups shows both.
terraform import impact_partner_group.top 1000/99999
