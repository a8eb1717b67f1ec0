// Package private is what the provider keeps beside the state of an object, in
// Terraform's private data: which account it belongs to, which resource has it, and
// what impact.com made of the values that it was sent.
package private

import (
	"context"
	"encoding/json"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// key is where a Record stands in the private data of a resource.
const key = "object"

// Record is what is kept of one object. The zero Record is that of a state which an
// older version of the provider wrote.
type Record struct {
	Account Account `json:"account,omitzero"`
	// Instance is a random text that the resource got with the object. A provider
	// is not told addresses: two texts for one object are two addresses.
	Instance string `json:"instance,omitempty"`
	// Unseen is when this provider wrote the object without seeing it afterwards; zero
	// once it was seen.
	Unseen time.Time `json:"unseen,omitzero"`
	// Shown says what impact.com made of attributes, by their path.
	Shown Shown `json:"shown,omitempty"`
}

// Data is Terraform's private data of one resource, as the framework hands it out.
type Data interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}

// Load reads the record. One that cannot be read counts as none: it only knows
// what the next refresh learns again.
func Load(ctx context.Context, data Data) (r Record) {
	value, diags := data.GetKey(ctx, key)
	if diags.HasError() || len(value) == 0 || json.Unmarshal(value, &r) != nil {
		return Record{}
	}
	return r
}

// Save writes the record.
func (r Record) Save(ctx context.Context, data Data) (diags diag.Diagnostics) {
	value, err := json.Marshal(r)
	if err != nil {
		diags.AddError("The private data cannot be written", err.Error())
		return diags
	}
	return data.SetKey(ctx, key, value)
}
