// Package token serves what declares and watches the tokens of an account. What a
// credential is declared, recorded and seen to be is in credential.go; what
// follows from that in decide.go; the words for people in texts.go.
package token

import "github.com/hashicorp/terraform-plugin-framework/resource"

// Resources are the managed resources of the family.
func Resources() []func() resource.Resource {
	return []func() resource.Resource{NewAccessToken, NewLegacyTokenPair}
}
