// Package terraformcli finds a Terraform or OpenTofu command-line program, or
// installs Terraform where there is none, and runs it against the provider
// built from this module. It serves the acceptance tests, the demo and the
// documentation; the provider itself never needs it.
package terraformcli
