package tfimpact

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// One warning per object, with every member that was left out.
func TestOddityWarnings(t *testing.T) {
	t.Parallel()
	var got []string
	for _, d := range oddityWarnings([]impact.Oddity{
		{Object: "deal 1", Member: "Limit", Text: `{"a":1}`, Reason: "a list or an object stands where a single value belongs"},
		{Object: "deal 1", Member: "State", Text: `[]`, Reason: "the array stands where another type belongs."},
		{Object: "deal 2", Member: "Limit", Text: `"x"`, Reason: `"x" is not an integer`},
	}) {
		got = append(got, d.Severity().String()+": "+d.Summary()+": "+d.Detail())
	}
	const (
		head = "These members of the answer are not of the type that impact.com documents:\n\n"
		tail = "\n\nThey count as not set; everything else was read. Please report this to the provider's developers, with the lines above."
	)
	want := []string{
		"Warning: impact.com answered values that cannot be read: deal 1: " + head +
			"  Limit = {\"a\":1}: a list or an object stands where a single value belongs\n" +
			"  State = []: the array stands where another type belongs" + tail,
		"Warning: impact.com answered values that cannot be read: deal 2: " + head + "  Limit = \"x\": \"x\" is not an integer" + tail,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
