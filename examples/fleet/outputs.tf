output "tokens" {
  description = "What is declared of each token; doctor.sh reads it."
  value = {
    for name, token in impact_access_token.fleet : name => {
      account_type = token.account_type
      account_sid  = token.account_sid
      calls        = token.calls
    } if token.account_sid != null
  }
}

output "evidence" {
  description = "What was proven of each token, when, and by what answers."
  value = {
    for name, token in merge(impact_access_token.fleet, impact_access_token.inventory) : name => {
      account_type     = token.account_type
      account_sid      = token.account_sid
      verification     = token.verification
      status           = token.status
      calls            = token.calls
      granted_scopes   = token.granted_scopes
      missing_scopes   = token.missing_scopes
      excess_scopes    = token.excess_scopes
      unproven_scopes  = token.unproven_scopes
      unchecked_scopes = token.unchecked_scopes
      evidence         = token.evidence
      last_verified_at = token.last_verified_at
      rotate_by        = token.rotate_by
    }
  }
}

output "to_do" {
  description = "Tokens of which something is open, by status."
  value = {
    for name, token in merge(impact_access_token.fleet, impact_access_token.inventory) : token.status => name... if token.status != "active"
  }
}
