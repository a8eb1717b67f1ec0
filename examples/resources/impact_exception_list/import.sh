# data.impact_exception_lists shows the ids of all lists.
terraform import impact_exception_list.clearance 10001
