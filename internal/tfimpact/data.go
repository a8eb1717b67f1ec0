package tfimpact

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Data is what the configured provider hands to everything it serves.
type Data struct {
	// Client is nil while a value of the provider block is known only after
	// apply.
	Client *impact.Client
	// Company is the account's record when it proved the credential at
	// configure; nil when the proof was skipped or the token may not read it.
	Company *impact.CompanyInformation
	// IgnoreCategories holds the keys and aliases of the categories whose probes
	// are not trusted, each known for at least one account type.
	IgnoreCategories []string
	// Strictness is what this run asks of every token.
	Strictness Strictness
	// Now is the clock that recorded times come from; nil is time.Now.
	Now func() time.Time

	shared sync.Map // by the type of what is shared
}

// Strictness is how strict a run is with every token, whatever its resource
// declares: the stricter of the two counts. Empty fields ask for nothing.
type Strictness struct{ Verification, OnDrift, OnUnverified string }

// base receives Data. It is embedded, under another name per kind, by
// everything that the provider serves.
type base struct{ data *Data }

func (b *base) configure(providerData any, diags *diag.Diagnostics) {
	if providerData == nil {
		return // during validation the provider is not configured
	}
	data, ok := providerData.(*Data)
	if !ok {
		diags.AddError("Unexpected Provider Data Type", fmt.Sprintf("Expected *tfimpact.Data, got %T. Please report this to the provider's developers.", providerData))
		return
	}
	b.data = data
}

// Client returns the API client, or nil while the provider's configuration is
// not known.
func (b *base) Client() *impact.Client {
	if b.data == nil {
		return nil
	}
	return b.data.Client
}

// Company returns what proved the credential at configure, or nil.
func (b *base) Company() *impact.CompanyInformation {
	if b.data == nil {
		return nil
	}
	return b.data.Company
}

// IgnoreCategories returns the ignored categories that the account type has.
func (b *base) IgnoreCategories(accountType string) []string {
	if b.data == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(b.data.IgnoreCategories), func(key string) bool {
		_, known := catalog.FindCategory(accountType, key)
		return !known
	})
}

// Strictness returns what this run asks of every token.
func (b *base) Strictness() Strictness {
	if b.data == nil {
		return Strictness{}
	}
	return b.data.Strictness
}

// CheckIgnoredCategory refuses the key of a category that no account type has: a provider
// may verify tokens of account types that are not its own.
func CheckIgnoredCategory(key string) error {
	const shown = 3
	var nearest []string
	for _, accountType := range catalog.AccountTypes() {
		if _, known := catalog.FindCategory(accountType, key); known {
			return nil
		}
		for _, each := range catalog.NearestCategories(accountType, key, shown) {
			if !slices.Contains(nearest, each) && len(nearest) < shown {
				nearest = append(nearest, each)
			}
		}
	}
	return fmt.Errorf("no account type has a category %q; the nearest are %s", key, strings.Join(nearest, ", "))
}

// Now is the present instant by the provider's clock, in UTC and to the second.
func (b *base) Now() time.Time {
	now := time.Now
	if b.data != nil && b.data.Now != nil {
		now = b.data.Now
	}
	return now().UTC().Truncate(time.Second)
}

// sharedData is embedded by what can reach Shared.
type sharedData interface{ sharedMap() *sync.Map }

func (b *base) sharedMap() *sync.Map {
	if b.data == nil {
		return &sync.Map{}
	}
	return &b.data.shared
}

// Shared returns the one T of a configured provider: what the instances of a
// resource type know of each other in a run of plan or apply. The zero T must be
// usable, by several goroutines at once. While the provider is not configured
// nothing is shared.
func Shared[T any](b sharedData) *T {
	value, _ := b.sharedMap().LoadOrStore(reflect.TypeFor[T](), new(T))
	shared, _ := value.(*T) // nothing else is ever stored under this key
	return shared
}

// ResourceBase is embedded by managed resources.
type ResourceBase struct{ base }

// Configure implements resource.ResourceWithConfigure.
func (b *ResourceBase) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	b.configure(req.ProviderData, &resp.Diagnostics)
}

// DataSourceBase is embedded by data sources.
type DataSourceBase struct{ base }

// Configure implements datasource.DataSourceWithConfigure.
func (b *DataSourceBase) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	b.configure(req.ProviderData, &resp.Diagnostics)
}

// EphemeralBase is embedded by ephemeral resources.
type EphemeralBase struct{ base }

// Configure implements ephemeral.EphemeralResourceWithConfigure.
func (b *EphemeralBase) Configure(_ context.Context, req ephemeral.ConfigureRequest, resp *ephemeral.ConfigureResponse) {
	b.configure(req.ProviderData, &resp.Diagnostics)
}

// ActionBase is embedded by actions.
type ActionBase struct{ base }

// Configure implements action.ActionWithConfigure.
func (b *ActionBase) Configure(_ context.Context, req action.ConfigureRequest, resp *action.ConfigureResponse) {
	b.configure(req.ProviderData, &resp.Diagnostics)
}
