package tfimpact

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// A uri is shown below the account root.
func TestWithoutRoots(t *testing.T) {
	t.Parallel()
	c, err := impact.New(impact.Config{AccountType: impact.Brand, AccountSID: "IRnew", AuthToken: "token"})
	if err != nil {
		t.Fatal(err)
	}
	objectType := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"uri": tftypes.String, "items_uri": tftypes.String, "name": tftypes.String}}
	object := func(uri any) tftypes.Value {
		return tftypes.NewValue(objectType, map[string]tftypes.Value{
			"uri": tftypes.NewValue(tftypes.String, uri), "items_uri": tftypes.NewValue(tftypes.String, uri),
			"name": tftypes.NewValue(tftypes.String, "/Advertisers/IRold/Deals/5"),
		})
	}
	for name, test := range map[string]struct {
		answered any
		want     any
	}{
		"read":                  {"/Advertisers/IRnew/Deals/5", "/Deals/5"},
		"in the web app":        {"https://app.impact.com/secure/report.ihtml?handle=x", "https://app.impact.com/secure/report.ihtml?handle=x"},
		"a path in the web app": {"/secure/report.ihtml?handle=x", "/secure/report.ihtml?handle=x"},
		"null":                  {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := withoutRoots(c, object(test.answered))
			if want := object(test.want); err != nil || !got.Equal(want) {
				t.Errorf("%s, %v; want %s", got, err, want)
			}
		})
	}
}
