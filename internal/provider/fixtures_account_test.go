package provider_test

import (
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
)

func companyInformationFixture() fixture {
	record := func(name, website string) func(*acctest.World) map[string]tftypes.Value {
		return func(*acctest.World) map[string]tftypes.Value {
			return map[string]tftypes.Value{"company_name": acctest.String(name), "website": acctest.String(website)}
		}
	}
	return fixture{
		world:   acctest.NewAgency,
		config:  record("Acme 1", "https://one.example.com"),
		changed: record("Acme 2", "https://two.example.com"),
		live: func(w *acctest.World) []string {
			return []string{w.Account.CompanyField("CompanyName") + " " + w.Account.CompanyField("Website")}
		},
		want: []string{"Acme 1 https://one.example.com"}, wantChanged: []string{"Acme 2 https://two.example.com"},
		outlives: true,
	}
}
