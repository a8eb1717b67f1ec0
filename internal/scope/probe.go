package scope

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

const (
	// MaxControls is the most control requests that one run makes.
	MaxControls = 2
	// DefaultConcurrency is how many probes are under way at once. The client bounds
	// the requests of one account as a whole as well.
	DefaultConcurrency = 4
)

const rejectedReason = "the credential is rejected"

// errRejected ends a run whose credential met 401.
var errRejected = errors.New(rejectedReason)

// Options say how to probe operations.
type Options struct {
	// Ignore holds keys and aliases of categories that are not asked about.
	Ignore []string
	// Concurrency bounds the requests under way at once; 0 is DefaultConcurrency.
	Concurrency int
}

// RequestsFor returns the most requests that Probe makes when every
// answer arrives at the first attempt: one for each operation that has a probe,
// and the controls.
func RequestsFor(operations []catalog.Operation) int {
	count := 0
	for _, operation := range operations {
		if operation.Probe.Probed() {
			count++
		}
	}
	if count > 0 {
		count += MaxControls
	}
	return count
}

// Probe asks whether a credential may use the operations, one request
// each, and at most [MaxControls] more to read the answers. The operations are
// those of the client's account type: a managed brand's, for an agency's client
// that acts on one.
//
// Lists are asked first. An id that one shows is used to ask for that object, so
// that the answer speaks for itself; without one the request names object 0, which
// does not exist, and the controls show what the answer to that means here.
//
// A credential that is rejected, or refused everywhere, is Evidence. An error
// means that nothing can be said: the context ended, the API could not be reached,
// or every answer was 429, 5xx, somebody else's or none.
func Probe(ctx context.Context, c *impact.Client, operations []catalog.Operation, options Options) (Evidence, error) {
	e := &examination{client: c, ignored: map[string]bool{}, known: map[string]string{}, now: time.Now().UTC()}
	if err := e.plan(operations, options.Ignore); err != nil {
		return Evidence{}, err
	}
	err := e.run(ctx, options.Concurrency)
	switch {
	case errors.Is(err, errRejected):
		return e.rejected(), nil
	case ctx.Err() != nil:
		return Evidence{}, fmt.Errorf("probing was stopped after %d requests: %w", e.requests, context.Cause(ctx))
	case err != nil:
		return Evidence{}, err
	}
	return e.evidence(), e.nothingSaid()
}

// examination is one run of Probe.
type examination struct {
	client  *impact.Client
	items   []item
	ignored map[string]bool // by call
	now     time.Time

	mu       sync.Mutex // guards the rest
	known    map[string]string
	requests int
	foreign  int

	server   server
	controls []Control
}

// item is an operation with the answer to its probe.
type item struct {
	operation catalog.Operation
	skip      string // why it is not asked about; empty when it is
	sent      bool
	reply     reply
}

func (e *examination) plan(operations []catalog.Operation, ignore []string) error {
	accountType := string(e.client.AccountType())
	for _, key := range ignore {
		category, known := catalog.FindCategory(accountType, key)
		if !known {
			return fmt.Errorf("unknown category %q for account type %q; the nearest are %s",
				key, accountType, strings.Join(catalog.NearestCategories(accountType, key, 3), ", "))
		}
		for _, operation := range category.Operations {
			e.ignored[operation.String()] = true
		}
	}
	for _, operation := range operations {
		i := item{operation: operation}
		switch {
		case operation.AccountType != accountType:
			return fmt.Errorf("%s is an operation of %s accounts, not of %s accounts", operation, operation.AccountType, accountType)
		case e.ignored[operation.String()]:
			i.skip = "the configuration ignores its category"
		case !operation.Probe.Probed():
			i.skip = operation.Probe.Reason
		}
		e.items = append(e.items, i)
	}
	return nil
}

