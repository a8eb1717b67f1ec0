// Package token serves the resources that declare and watch the tokens of an
// account. The file resource.go is the side of the framework, credential.go one
// token in one step of a run: what is declared of it, what was recorded, what it is
// seen to be; steps.go is what a step does with it. The table in decide.go says what
// follows, texts.go has the words for it.
package token

import "github.com/hashicorp/terraform-plugin-framework/resource"

// Resources are the managed resources of the family.
func Resources() []func() resource.Resource {
	return []func() resource.Resource{NewAccessToken, NewLegacyTokenPair}
}
