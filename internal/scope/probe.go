package scope

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// DefaultConcurrency is how many probes are under way at once. The client bounds
// the requests of one account as a whole as well.
const DefaultConcurrency = 4

// Options say what to probe.
type Options struct {
	// Writes also probes the writes that can be proven without changing anything.
	Writes bool
	// Only limits the probes to these permissions, by category key; nil is all
	// of the account type.
	Only map[string][]string
	// Concurrency bounds the probes under way at once; 0 is DefaultConcurrency.
	Concurrency int
}

// errRejected ends a probing whose credential met 401.
var errRejected = errors.New(rejectedReason)

// Probe asks for every permission that the options select, one request each. The
// client's account type decides on the categories: a managed brand's, for an
// agency's client that acts on one.
//
// A credential that is rejected, or refused everywhere, is a Result. An error
// means that nothing can be said: the context ended, the API could not be
// reached, or every answer was 429, 5xx or none.
func Probe(ctx context.Context, c *impact.Client, options Options) (Result, error) {
	p := &probing{client: c, questions: questions(string(c.AccountType()), options)}
	err := p.run(ctx, options.Concurrency)
	switch {
	case errors.Is(err, errRejected):
		return p.rejectedResult(), nil
	case ctx.Err() != nil:
		return Result{}, fmt.Errorf("probing the scopes was stopped after %d requests: %w", p.requests.Load(), context.Cause(ctx))
	case err != nil:
		return Result{}, err
	}
	return p.result(options), p.nothingSaid()
}

// probing is one run of Probe.
type probing struct {
	client    *impact.Client
	questions []question
	errors    []error // by question
	requests  atomic.Int64
}

// run asks the first question by itself: what rejects the credential, or cannot
// be reached, is not asked thirty times.
func (p *probing) run(ctx context.Context, concurrency int) error {
	p.errors = make([]error, len(p.questions))
	first := slices.IndexFunc(p.questions, question.isAsked)
	if first < 0 {
		return nil
	}
	if err := p.ask(ctx, first); err != nil {
		return err
	}
	if err := p.errors[first]; impact.Reachability(err) != impact.Reached {
		return err
	}
	if concurrency <= 0 {
		concurrency = DefaultConcurrency
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(concurrency)
	for i := first + 1; i < len(p.questions); i++ {
		if p.questions[i].isAsked() {
			group.Go(func() error { return p.ask(ctx, i) })
		}
	}
	return group.Wait()
}

// ask fills in the answer to question i. It fails on what ends the probing.
func (p *probing) ask(ctx context.Context, i int) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	q := &p.questions[i]
	p.requests.Add(1)
	outcome, err := ask(ctx, p.client, q.probe)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if outcome == rejected {
		return errRejected
	}
	p.errors[i] = err
	q.HTTPStatus, q.Outcome, q.Reason = statusOf(err), outcome, explain(q.probe, outcome, err)
	return nil
}

// nothingSaid is the first failure when no answer said anything.
func (p *probing) nothingSaid() error {
	var first error
	for i, q := range p.questions {
		switch {
		case q.isAsked() && q.Outcome != Unknown:
			return nil
		case first == nil:
			first = p.errors[i]
		}
	}
	return first
}
