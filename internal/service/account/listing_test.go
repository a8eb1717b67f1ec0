package account_test

import (
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

// The one record of an account is listed under the company's name, and is what an
// import of it would be.
func TestCompanyInformationListing(t *testing.T) {
	t.Parallel()
	for accountType, newWorld := range worlds {
		t.Run(accountType, func(t *testing.T) {
			t.Parallel()
			const typeName = "impact_company_information"
			w := newWorld(t)
			w.NeedsMock()
			p := w.Protocol()
			found, diagnostics := p.List(typeName, nil, 100)
			acctest.FailOnErrors(t, diagnostics)
			if len(found) != 1 || found[0].DisplayName != w.Account.Name() {
				t.Fatalf("listed: %v", found)
			}
			imported, diagnostics := p.Import(typeName, found[0].Identity["id"], nil)
			acctest.FailOnErrors(t, diagnostics)
			for name, value := range found[0].Attributes {
				if live := p.Attribute(typeName, imported, name); !live.Equal(value) {
					t.Errorf("%s is listed as %s, but read as %s", name, value, live)
				}
			}
		})
	}
}
