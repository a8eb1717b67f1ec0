package provider

import (
	"maps"
	"reflect"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// The variables are those of settings that are texts of the client's configuration,
// which is how the doctor reads them.
func TestVariables(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"AccountType": "IMPACT_ACCOUNT_TYPE", "AccountSID": "IMPACT_ACCOUNT_SID", "AuthToken": "IMPACT_AUTH_TOKEN",
		"APIVersion": "IMPACT_API_VERSION", "AdvertiserID": "IMPACT_ADVERTISER_ID", "BaseURL": "IMPACT_BASE_URL",
	}
	if got := Variables(); !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
	for field := range Variables() {
		if f, known := reflect.TypeFor[impact.Config]().FieldByName(field); !known || f.Type.Kind() != reflect.String {
			t.Errorf("%s is no text of impact.Config", field)
		}
	}
}
