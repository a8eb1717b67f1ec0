package token

import (
	"fmt"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// declaredTokens knows which resource of one configured provider declares which
// token. A provider is not told the address of a resource, so a resource is
// known by its type and name: two that share both are not told apart.
type declaredTokens struct{ owners sync.Map } // by SID

// declare registers the resource that declares a SID, and refuses a SID that
// another one declares already.
func (t *declaredTokens) declare(c *credential) (diags diag.Diagnostics) {
	other, taken := t.owners.LoadOrStore(c.sid, c.owner)
	renamed := c.sameToken() && t.owners.CompareAndSwap(c.sid, c.ownerBefore, c.owner)
	if taken && other != c.owner && !renamed {
		diags.AddAttributeError(c.at.AtName("account_sid"), "Two resources declare the same token", fmt.Sprintf(
			"The Account SID %s is declared by %s and by %s. Each token has one declaration: give each environment a token of its own (the web app duplicates one with equal scopes), or remove one of the two.",
			c.sid, other, c.owner))
	}
	return diags
}

// release forgets the declaration of a destroyed resource.
func (t *declaredTokens) release(c *credential) { t.owners.CompareAndDelete(c.sid, c.owner) }
