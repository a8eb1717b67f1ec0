package check

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// ParseDuration reads a duration that bounds or spaces something: more than no
// time. The error says so.
func ParseDuration(raw string) (time.Duration, error) {
	value, err := time.ParseDuration(raw)
	if err != nil || value <= 0 {
		return 0, fmt.Errorf("%q is not a positive duration such as 30s or 2m", raw)
	}
	return value, nil
}

// Duration is the validator of texts that ParseDuration reads.
func Duration() validator.String { return durationText{} }

type durationText struct{}

func (durationText) Description(context.Context) string {
	return "must be a positive duration such as 30s or 2m"
}

func (v durationText) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (durationText) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	if _, err := ParseDuration(req.ConfigValue.ValueString()); err != nil {
		resp.Diagnostics.AddAttributeError(req.Path, "Not a positive duration",
			fmt.Sprintf("%s: %s. Write a number with a unit (s, m, h) for each part, more than no time, such as 90s or 1h30m.", req.Path, err))
	}
}
