package doctor

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// asHCL declares exactly what was found granted, by an answer that was seen or that
// a control backs, as an impact_access_token with its import. What is not proven
// stands in comments.
func asHCL(r *Report) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Found on %s by terraform-provider-impact %s doctor, with %d requests.\n",
		r.Time.Format("2006-01-02"), oneLine(r.ProgramVersion), r.Requests)
	if r.Credential.AdvertiserID != "" {
		b.WriteString("# What an agency's token may do on behalf of a brand is no list of its own calls. Run the doctor without the brand.\n")
		return b.Bytes(), nil
	}
	var granted, open []Permission
	for _, p := range r.Permissions {
		switch {
		case p.Outcome == scope.Granted && p.Basis != scope.Assumed && !p.pageOnly:
			granted = append(granted, p)
		case p.Outcome != scope.Denied:
			open = append(open, p)
		}
	}
	if len(granted) == 0 {
		fmt.Fprintf(&b, "# Nothing was found granted: %s\n", oneLine(r.summary()))
		return b.Bytes(), nil
	}
	c := r.Credential
	name := identifier(cmp.Or(r.Account.Name, c.AccountSID))
	fmt.Fprintf(&b, "\nimport {\n  to = impact_access_token.%s\n  id = %s\n}\n", name, quoted(c.AccountSID))
	fmt.Fprintf(&b, "\nresource \"impact_access_token\" %q {\n", name)
	b.WriteString("  # No answer tells the token's name: write the one that the web app shows.\n")
	fmt.Fprintf(&b, "  name = %s\n  account_type = %s\n  account_sid = %s\n\n", quoted(cmp.Or(r.Account.Name, c.AccountSID)), quoted(c.AccountType), quoted(c.AccountSID))
	b.WriteString("  # Give the Auth Token as auth_token_wo, so that no state holds it.\n\n  calls = [\n")
	for _, p := range granted {
		fmt.Fprintf(&b, "    %s,\n", quoted(p.Operation))
	}
	b.WriteString("  ]\n")
	if len(open) > 0 {
		b.WriteString("\n  # Not proven, so not declared; look them up in the web app:\n")
		for _, p := range open {
			fmt.Fprintf(&b, "  #   %s: %s\n", oneLine(p.Operation), oneLine(p.Reason))
		}
	}
	b.WriteString("\n  # Operations that were not asked about are not here; -full and -writes ask about more.\n}\n")
	return hclwrite.Format(b.Bytes()), nil
}

// quoted writes a text as HCL, where "${" means something.
func quoted(text string) string {
	return string(hclwrite.TokensForValue(cty.StringVal(text)).Bytes())
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// identifier makes a resource's name of a text.
func identifier(text string) string {
	name := strings.Trim(notInNames.ReplaceAllString(strings.ToLower(text), "_"), "_")
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		name = strings.TrimSuffix("token_"+name, "_")
	}
	return name
}

// oneLine keeps a text within its comment.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
