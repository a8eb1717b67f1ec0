// Package private is what the provider keeps beside the state of an object, in
// Terraform's private data: which account it belongs to, which resource has it, and
// what impact.com made of the values that it was sent.
package private

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// key is where a Record stands in the private data of a resource.
const key = "object"

// Record is what is kept of one object. The zero Record is that of a state which an
// older version of the provider wrote.
type Record struct {
	Account Account
	// Instance is a random text that the resource got with the object. A provider
	// is not told addresses: two texts for one object are two addresses.
	Instance string
	// Unseen is when this provider wrote the object without seeing it afterwards; zero
	// once it was seen.
	Unseen time.Time
	// Shown says what impact.com made of attributes, by their path.
	Shown Shown
}

// stored is a Record as it is written. For each object of a resource, Terraform copies
// the private data of all of them: with 5,000 objects, 190 bytes each made a plan
// about a seventh longer. So the names are short, and what the state says is not said again.
type stored struct {
	Type     string    `json:"t,omitempty"`
	SID      string    `json:"s,omitempty"` // Account.brief
	Brand    string    `json:"b,omitempty"`
	Instance string    `json:"i,omitempty"`
	Unseen   time.Time `json:"unseen,omitzero"`
	Shown    Shown     `json:"shown,omitempty"`
}

// Data is Terraform's private data of one resource, as the framework hands it out.
type Data interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}

// NewInstance makes an Instance: long enough that two resources which manage the same
// object have two.
func NewInstance() string { return rand.Text()[:8] }

// Load reads the record of an object; its state tells the company's name. A record that
// cannot be read counts as none: it only knows what the next refresh learns again.
func Load(ctx context.Context, data Data, state tftypes.Value) Record {
	value, diags := data.GetKey(ctx, key)
	var s stored
	if diags.HasError() || len(value) == 0 || json.Unmarshal(value, &s) != nil {
		return Record{}
	}
	account := Account{Type: s.Type, SID: s.SID, Brand: s.Brand}
	account.Company = account.companyIn(state)
	return Record{Account: account, Instance: s.Instance, Unseen: s.Unseen, Shown: s.Shown}
}

// Save writes the record. The state beside it has to have [Account.String] as its
// attribute account.
func (r Record) Save(ctx context.Context, data Data) (diags diag.Diagnostics) {
	a := r.Account.brief()
	value, err := json.Marshal(stored{Type: a.Type, SID: a.SID, Brand: a.Brand, Instance: r.Instance, Unseen: r.Unseen, Shown: r.Shown})
	if err != nil {
		diags.AddError("The private data cannot be written", err.Error())
		return diags
	}
	return data.SetKey(ctx, key, value)
}
