data "impact_users" "active" {
  state = "ACTIVE"
}

# Who may do what: the roles of each user, with their permissions.
output "access_rights" {
  value = {
    for user in data.impact_users.active.users :
    user.username => user.access_rights
  }
}

# Only people on a list may reach the money.
check "finance" {
  assert {
    condition = alltrue([
      for user in data.impact_users.active.users :
      contains(["hnutt"], user.username) || !contains(user.access_rights[*].role, "Finance")
    ])
    error_message = "Somebody who is not expected has rights in Finance."
  }
}
