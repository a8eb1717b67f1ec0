package mockimpact

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// homeOperation is the permission to ask for the account root, which the web app has
// a box for and no document describes; see the reading AccountHome.
const homeOperation = http.MethodGet + " /"

// permissions are the operations that a token may use, as "GET /Campaigns", one for
// each box that is ticked in the web app; nil is all of them.
type permissions map[string]bool

// operations are the permissions that the scopes stand for: nil scopes for all,
// "read" for every GET of its category, "write" for every other method.
func (s Scopes) operations(accountType string) permissions {
	if s == nil {
		return nil
	}
	held := permissions{}
	for key, granted := range s {
		category, _ := catalog.FindCategory(accountType, key)
		for _, operation := range category.Operations {
			if slices.Contains(granted, operation.Permission()) || slices.Contains(granted, operation.String()) {
				held[operation.String()] = true
			}
		}
	}
	return held
}

// hold reports whether an operation is among the permissions. No other operation of
// its category counts.
func (p permissions) hold(operation string) bool { return p == nil || p[operation] }

// scopes are the shortest scopes that stand for the permissions.
func (p permissions) scopes(accountType string) Scopes {
	if p == nil {
		return nil
	}
	shortest := Scopes{}
	for _, category := range catalog.Categories(accountType) {
		for _, permission := range category.Permissions() {
			var all, held []string
			for _, operation := range category.Operations {
				if operation.Permission() != permission {
					continue
				}
				all = append(all, operation.String())
				if p[operation.String()] {
					held = append(held, operation.String())
				}
			}
			if len(held) == len(all) {
				held = []string{permission}
			}
			if len(held) > 0 {
				shortest[category.Key] = append(shortest[category.Key], held...)
			}
		}
	}
	return shortest
}

// documentedOperations are all permissions of an account type.
func documentedOperations(accountType string) permissions {
	all := permissions{homeOperation: true}
	for _, operation := range catalog.Operations(accountType) {
		all[operation.String()] = true
	}
	return all
}

// checkOperations refuses what is no operation of the account type.
func checkOperations(accountType string, operations []string) error {
	known := documentedOperations(accountType)
	for _, operation := range operations {
		if !known[operation] {
			return conflict("%s has no operation %q", accountType, operation)
		}
	}
	return nil
}

// Operations returns the operations that the token may use, sorted; nil is full
// access.
func (t *Token) Operations() []string {
	return locked(t, func() []string {
		if t.held == nil {
			return nil
		}
		return slices.Concat([]string{}, slices.Sorted(maps.Keys(t.held)))
	})
}

// Grant ticks the boxes of single operations, such as "GET /Campaigns/{CampaignId}"
// or "GET /" for the account home, beside those that are ticked. A token with full
// access has them all already.
func (t *Token) Grant(operations ...string) {
	t.change(func() error {
		if t.held == nil {
			return checkOperations(t.acc.Type, operations)
		}
		return t.allow(append(slices.Collect(maps.Keys(t.held)), operations...))
	})
}

// Revoke clears the boxes of single operations. A token with full access keeps all
// others.
func (t *Token) Revoke(operations ...string) {
	t.change(func() error {
		if err := checkOperations(t.acc.Type, operations); err != nil {
			return err
		}
		held := t.held
		if held == nil {
			held = documentedOperations(t.acc.Type)
		}
		kept := slices.DeleteFunc(slices.Collect(maps.Keys(held)), func(o string) bool { return slices.Contains(operations, o) })
		return t.allow(kept)
	})
}

// AllowOnly ticks the boxes of exactly these operations; none is no access.
func (t *Token) AllowOnly(operations ...string) {
	t.change(func() error { return t.allow(operations) })
}

func (t *Token) allow(operations []string) error {
	if err := t.set(t.state); err != nil {
		return err
	}
	if err := checkOperations(t.acc.Type, operations); err != nil {
		return err
	}
	held := permissions{}
	for _, operation := range operations {
		held[operation] = true
	}
	t.held, t.options.Scopes = held, held.scopes(t.acc.Type)
	return nil
}

// may reports whether the token's permissions hold an operation of its own account
// type.
func (t *Token) may(operation string) bool {
	return t.mayWrite(operation) && t.held.hold(operation)
}

// mayPassThrough reports whether an agency's token may use a brand operation on a
// managed brand.
func (t *Token) mayPassThrough(operation string) bool {
	if t.options.PassthroughScopes == nil {
		return t.mayWrite(operation) && t.options.Scopes == nil
	}
	return t.mayWrite(operation) && t.options.PassthroughScopes.operations(Brand).hold(operation)
}

// mayWrite keeps the read-only half of a legacy pair to GETs.
func (t *Token) mayWrite(operation string) bool {
	return !t.readOnly || strings.HasPrefix(operation, http.MethodGet+" ")
}
