# data.impact_promo_codes shows the ids of all codes. One that is expired cannot
# be imported: nothing is left to manage.
terraform import impact_promo_code.wile 8111554
