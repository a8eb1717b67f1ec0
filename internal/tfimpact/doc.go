// Package tfimpact says once what every resource, data source and ephemeral
// resource of the provider would otherwise repeat: configuration, the
// account-type check, early state, reading back, import, identity, patience and
// diagnostics.
//
// A resource is an [Resource]: a description and three or four plain methods on
// its model that talk to the API client and know no request or response of the
// framework. See internal/service/partner/group.go for a complete one. What does not
// fit implements the framework directly and embeds one of the bases.
package tfimpact
