package check_test

import (
	"math/big"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
)

func number(t *testing.T, text string) tftypes.Value {
	t.Helper()
	value, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	return tftypes.NewValue(tftypes.Number, value)
}

func TestNumberTypes_texts(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{ // of a whole number, of a decimal; empty for a good one
		"4":                    {},
		"-9223372036854775808": {},
		"4.5":                  {"n must be a whole number, got 4.5. Write a number without decimals, such as 4.", ""},
		"-0.1":                 {"n must be a whole number, got -0.1. Write a number without decimals, such as 0.", ""},
		"9223372036854775808":  {"n must be a whole number from -9223372036854775808 to 9223372036854775807, got 9223372036854775808.", ""},
		"1e30":                 {"n must be a whole number from -9223372036854775808 to 9223372036854775807, got 1e+30.", ""},
		"1e400": {
			"n must be a whole number from -9223372036854775808 to 9223372036854775807, got 1e+400.",
			"n must be a number that 64 bits can hold, got 1e+400. Write one between about 1e-308 and 1e+308.",
		},
	} {
		at, value := path.Root("n"), number(t, text)
		whole, decimal := check.WholeNumberType{}, check.DecimalType{}
		for i, diags := range [][]string{details(whole.Validate(t.Context(), value, at)), details(decimal.Validate(t.Context(), value, at))} {
			if got := append(diags, "")[0]; got != want[i] {
				t.Errorf("%s: %q, want %q", text, got, want[i])
			}
		}
		read, err := whole.ValueFromTerraform(t.Context(), value)
		if err != nil || read.IsUnknown() != (want[0] != "") {
			t.Errorf("%s became %s, %v", text, read, err)
		}
		read, err = decimal.ValueFromTerraform(t.Context(), value)
		if err != nil || read.IsUnknown() != (want[1] != "") {
			t.Errorf("%s became %s, %v", text, read, err)
		}
	}
}

func TestMembers_texts(t *testing.T) {
	t.Parallel()
	set := func(elements ...string) types.Set { return setOf(elements) }
	withNull, _ := types.SetValueFrom(t.Context(), types.StringType, []*string{nil})
	for name, test := range map[string]struct {
		value types.Set
		want  []string
	}{
		"good":    {set("1", "2"), nil},
		"empty":   {set(), nil},
		"null":    {types.SetNull(types.StringType), nil},
		"unknown": {types.SetUnknown(types.StringType), nil},
		"a null":  {withNull, []string{"ids has an element that is null, and impact.com has nothing that corresponds to it. Leave the element out, with a for expression such as [for each in var.list : each if each != null]."}},
		"blanks": {set("", " "), []string{
			`ids has the element "", which is empty. Write the value, or leave the element out.`,
			`ids has the element " ", which is white space only. Write the value, or leave the element out.`,
		}},
		"of another form": {set("7", "x"), []string{`Attribute ids[Value("x")] must be a number, got: x`}},
	} {
		resp := &validator.SetResponse{}
		check.Members(stringvalidator.RegexMatches(regexp.MustCompile(`^[0-9]+$`), "must be a number")).ValidateSet(t.Context(), validator.SetRequest{Path: path.Root("ids"), ConfigValue: test.value}, resp)
		got := details(resp.Diagnostics)
		if len(got) != len(test.want) {
			t.Errorf("%s: %q", name, got)
			continue
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%s: got %q, want %q", name, got[i], test.want[i])
			}
		}
	}
}

func details(diagnostics diag.Diagnostics) (texts []string) {
	for _, d := range diagnostics {
		texts = append(texts, d.Detail())
	}
	return texts
}

func setOf(texts []string) types.Set {
	elements := make([]attr.Value, len(texts))
	for i, text := range texts {
		elements[i] = types.StringValue(text)
	}
	return types.SetValueMust(types.StringType, elements)
}
