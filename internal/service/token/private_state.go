package token

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// What a resource keeps in private state.
const (
	saltKey = "fingerprint_salt"
	// A token's API version can be raised but not lowered. The newest that was
	// declared stays here, so that leaving api_version out for a while does not
	// make the token forget it.
	versionKey = "newest_api_version"
)

// privateState is what plans, states and their answers have in common.
type privateState interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
}

// writablePrivate is the private state of an answer.
type writablePrivate interface {
	privateState
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}

// stored reads a value of private state; the zero one where it was never written.
func stored[T any](ctx context.Context, private privateState, key string) (value T, diags diag.Diagnostics) {
	written, diags := private.GetKey(ctx, key)
	if len(written) == 0 || diags.HasError() {
		return value, diags
	}
	if err := json.Unmarshal(written, &value); err != nil {
		diags.AddError("The private state of an access token is damaged", fmt.Sprintf("Its %s cannot be read: %s.", key, err))
	}
	return value, diags
}

func store(ctx context.Context, private writablePrivate, key string, value any) (diags diag.Diagnostics) {
	written, err := json.Marshal(value)
	if err != nil {
		diags.AddError("The private state of an access token cannot be written", err.Error())
		return diags
	}
	return private.SetKey(ctx, key, written)
}

const (
	saltBytes        = 16
	fingerprintChars = 12
)

// fingerprint recognises an Auth Token without giving it away: the first 12 hex
// digits of HMAC-SHA-256 over the token, keyed with 16 random bytes that each
// resource draws for itself and keeps in its private state. Impact.com's tokens are
// 32 random characters, so a guess cannot be checked by trying all of them, and 48
// bits are too few to lead back to one. The salt keeps two resources with the same
// token from showing it.
func fingerprint(salt []byte, token string) string {
	mac := hmac.New(sha256.New, salt)
	mac.Write([]byte(token))
	return hex.EncodeToString(mac.Sum(nil))[:fingerprintChars]
}

// ensureSalt returns the resource's salt and draws one where there is none.
func ensureSalt(ctx context.Context, private writablePrivate) ([]byte, diag.Diagnostics) {
	salt, diags := stored[[]byte](ctx, private, saltKey)
	if len(salt) > 0 || diags.HasError() {
		return salt, diags
	}
	salt = make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails
	return salt, store(ctx, private, saltKey, salt)
}
