# The import id is <campaign_id>/<id>; data.impact_contacts shows both. Contacts
# that impact.com made itself have ids such as M1139074.
terraform import impact_contact.manager 1000/2750
