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

// A fingerprint recognises an Auth Token without giving it away: the first 12
// hex digits of HMAC-SHA-256 over the token, keyed with 16 random bytes that
// each resource draws for itself and keeps in its private state. Impact.com's
// tokens are 32 random characters, so a guess cannot be checked by trying all of
// them, and 48 bits are too few to lead back to one. The salt keeps two resources
// with the same token from showing it.

const (
	saltKey          = "fingerprint_salt"
	saltBytes        = 16
	fingerprintChars = 12
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

func fingerprint(salt []byte, token string) string {
	mac := hmac.New(sha256.New, salt)
	mac.Write([]byte(token))
	return hex.EncodeToString(mac.Sum(nil))[:fingerprintChars]
}

// saltOf returns the resource's salt, or nil when it has none yet.
func saltOf(ctx context.Context, private privateState) ([]byte, diag.Diagnostics) {
	stored, diags := private.GetKey(ctx, saltKey)
	if len(stored) == 0 || diags.HasError() {
		return nil, diags
	}
	var salt []byte
	if err := json.Unmarshal(stored, &salt); err != nil {
		diags.AddError("The private state of an access token is damaged", fmt.Sprintf("Its %s cannot be read: %s.", saltKey, err))
	}
	return salt, diags
}

// ensureSalt returns the resource's salt and draws one where there is none.
func ensureSalt(ctx context.Context, private writablePrivate) ([]byte, diag.Diagnostics) {
	salt, diags := saltOf(ctx, private)
	if len(salt) > 0 || diags.HasError() {
		return salt, diags
	}
	salt = make([]byte, saltBytes)
	if _, err := rand.Read(salt); err != nil {
		diags.AddError("No randomness for a fingerprint", err.Error())
		return nil, diags
	}
	stored, err := json.Marshal(salt)
	if err != nil {
		diags.AddError("A salt cannot be stored", err.Error())
		return nil, diags
	}
	diags.Append(private.SetKey(ctx, saltKey, stored)...)
	return salt, diags
}
