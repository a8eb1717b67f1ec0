package tfimpact

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// watch returns a context whose reads collect the members of answers that could
// not be read, and a function that warns of those collected since it was last
// called, once per object.
func watch(ctx context.Context) (watched context.Context, warnings func() diag.Diagnostics) {
	watched, collected := impact.WithOddities(ctx)
	told := map[impact.Oddity]bool{}
	return watched, func() diag.Diagnostics {
		var news []impact.Oddity
		for _, oddity := range collected.All() {
			if !told[oddity] {
				told[oddity] = true
				news = append(news, oddity)
			}
		}
		return oddityWarnings(news)
	}
}

// oddityWarnings says of each object, once, which of its members were left out,
// and what stood there, so that no value is lost unseen. The oddities of an object
// stand together.
func oddityWarnings(oddities []impact.Oddity) (diags diag.Diagnostics) {
	for len(oddities) > 0 {
		object, count := oddities[0].Object, 0
		var lines strings.Builder
		for _, oddity := range oddities {
			if oddity.Object != object {
				break
			}
			count++
			fmt.Fprintf(&lines, "\n  %s = %s: %s", oddity.Member, oddity.Text, strings.TrimSuffix(oddity.Reason, "."))
		}
		diags.AddWarning("impact.com answered values that cannot be read: "+object,
			"These members of the answer are not of the type that impact.com documents:\n"+lines.String()+
				"\n\nThey count as not set; everything else was read. Please report this to the provider's developers, with the lines above.")
		oddities = oddities[count:]
	}
	return diags
}
