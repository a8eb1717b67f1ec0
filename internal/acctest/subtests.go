package acctest

import (
	"flag"
	"testing"

	"golang.org/x/sync/errgroup"
)

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
