package doctor

import (
	"errors"
	"flag"
	"fmt"
	"io"
)

// options are the flags of a run.
type options struct {
	yes, full, writes, strict bool
	expect                    string
	outputs                   outputs
}

// outputs name the files that a report is written to; "-" is the standard output,
// empty is none.
type outputs struct{ json, junit, hcl string }

// onStdout reports whether one of them takes the standard output, where the page
// for people would be.
func (o outputs) onStdout() bool { return o.json == "-" || o.junit == "-" || o.hcl == "-" }

const usage = `Usage: terraform-provider-impact doctor [flags]

Examines the impact.com credential in IMPACT_ACCOUNT_TYPE, IMPACT_ACCOUNT_SID and
IMPACT_AUTH_TOKEN: whether the host is reached and who answers, whose the
credential is, and what it may do. Nothing is changed.

Exit codes: 0 as expected, 1 differs, 2 could not tell.

`

func parseOptions(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("doctor", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // an error is reported by the caller, once
	flags.BoolVar(&o.yes, "yes", false, "do not ask whether to go on")
	flags.BoolVar(&o.full, "full", false, "ask about every operation that can be asked about, not only a list or object of each category")
	flags.BoolVar(&o.writes, "writes", false, "also ask about writes, by requests that cannot change anything")
	flags.StringVar(&o.expect, "expect", "", "compare with the calls or scopes in this `file`")
	flags.BoolVar(&o.strict, "strict", false, "exit with 2 also when something that is expected is only assumed, or cannot be asked about")
	flags.StringVar(&o.outputs.json, "json", "", "write the report as JSON to this `file`; - is the standard output")
	flags.StringVar(&o.outputs.junit, "junit", "", "write the report as JUnit XML to this `file`; - is the standard output")
	flags.StringVar(&o.outputs.hcl, "hcl", "", "write an impact_access_token block with what was found to this `file`; - is the standard output")
	flags.Usage = func() {}
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		_, _ = io.WriteString(stderr, usage)
		flags.SetOutput(stderr)
		flags.PrintDefaults()
		return o, err
	case err != nil:
		return o, fmt.Errorf("%w; -help lists the flags", err)
	case flags.NArg() > 0:
		return o, errors.New("the doctor takes flags only; -help lists them")
	}
	return o, o.outputs.check()
}

// check refuses two outputs in one place.
func (o outputs) check() error {
	taken := map[string]bool{}
	for _, name := range []string{o.json, o.junit, o.hcl} {
		if name == "" {
			continue
		}
		if taken[name] {
			return fmt.Errorf("two of -json, -junit and -hcl name %q", name)
		}
		taken[name] = true
	}
	return nil
}
