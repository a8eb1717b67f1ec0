# The import id is the Account SID of the provider's credential, or the id of the
# managed brand where the provider has advertiser_id.
terraform import impact_company_information.this IRq8mWJybvoQ1020978kbj7am8zzM2dBL1
