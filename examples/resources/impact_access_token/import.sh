# By Account SID. The next plan adopts the token with the Auth Token of the configuration.
terraform import impact_access_token.reporting IRabcdef0123456789
