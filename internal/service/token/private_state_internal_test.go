package token

import (
	"context"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// keys is the private state of one resource.
type keys map[string][]byte

func (k keys) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) { return k[key], nil }

func (k keys) SetKey(_ context.Context, key string, value []byte) diag.Diagnostics {
	k[key] = value
	return nil
}

func salt(t *testing.T, private keys) []byte {
	t.Helper()
	salt, diags := ensureSalt(t.Context(), private)
	if diags.HasError() || len(salt) != saltBytes {
		t.Fatalf("salt of %d bytes, %v", len(salt), diags)
	}
	return salt
}

func TestFingerprint(t *testing.T) {
	t.Parallel()
	one, another := keys{}, keys{}
	const token = "an-Auth-Token"
	shown := fingerprint(salt(t, one), token)
	if !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(shown) {
		t.Errorf("fingerprint %q", shown)
	}
	if again := fingerprint(salt(t, one), token); again != shown {
		t.Errorf("the same resource shows %q and then %q", shown, again)
	}
	if fingerprint(salt(t, one), token+"x") == shown {
		t.Error("two tokens of a resource have one fingerprint")
	}
	if fingerprint(salt(t, another), token) == shown {
		t.Error("two resources with one token have one fingerprint")
	}
}

func TestDamagedPrivateState(t *testing.T) {
	t.Parallel()
	private := keys{saltKey: []byte(`7`), versionKey: []byte(`"x"`)}
	if _, diags := ensureSalt(t.Context(), private); !diags.HasError() {
		t.Error("a salt was read that is none")
	}
	if _, diags := stored[int](t.Context(), private, versionKey); !diags.HasError() {
		t.Error("a version was read that is none")
	}
}
