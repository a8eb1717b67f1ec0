package doctor

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// page is the report for people: plain text, aligned.
func page(r *Report) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "terraform-provider-impact %s doctor, %s\n", r.ProgramVersion, r.Time.Format("2006-01-02 15:04:05 UTC"))
	if c := r.Credential; c.AccountSID != "" {
		fmt.Fprintf(&b, "%s credential %s on %s", c.AccountType, c.AccountSID, c.BaseURL)
		if c.AdvertiserID != "" {
			fmt.Fprintf(&b, ", acting on brand %s", c.AdvertiserID)
		}
		b.WriteString("\n")
	}
	section(&b, "Checks", func(w *bytes.Buffer) {
		for _, c := range r.Checks {
			fmt.Fprintf(w, "  %s\t%s\t%s\n", c.Status, c.Name, c.Detail)
			if c.Next != "" {
				fmt.Fprintf(w, "  \t\t%s\n", c.Next)
			}
		}
	})
	if len(r.Permissions) > 0 {
		section(&b, "Permissions", func(w *bytes.Buffer) { permissions(w, r.Permissions) })
	}
	if len(r.Controls) > 0 {
		section(&b, "Controls", func(w *bytes.Buffer) {
			for _, c := range r.Controls {
				fmt.Fprintf(w, "  %s\t%d\t%s\n", c.Call, c.HTTPStatus, c.Purpose)
			}
		})
	}
	if len(r.Readings) > 0 {
		section(&b, "Readings: what no document says, and this account showed", func(w *bytes.Buffer) {
			for _, each := range r.Readings {
				value := each.Value
				if value == "" {
					value = "not seen"
				}
				fmt.Fprintf(w, "  %s\t%s\t%s\n", each.Name, value, each.Evidence)
			}
		})
	}
	if r.Comparison != nil {
		section(&b, "Compared with "+r.Comparison.File, func(w *bytes.Buffer) { comparison(w, r) })
	}
	fmt.Fprintf(&b, "\n%s %d requests were sent. Exit code %d.\n", r.summary(), r.Requests, r.ExitCode)
	return b.Bytes()
}

func section(b *bytes.Buffer, title string, write func(*bytes.Buffer)) {
	b.WriteString("\n" + title + "\n")
	var rows, aligned bytes.Buffer
	write(&rows)
	const gap = 2
	w := tabwriter.NewWriter(&aligned, 0, 0, gap, ' ', 0)
	_, _ = w.Write(rows.Bytes()) // into a buffer, which never fails
	_ = w.Flush()
	for line := range strings.Lines(aligned.String()) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
}

// permissions lists what was asked about. What was not stands at the end, in
// short.
func permissions(w *bytes.Buffer, all []Permission) {
	notAsked := 0
	for _, p := range all {
		if p.Outcome == scope.NotProbed {
			notAsked++
			continue
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\n", p.Operation, p.Outcome, p.Basis, status(p.HTTPStatus), p.Reason)
	}
	if notAsked > 0 {
		fmt.Fprintf(w, "  %d more were not asked about.\n", notAsked)
	}
}

func status(code int) string {
	if code == 0 {
		return ""
	}
	return strconv.Itoa(code)
}

func comparison(w *bytes.Buffer, r *Report) {
	c, reasons := r.Comparison, r.reasons()
	for _, each := range []struct {
		word  string
		calls []string
	}{
		{"missing", c.Missing}, {"excess", c.Excess}, {"unknown", c.Unknown},
		{"assumed", c.Assumed}, {"not asked", c.NotAsked}, {"granted", c.Granted}, {"ignored", c.Ignored},
	} {
		for _, call := range each.calls {
			fmt.Fprintf(w, "  %s\t%s\t%s\n", each.word, call, reasons[call])
		}
	}
}
