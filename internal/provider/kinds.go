package provider

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/check"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// kind is the type of a setting: how it is written in the provider block and in
// an environment variable, and where its value goes.
type kind struct {
	attribute func(setting) schema.Attribute

	// parse reads the value of an environment variable, false when it is not of
	// the form.
	parse func(raw string) (attr.Value, bool)
	form  string // what parse accepts, to follow "must be"

	// assign puts a known value into the configuration. Its error says what is
	// wrong with the value.
	assign func(context.Context, *configuration, attr.Value) error
}

// text is a string.
func text(assign func(*configuration, string)) kind {
	return checkedText(assign, func(string) error { return nil })
}

// checkedText is a string that can be refused.
func checkedText(assign func(*configuration, string), refuses func(string) error) kind {
	return kind{
		attribute: func(s setting) schema.Attribute {
			return schema.StringAttribute{
				Optional: true, Sensitive: s.sensitive, MarkdownDescription: s.description,
				Validators: []validator.String{check.NotWhiteSpace()},
			}
		},
		parse: func(raw string) (attr.Value, bool) { return types.StringValue(raw), true },
		assign: assigning(func(c *configuration, value string) error {
			assign(c, value)
			return refuses(value)
		}),
	}
}

// oneOf refuses every other text.
func oneOf(values ...string) func(string) error {
	return func(value string) error {
		if slices.Contains(values, value) {
			return nil
		}
		return fmt.Errorf("%q is not one of %s", value, strings.Join(values, ", "))
	}
}

// duration is a string such as 30s, longer than no time.
func duration(assign func(*configuration, time.Duration)) kind {
	k := text(nil)
	k.assign = assigning(func(c *configuration, raw string) error {
		value, err := check.ParseDuration(raw)
		if err != nil {
			return err
		}
		assign(c, value)
		return nil
	})
	return k
}

// flag is true or false.
func flag(assign func(*configuration, bool)) kind {
	return kind{
		attribute: func(s setting) schema.Attribute {
			return schema.BoolAttribute{Optional: true, MarkdownDescription: s.description}
		},
		parse: func(raw string) (attr.Value, bool) {
			value, err := strconv.ParseBool(raw)
			return types.BoolValue(value), err == nil
		},
		form: "true or false",
		assign: assigning(func(c *configuration, value bool) error {
			assign(c, value)
			return nil
		}),
	}
}

// number is a whole number from least to most.
func number(least, most int, assign func(*configuration, int)) kind {
	return kind{
		attribute: func(s setting) schema.Attribute {
			return schema.Int64Attribute{
				Optional: true, CustomType: check.WholeNumberType{}, MarkdownDescription: s.description,
				Validators: []validator.Int64{int64validator.Between(int64(least), int64(most))},
			}
		},
		parse: func(raw string) (attr.Value, bool) {
			value, err := strconv.Atoi(raw)
			return types.Int64Value(int64(value)), err == nil && least <= value && value <= most
		},
		form: fmt.Sprintf("a whole number from %d to %d", least, most),
		assign: assigning(func(c *configuration, value int) error {
			assign(c, value)
			return nil
		}),
	}
}

// fraction is a number that can be refused.
func fraction(assign func(*configuration, float64), refuses func(float64) error) kind {
	return kind{
		attribute: func(s setting) schema.Attribute {
			return schema.Float64Attribute{Optional: true, CustomType: check.DecimalType{}, MarkdownDescription: s.description}
		},
		parse: func(raw string) (attr.Value, bool) {
			value, err := strconv.ParseFloat(raw, 64)
			if err != nil || math.IsNaN(value) || math.IsInf(value, 0) { // no value of Terraform's
				return types.Float64Null(), false
			}
			return types.Float64Value(value), true
		},
		form: "a number",
		assign: assigning(func(c *configuration, value float64) error {
			assign(c, value)
			return refuses(value)
		}),
	}
}

// doubt is what assign returns of a value that it took, and that impact.com may know
// by now, although this provider does not: a warning, where other errors refuse.
type doubt struct{ problem string }

func (d *doubt) Error() string { return d.problem }

// newerVersion takes any text, and doubts a version above those that the provider was
// made with.
func newerVersion(assign func(*configuration, string)) kind {
	k := text(assign)
	take := k.assign
	k.assign = func(ctx context.Context, c *configuration, value attr.Value) error {
		if err := take(ctx, c, value); err != nil {
			return err
		}
		version, accountType := c.client.APIVersion, c.client.AccountType
		if version == "" || accountType == "" || !impact.IsNewerVersion(accountType, version) {
			return nil
		}
		return &doubt{fmt.Sprintf("%q is higher than the versions of %s accounts that this provider was made with. It is sent as it is; impact.com judges", version, accountType)}
	}
	return k
}

// texts is a set of texts, joined by commas in an environment variable.
func texts(assign func(*configuration, []string), doubts func(string) error) kind {
	return kind{
		attribute: func(s setting) schema.Attribute {
			return schema.SetAttribute{
				Optional: true, ElementType: types.StringType, MarkdownDescription: s.description,
				Validators: []validator.Set{check.Members()},
			}
		},
		parse: func(raw string) (attr.Value, bool) { return tfimpact.StringSet(tfimpact.SplitList(raw)), true },
		assign: func(_ context.Context, c *configuration, value attr.Value) error {
			set, ok := value.(types.Set)
			if !ok {
				return errors.New("the value is no set of texts")
			}
			values := tfimpact.Strings(set)
			assign(c, values)
			for _, each := range values {
				if err := doubts(each); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// assigning converts the framework's value to the Go type that assign takes.
func assigning[T any](assign func(*configuration, T) error) func(context.Context, *configuration, attr.Value) error {
	return func(ctx context.Context, c *configuration, value attr.Value) error {
		var converted T
		if diags := tfsdk.ValueAs(ctx, value, &converted); diags.HasError() {
			return errors.New(diags[0].Detail())
		}
		return assign(c, converted)
	}
}
