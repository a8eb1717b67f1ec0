package doctor

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// write writes the page, to the standard error where the standard output is taken,
// and the outputs that were asked for.
func (p Program) write(r *Report, o outputs) error {
	to := p.Stdout
	if o.onStdout() {
		to = p.Stderr
	}
	if _, err := to.Write(page(r)); err != nil {
		return err
	}
	for _, each := range []struct {
		name   string
		format func(*Report) ([]byte, error)
	}{{o.json, asJSON}, {o.junit, asJUnit}, {o.hcl, asHCL}} {
		if each.name == "" {
			continue
		}
		content, err := each.format(r)
		if err != nil {
			return err
		}
		if err := writeTo(p.Stdout, each.name, content); err != nil {
			return err
		}
	}
	return nil
}

func writeTo(stdout io.Writer, name string, content []byte) error {
	if name == "-" {
		_, err := stdout.Write(content)
		return err
	}
	const ownerOnly = 0o600
	return os.WriteFile(name, content, ownerOnly)
}

func asJSON(r *Report) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(r)
	return b.Bytes(), err
}

// The JUnit form that CI systems read: suites of cases, each passed, failed, in
// error (could not tell) or skipped (not asked).
type junitSuites struct {
	XMLName xml.Name     `xml:"testsuites"`
	Suites  []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name      string      `xml:"name,attr"`
	Tests     int         `xml:"tests,attr"`
	Failures  int         `xml:"failures,attr"`
	Errors    int         `xml:"errors,attr"`
	Skipped   int         `xml:"skipped,attr"`
	Timestamp string      `xml:"timestamp,attr"`
	Cases     []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	Failure *junitProblem `xml:"failure"`
	Error   *junitProblem `xml:"error"`
	Skipped *junitProblem `xml:"skipped"`
	Output  string        `xml:"system-out,omitempty"`
}

type junitProblem struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func asJUnit(r *Report) ([]byte, error) {
	suite := junitSuite{Name: "terraform-provider-impact doctor", Timestamp: r.Time.Format(time.RFC3339)}
	for _, c := range r.Checks {
		each := junitCase{Class: "doctor", Name: c.Name, Output: c.Detail}
		switch c.Status {
		case Failed:
			each.Failure = &junitProblem{c.Detail, c.Next}
		case Unknown:
			each.Error = &junitProblem{c.Detail, c.Next}
		}
		suite.Cases = append(suite.Cases, each)
	}
	if r.Comparison != nil {
		suite.Cases = append(suite.Cases, r.expectedCases()...)
	}
	for _, c := range suite.Cases {
		suite.Tests++
		switch {
		case c.Failure != nil:
			suite.Failures++
		case c.Error != nil:
			suite.Errors++
		case c.Skipped != nil:
			suite.Skipped++
		}
	}
	content, err := xml.MarshalIndent(junitSuites{Suites: []junitSuite{suite}}, "", "  ")
	return append(append([]byte(xml.Header), content...), '\n'), err
}

// expectedCases are one for each operation that is expected, and for each that is
// granted in spite of it.
func (r *Report) expectedCases() (cases []junitCase) {
	reasons := r.reasons()
	add := func(calls []string, word string, set func(*junitCase, *junitProblem)) {
		for _, call := range calls {
			c := junitCase{Class: "doctor.expected", Name: call, Output: reasons[call]}
			set(&c, &junitProblem{strings.TrimSuffix(word+": "+reasons[call], ": "), ""})
			cases = append(cases, c)
		}
	}
	c := r.Comparison
	add(c.Missing, "expected, but denied", func(c *junitCase, p *junitProblem) { c.Failure = p })
	add(c.Excess, "granted, but not expected", func(c *junitCase, p *junitProblem) { c.Failure = p })
	add(c.Unknown, "could not tell", func(c *junitCase, p *junitProblem) { c.Error = p })
	add(c.Assumed, "only assumed", func(c *junitCase, p *junitProblem) { c.Skipped = p })
	add(c.NotAsked, "not asked", func(c *junitCase, p *junitProblem) { c.Skipped = p })
	add(c.Granted, "", func(*junitCase, *junitProblem) {})
	return cases
}

// reasons are what is known about each operation, in words.
func (r *Report) reasons() map[string]string {
	reasons := map[string]string{}
	for _, p := range r.Permissions {
		reasons[p.Operation] = p.Reason
	}
	return reasons
}

// summary says in a sentence how the examination ended.
func (r *Report) summary() string {
	c := r.Comparison
	switch {
	case r.Result == AsExpected && c == nil:
		return "The credential works."
	case r.Result == AsExpected:
		return "The credential may do what is expected of it, as far as it was asked, and nothing else of what was asked."
	case r.Result == Differs && c != nil && len(c.Missing)+len(c.Excess) > 0:
		return fmt.Sprintf("The credential differs from what is expected of it: %d missing, %d too many.", len(c.Missing), len(c.Excess))
	case r.Result == Differs:
		return "The credential does not work."
	}
	return "The doctor could not tell."
}
