package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHighlights(t *testing.T) {
	t.Parallel()
	printed := strings.Join([]string{
		"Building the provider from this tree, for Terraform 1.2.3.",
		"It listens on http://127.0.0.1:54321.",
		"",
		"$ terraform plan -input=false",
		"    ╷", "    │ Warning: Provider development overrides are in effect", "    ╵",
		"    data.impact_credentials.staging: Reading...",
		"",
		"    Changes to Outputs:",
		"      + companies    = {", "          + currency = 1", "        }",
		"      + environments = {}",
		"",
		"    You can apply this plan to save these new output values to the Terraform",
		"    state, without changing any real infrastructure.",
		"    \x1b[33m╷\x1b[0m", "    │ staging is \x1b[1mrejected\x1b[0m", "    \x1b[33m╵\x1b[0m",
		"", "",
		"$ terraform apply -input=false demo.tfplan",
		"    Apply complete!",
		"",
		strings.Repeat("word ", 20) + "end",
		"",
	}, "\n")
	want := []string{
		"$ make demo",
		"It listens on http://127.0.0.1:49152.",
		"",
		"$ terraform plan",
		"",
		"Changes to Outputs:",
		"  + environments = {}",
		"",
		"\x1b[33m╷\x1b[0m", "│ staging is \x1b[1mrejected\x1b[0m", "\x1b[33m╵\x1b[0m",
		"",
		strings.TrimSpace(strings.Repeat("word ", 17)),
		"word word word end",
	}
	if diff := cmp.Diff(want, highlights(printed)); diff != "" {
		t.Error(diff)
	}
}

func TestDraw(t *testing.T) {
	t.Parallel()
	drawn := draw("a & b", []string{"$ make", "  \x1b[32m+\x1b[0m a = \"<b>\"", "\x1b[1;33mboth", "still\x1b[0m not"})
	for _, want := range []string{
		"<title>a &amp; b</title>",
		`<text x="20.0" y="50" fill="#7ee787">$</text>`,
		`<text x="36.9" y="50" font-weight="bold">make</text>`,
		`<text x="36.9" y="70" fill="#7ee787">+</text>`,
		`<text x="53.7" y="70">a = &#34;&lt;b&gt;&#34;</text>`,
		`<text x="20.0" y="90" fill="#f2cc60" font-weight="bold">both</text>`,
		`<text x="20.0" y="110" fill="#f2cc60" font-weight="bold">still</text>`,
		`<text x="70.6" y="110">not</text>`,
	} {
		if !strings.Contains(drawn, want) {
			t.Errorf("%s is missing from\n%s", want, drawn)
		}
	}
}
