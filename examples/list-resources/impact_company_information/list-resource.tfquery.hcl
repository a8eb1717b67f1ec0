# The one record of the account.
list "impact_company_information" "own" {
  provider = impact
}
