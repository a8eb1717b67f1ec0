package provider

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// What a row says in two places agrees: a setting has one attribute, and one
// variable that its description names.
func TestSettings_rows(t *testing.T) {
	t.Parallel()
	attributes := map[string]bool{}
	for _, s := range settings {
		if attributes[s.attribute] {
			t.Errorf("%s has two rows", s.attribute)
		}
		attributes[s.attribute] = true
		if s.variable != "" {
			if want := "IMPACT_" + strings.ToUpper(s.attribute); s.variable != want {
				t.Errorf("%s has the variable %s, not %s", s.attribute, s.variable, want)
			}
			if !strings.Contains(s.description, "`"+s.variable+"`") {
				t.Errorf("the description of %s does not name %s", s.attribute, s.variable)
			}
		}
		if s.missing != "" && s.variable == "" {
			t.Errorf("%s is required, and its error would name no environment variable", s.attribute)
		}
	}
}

// The client's errors land on the setting that they are about.
func TestInvalidConfig(t *testing.T) {
	t.Parallel()
	for field, attribute := range map[string]string{
		"AccountType": "account_type", "AccountSID": "account_sid", "AuthToken": "auth_token",
		"APIVersion": "api_version", "AdvertiserID": "advertiser_id", "BaseURL": "base_url", "RequestReserve": "request_reserve",
	} {
		if _, exists := reflect.TypeFor[impact.Config]().FieldByName(field); !exists {
			t.Errorf("impact.Config does not have the field %s", field)
		}
		problem, ok := invalidConfig(&impact.ConfigError{Field: field, Problem: "it is odd"})[0].(diag.DiagnosticWithPath)
		if !ok || !problem.Path().Equal(path.Root(attribute)) {
			t.Errorf("a wrong %s is not reported on %s: %v", field, attribute, problem)
		}
	}
}

// Every kind can be given in the block and in the environment, and the block
// wins.
func TestSetting_configure(t *testing.T) {
	t.Parallel()
	count := number(0, 20, func(c *configuration, n int) { c.client.APIVersion = strconv.Itoa(n) })
	wait := duration(func(c *configuration, d time.Duration) { c.client.RequestTimeout = d })
	skip := flag(func(c *configuration, b bool) { c.skipProof = b })
	part := fraction(func(c *configuration, f float64) { c.client.RequestReserve = &f }, impact.CheckRequestReserve)
	host := text(func(c *configuration, s string) { c.client.BaseURL = s })
	for name, test := range map[string]struct {
		kind        kind
		block       attr.Value
		environment string
		want        configuration
		problem     string
	}{
		"number in the block":       {kind: count, block: types.Int64Value(0), environment: "7", want: configuration{client: impact.Config{APIVersion: "0"}}},
		"number in the environment": {kind: count, block: types.Int64Null(), environment: "7", want: configuration{client: impact.Config{APIVersion: "7"}}},
		"no number":                 {kind: count, block: types.Int64Null(), environment: "many", problem: `Invalid IMPACT_X: The environment variable IMPACT_X is "many"; it must be a whole number from 0 to 20.`},
		"number out of range":       {kind: count, block: types.Int64Null(), environment: "21", problem: `Invalid IMPACT_X: The environment variable IMPACT_X is "21"; it must be a whole number from 0 to 20.`},

		"duration in the block":       {kind: wait, block: types.StringValue("2m"), environment: "1s", want: configuration{client: impact.Config{RequestTimeout: 2 * time.Minute}}},
		"duration in the environment": {kind: wait, block: types.StringNull(), environment: "1s", want: configuration{client: impact.Config{RequestTimeout: time.Second}}},
		"no duration":                 {kind: wait, block: types.StringNull(), environment: "0s", problem: `Invalid x: "0s" is not a positive duration such as 30s or 2m. The value comes from x in the provider "impact" block or from the environment variable IMPACT_X.`},

		"fraction in the block":       {kind: part, block: types.Float64Value(0), environment: "0.5", want: configuration{client: impact.Config{RequestReserve: new(0.0)}}},
		"fraction in the environment": {kind: part, block: types.Float64Null(), environment: "0.5", want: configuration{client: impact.Config{RequestReserve: new(0.5)}}},
		"no fraction":                 {kind: part, block: types.Float64Null(), environment: "half", problem: `Invalid IMPACT_X: The environment variable IMPACT_X is "half"; it must be a number.`},
		"fraction out of range":       {kind: part, block: types.Float64Value(1), problem: `Invalid x: 1 is not a part of the hour's requests: a number from 0 to below 1, such as 0.25. The value comes from x in the provider "impact" block or from the environment variable IMPACT_X.`},
		"negative fraction":           {kind: part, block: types.Float64Null(), environment: "-0.1", problem: `Invalid x: -0.1 is not a part of the hour's requests: a number from 0 to below 1, such as 0.25. The value comes from x in the provider "impact" block or from the environment variable IMPACT_X.`},
		"not a number":                {kind: part, block: types.Float64Null(), environment: "NaN", problem: `Invalid IMPACT_X: The environment variable IMPACT_X is "NaN"; it must be a number.`},

		"flag in the block":       {kind: skip, block: types.BoolValue(false), environment: "true"},
		"flag in the environment": {kind: skip, block: types.BoolNull(), environment: "true", want: configuration{skipProof: true}},

		"text in the block":              {kind: host, block: types.StringValue("a"), environment: "b", want: configuration{client: impact.Config{BaseURL: "a"}}},
		"empty text wins, too":           {kind: host, block: types.StringValue(""), environment: "b"},
		"text in the environment":        {kind: host, block: types.StringNull(), environment: "b", want: configuration{client: impact.Config{BaseURL: "b"}}},
		"neither":                        {kind: host, block: types.StringNull()},
		"empty variable is as not given": {kind: count, block: types.Int64Null()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got configuration
			problem := ""
			for _, d := range (setting{attribute: "x", variable: "IMPACT_X", kind: test.kind}).configure(
				t.Context(), &got, test.block, func(string) string { return test.environment }) {
				problem += d.Summary() + ": " + d.Detail()
			}
			if problem != test.problem {
				t.Errorf("got the problem %q, want %q", problem, test.problem)
			}
			if test.problem == "" {
				if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(configuration{})); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}
