package token

import (
	"fmt"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// declaredTokens knows which resource of one configured provider declares which
// token. A provider is not told the address of a resource, so a resource is known by
// its type and name, and by the salt in its private state. One without is new, or a
// replacement of one that has it.
type declaredTokens struct {
	mu     sync.Mutex
	owners map[string]owners // by SID
}

type owners struct {
	name string
	salt string // of the one that has private state
	news int    // those without
}

// declare registers the resource that declares a SID, and refuses a SID that
// another one declares already.
func (t *declaredTokens) declare(c *credential) (diags diag.Diagnostics) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.owners == nil {
		t.owners = map[string]owners{}
	}
	declared, taken := t.owners[c.sid]
	salt := string(c.salt)
	isRenamed := taken && c.sameToken() && declared.name == c.ownerBefore
	isSecond := taken && (declared.name != c.owner && !isRenamed ||
		salt != "" && declared.salt != "" && salt != declared.salt ||
		salt == "" && declared.news > 0)
	if isSecond {
		other, both := declared.name, ""
		if other == c.owner {
			other, both = "another one of that name", " Under for_each or count the instances must not share a SID."
		}
		diags.AddAttributeError(c.at.AtName("account_sid"), "Two resources declare the same token", fmt.Sprintf(
			"The Account SID %s is declared by %s and by %s.%s Each token has one declaration: give each environment a token of its own (the web app duplicates one with equal scopes), or remove one of the two.",
			c.sid, c.owner, other, both))
		return diags
	}
	declared.name = c.owner
	if salt == "" {
		declared.news++
	} else {
		declared.salt = salt
	}
	t.owners[c.sid] = declared
	return nil
}

// release forgets the declaration of a destroyed resource.
func (t *declaredTokens) release(c *credential) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.owners[c.sid].name == c.owner {
		delete(t.owners, c.sid)
	}
}
