# data.impact_deals shows the ids of all deals.
terraform import impact_deal.anvil 3
