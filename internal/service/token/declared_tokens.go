package token

import (
	"fmt"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// declaredTokens knows which resource of one configured provider declares which
// token. A provider is not told the address of a resource, so a resource is
// known by its type and name: two that share both are not told apart.
type declaredTokens struct {
	mu     sync.Mutex
	owners map[string]string // by SID
}

// declare registers the resource that declares a SID, and refuses a SID that
// another one declares already. Before is what the same resource was called until
// now, if anything.
func (t *declaredTokens) declare(at path.Path, sid, owner, before string) (diags diag.Diagnostics) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if other, taken := t.owners[sid]; taken && other != owner && other != before {
		diags.AddAttributeError(at, "Two resources declare the same token", fmt.Sprintf(
			"The Account SID %s is declared by %s and by %s. Each token has one declaration: give each environment a token of its own (the web app duplicates one with equal scopes), or remove one of the two.",
			sid, other, owner))
		return diags
	}
	if t.owners == nil {
		t.owners = map[string]string{}
	}
	t.owners[sid] = owner
	return nil
}

// release forgets the declaration of a destroyed resource.
func (t *declaredTokens) release(sid, owner string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.owners[sid] == owner {
		delete(t.owners, sid)
	}
}
