package doctor

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
)

// Exit codes of a run.
const (
	ExitAsExpected = 0
	ExitDiffers    = 1 // impact.com itself said so
	ExitUnclear    = 2 // nothing was asked, or no answer decides
)

// Program is the doctor as a command. Every field but Transport is set.
type Program struct {
	Version string
	Getenv  func(string) string
	// Variables names the environment variable that holds a field of
	// impact.Config, by the field's name.
	Variables      map[string]string
	Stdin          io.Reader
	Terminal       bool // somebody sits at Stdin who can be asked
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Transport      http.RoundTripper // sends the requests; nil for one that honours the proxy variables
}

// FromProcess is the program with the environment, streams and clock of this
// process.
func FromProcess(version string, variables map[string]string) Program {
	return Program{
		Version: version, Getenv: os.Getenv, Variables: variables,
		Stdin: os.Stdin, Terminal: isatty.IsTerminal(os.Stdin.Fd()),
		Stdout: os.Stdout, Stderr: os.Stderr, Now: time.Now,
	}
}

// Run examines the credential of the environment, writes what it found, and
// returns the exit code.
func (p Program) Run(ctx context.Context, args []string) int {
	o, err := parseOptions(args, p.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return ExitAsExpected
	case err != nil:
		return p.refuse(err)
	}
	x := examination{program: p, options: o, report: newReport(p)}
	if err := x.run(ctx); err != nil {
		return p.refuse(err)
	}
	x.report.hide(x.settings)
	x.report.conclude(o.strict)
	if err := p.write(x.report, o.outputs); err != nil {
		return p.refuse(err)
	}
	return x.report.ExitCode
}

// refuse ends a run that has no report.
func (p Program) refuse(err error) int {
	p.say(p.Stderr, "%v\n", err)
	return ExitUnclear
}

// say writes for people; nothing can be done where that fails.
func (p Program) say(w io.Writer, format string, values ...any) {
	_, _ = fmt.Fprintf(w, format, values...)
}

// agree says what the examination costs and asks whether to go on. Where nobody
// can be asked, the flag has to say it.
func (p Program) agree(cost, where string, yes bool) error {
	if yes {
		return nil
	}
	p.say(p.Stderr, "This sends at most %s to %s, out of the account's hourly budget. Nothing is changed.\n", cost, where)
	if !p.Terminal {
		return errors.New("nobody can be asked here whether to go on; -yes says so")
	}
	p.say(p.Stderr, "Go on? [y/N] ")
	answer, err := bufio.NewReader(p.Stdin).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer != "y" && answer != "yes" {
		return errors.New("nothing was asked")
	}
	return nil
}
