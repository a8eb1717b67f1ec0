package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDigest(t *testing.T) {
	t.Parallel()
	printed := strings.Join([]string{
		"╷", "│ Warning: Provider development overrides are in effect", "╵",
		"module.staging.data.impact_credentials.this: Reading...",
		"",
		"  # impact_access_token.reporting will be updated in-place",
		"  ~ resource \"impact_access_token\" \"reporting\" {",
		"    }",
		"",
		"\x1b[1mPlan:\x1b[0m 0 to add, 1 to change, 0 to destroy.",
		"",
		"Changes to Outputs:",
		"\x1b[33m╷\x1b[0m",
		"\x1b[33m│\x1b[0m Warning: one",
		"\x1b[33m│\x1b[0m   on a.tf line 7, in check \"a\":",
		"\x1b[33m│\x1b[0m    7:   condition = local.a",
		"\x1b[33m│\x1b[0m     ├─────",
		"\x1b[33m│\x1b[0m     │ local.a is false",
		"\x1b[33m│\x1b[0m   Deals *",
		"\x1b[33m╵\x1b[0m",
		"No changes. Your infrastructure matches the configuration.", "",
	}, "\n")
	want := strings.Join([]string{
		"  # impact_access_token.reporting will be updated in-place",
		"\x1b[1mPlan:\x1b[0m 0 to add, 1 to change, 0 to destroy.",
		"\x1b[33m╷\x1b[0m",
		"\x1b[33m│\x1b[0m Warning: one",
		"\x1b[33m│\x1b[0m   on a.tf line 7, in check \"a\":",
		"\x1b[33m│\x1b[0m   Deals *",
		"\x1b[33m╵\x1b[0m",
		"No changes. Your infrastructure matches the configuration.", "",
	}, "\n")
	if diff := cmp.Diff(want, digest(printed)); diff != "" {
		t.Error(diff)
	}
}

func TestPictured(t *testing.T) {
	t.Parallel()
	printed := strings.Join([]string{
		"Building the provider from this tree, for Terraform 1.2.3.",
		"It listens on http://127.0.0.1:54321.",
		"",
		"$ terraform plan",
		"    \x1b[33m│\x1b[0m " + strings.Repeat("word ", 20),
		"",
		strings.Repeat("word ", 20) + "end",
		"",
	}, "\n")
	want := []string{
		"$ make demo",
		"It listens on http://127.0.0.1:49152.",
		"",
		"$ terraform plan",
		"    \x1b[33m│\x1b[0m " + strings.Repeat("word ", 20),
		"",
		strings.TrimSpace(strings.Repeat("word ", 17)),
		"word word word end",
	}
	if diff := cmp.Diff(want, pictured(printed)); diff != "" {
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
