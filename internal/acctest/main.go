package acctest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"testing"

	"go.uber.org/goleak"
	"golang.org/x/sync/errgroup"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest/contract"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

// Main is the TestMain of every package with acceptance tests: it finds the CLI,
// runs the tests, looks for leaked goroutines, and says how many requests and
// answers were held against the published documents.
func Main(m *testing.M) int {
	collectLess()
	if err := prepareCLI(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if err := spareCLI(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	evidence, err := keepEvidence()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(evidence) }()
	code := m.Run()
	if err := findLeaks(evidence); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	if code == 0 {
		if err := leakedGoroutines(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	if err := reportContract(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	return code
}

// collectLess lets garbage wait until there is more of it, which takes a fifth off the
// processor time of a run with the race detector. That detector needs several times the
// memory of the heap: the limit keeps a process below a gigabyte.
func collectLess() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(128 << 20)
	}
}

// leakedGoroutines looks several times, each for about a second: on a busy machine the
// servers that have been stopped take their time to end.
func leakedGoroutines() (err error) {
	for range 15 {
		if err = goleak.Find(); err == nil {
			return nil
		}
	}
	return err
}

// loadContract parses the documents once per process; nil without them.
var loadContract = sync.OnceValues(func() (*contract.Checker, error) {
	dir := os.Getenv("IMPACT_OPENAPI_DIR")
	if dir == "" {
		return nil, nil
	}
	return contract.Load(dir, contract.Exempt(catalog.BreaksContract), contract.Skip(contract.Injected))
})

func contractChecker(t *testing.T) *contract.Checker {
	t.Helper()
	checker, err := loadContract()
	if err != nil {
		t.Fatal(err)
	}
	return checker
}

// reportContract writes the totals for the caller of several test binaries: a
// line "requests answers package" in a file of the directory that
// IMPACT_CONTRACT_REPORT names.
func reportContract() error {
	checker, err := loadContract()
	if checker == nil || err != nil {
		return err
	}
	requests, answers := checker.Counts()
	fmt.Printf("contract: %d requests and %d answers held against the published documents\n", requests, answers)
	dir := os.Getenv("IMPACT_CONTRACT_REPORT")
	if dir == "" {
		return nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return err
	}
	name := filepath.Base(wd)
	line := fmt.Sprintf("%d %d %s\n", requests, answers, name)
	return os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%d", name, os.Getpid())), []byte(line), 0o600) //nolint:gosec // the directory is named by whoever runs the tests
}

// Subtests runs thousands of subtests, as many at once as -parallel says. None may call
// t.Parallel: a parallel subtest, with all that its clean-up refers to, is kept until
// the last of its siblings is over.
type Subtests struct {
	t     *testing.T
	group errgroup.Group
}

// NewSubtests begins the subtests of t; Wait ends them.
func NewSubtests(t *testing.T) *Subtests {
	t.Helper()
	s := &Subtests{t: t}
	limit, ok := flag.Lookup("test.parallel").Value.(flag.Getter).Get().(int)
	if !ok {
		t.Fatal("-parallel is no number")
	}
	s.group.SetLimit(limit)
	return s
}

// Run runs one when it is its turn.
func (s *Subtests) Run(name string, test func(*testing.T)) {
	s.group.Go(func() error {
		s.t.Run(name, test)
		return nil
	})
}

// Wait returns when all are over.
func (s *Subtests) Wait() { _ = s.group.Wait() }