// run asks wave after wave: what needs no id, then what needs one, and so on, so
// that each wave can use the ids that the ones before showed. The first request
// is alone: what rejects the credential, or cannot be reached, is not asked thirty
// times.
func (e *examination) run(ctx context.Context, concurrency int) error {
	if concurrency <= 0 {
		concurrency = DefaultConcurrency
	}
	first := true
	for _, wave := range e.waves() {
		if first && len(wave) > 0 {
			if err := e.ask(ctx, wave[0]); err != nil {
				return err
			}
			if err := wave[0].reply.err; impact.Reachability(err) != impact.Reached {
				return err
			}
			wave, first = wave[1:], false
		}
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(concurrency)
		for _, i := range wave {
			group.Go(func() error { return e.ask(ctx, i) })
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return e.control(ctx)
}

// waves orders what is asked by the number of ids that it needs.
func (e *examination) waves() [][]*item {
	var waves [][]*item
	for i := range e.items {
		if e.items[i].skip != "" {
			continue
		}
		depth := len(e.items[i].operation.Probe.Needs())
		for len(waves) <= depth {
			waves = append(waves, nil)
		}
		waves[depth] = append(waves[depth], &e.items[i])
	}
	return waves
}

// ask sends the probe of an item, with the ids known by now.
func (e *examination) ask(ctx context.Context, i *item) error {
	e.mu.Lock()
	probe, isReal := i.operation.Probe.Fill(e.known)
	e.mu.Unlock()
	reply, err := e.send(ctx, i.operation, probe, isReal)
	i.sent, i.reply = err == nil, reply
	return err
}

// send makes one request. It fails on what ends the run.
func (e *examination) send(ctx context.Context, operation catalog.Operation, probe catalog.Probe, isReal bool) (reply, error) {
	if ctx.Err() != nil {
		return reply{}, ctx.Err()
	}
	request, err := requestOf(probe, e.now)
	if err != nil {
		return reply{}, err
	}
	var answer json.RawMessage
	if operation.Teaches() != "" {
		request.Into = &answer
	}
	e.mu.Lock()
	e.requests++
	e.mu.Unlock()
	r := reply{probe: operation.Probe, call: callOf(probe), real: isReal, err: e.client.Send(ctx, request)}
	if ctx.Err() != nil {
		return reply{}, ctx.Err()
	}
	if r.own(http.StatusUnauthorized) {
		return reply{}, errRejected
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if r.foreign() {
		e.foreign++
	}
	e.server.answers = e.server.answers || r.letThrough() || r.origin() == impact.OriginAPI
	if id := firstID(answer, operation.IDField); isReal && r.err == nil && id != "" {
		e.known[operation.Teaches()] = id
	}
	return r, nil
}

// requestOf fills in the times that a probe asks about.
func requestOf(probe catalog.Probe, now time.Time) (impact.Request, error) {
	times := strings.NewReplacer(
		"{HourAgo}", now.Add(-time.Hour).Format("2006-01-02T15:04:05Z"),
		"{Now}", now.Format("2006-01-02T15:04:05Z"),
	)
	query, err := url.ParseQuery(times.Replace(probe.Query))
	if err != nil {
		return impact.Request{}, err
	}
	request := impact.Request{Method: probe.Method, Query: query}
	if path := strings.Trim(probe.Path, "/"); path != "" {
		request.Path = strings.Split(path, "/")
	}
	if probe.ContentType != "" {
		request.Body = impact.Raw{ContentType: probe.ContentType, Content: probe.Body}
	}
	return request, nil
}

// evidence reads the answers in the light of the controls.
func (e *examination) evidence() Evidence {
	result := Evidence{Controls: e.controls, Requests: e.requests, Foreign: e.foreign}
	for _, i := range e.items {
		f := Finding{Operation: i.operation, Outcome: NotProbed, Reason: i.skip}
		if i.sent {
			v := judgeReply(i.reply, e.server)
			f.Outcome, f.Basis, f.Reason = v.outcome, v.basis, v.reason
			f.Call, f.HTTPStatus, f.refused = i.reply.call, i.reply.status(), i.reply.own(http.StatusForbidden)
			if f.Unanswered = i.reply.unanswered(); f.Unanswered {
				f.Err = i.reply.err
			}
		}
		result.Findings = append(result.Findings, f)
	}
	result.conclude()
	return result
}

func callOf(probe catalog.Probe) string {
	return catalog.Operation{Method: probe.Method, Path: probe.Path}.String()
}

// rejected forgets what was answered before the credential was rejected: it is
// not true any more.
func (e *examination) rejected() Evidence {
	result := Evidence{Status: Rejected, Profile: None, Requests: e.requests, Foreign: e.foreign}
	for _, i := range e.items {
		f := Finding{Operation: i.operation, Outcome: Unknown, Reason: rejectedReason}
		if i.skip != "" {
			f.Outcome, f.Reason = NotProbed, i.skip
		}
		result.Findings = append(result.Findings, f)
	}
	return result
}

// nothingSaid is the first failure when no answer said anything. A refusal or a
// complaint that decides nothing is an answer all the same.
func (e *examination) nothingSaid() error {
	var first error
	for _, i := range e.items {
		switch {
		case !i.sent:
		case i.reply.letThrough() || i.reply.refused() || i.reply.complained():
			return nil
		case first == nil:
			first = i.reply.err
		}
	}
	return first
}
