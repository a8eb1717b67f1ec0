// Package impact is a client for impact.com's REST API. It knows nothing of
// Terraform.
//
// The API is described by impact.com's published OpenAPI documents (Brand v14,
// Partner v16, Agency v3). Every request this package sends is one of theirs:
// method, path, content type and field names.
//
// A [Client] speaks for one credential. Its HTTP steps stand, in order, in
// newChain; the rules for retrying in retry.go; the shared view of the
// account's hourly budget in budget.go. Objects that the API keeps in
// collections are reached through [Collection], which says once how they are
// listed, read, created, changed and deleted.
package impact
