# By the Account SIDs of the read/write and of the read-only credential.
terraform import impact_legacy_token_pair.warehouse IRabcdef0123456789/IRfedcba9876543210
