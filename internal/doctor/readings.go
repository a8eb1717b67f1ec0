package doctor

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// seen is what a reading rests on.
type seen struct{ value, evidence string }

func nothing(why string) seen { return seen{"", why} }

// readings are the questions that no document answers, in the order of the report.
// Names and values are those of the in-memory impact.com that the tests run
// against, so that what an account showed can be set there.
var readings = []struct {
	name, question string
	read           func(x *examination, s *sight) seen
}{
	{"object-zero", "What does a request about an object that does not exist answer?", (*examination).readObjectZero},
	{"not-found-by", "Who answers that an object does not exist?", (*examination).readNotFoundBy},
	{"permission-order", "Is the permission looked up before the object or after it?", (*examination).readPermissionOrder},
	{"scope-refusal", "What is the body of a 403 for a missing permission?", (*examination).readScopeRefusal},
	{"account-home", "What does a GET of the account root answer? The token page lists it for brands; no document does.", (*examination).readAccountHome},
	{"rate-limit-headers", "Which headers tell the budget?", (*examination).readRateLimitHeaders},
	{"page-size", "Which page sizes hold, and what happens above?", (*examination).readPageSize},
	{"ids", "Are ids texts or numbers?", (*examination).readIDs},
	{"status-words", "Is a state a word or a letter?", (*examination).readStatusWords},
	{"unset", "How is a value written that is not set?", (*examination).readUnset},
	{"uri-sid", "Whose SID is in the Uri of an object?", (*examination).readURI},
}

// sight is what the readings are read from.
type sight struct {
	answers []answer
	shapes  shapes
	absent  *probeAnswer // to an object that does not exist, asked by who may see it
	refused *probeAnswer // to the same, asked by who may not
	pages   []pageAnswer
}

// probeAnswer is the answer to a question of the doctor's own.
type probeAnswer struct {
	call   string
	proven bool // that the operation is permitted, or that it is not
	err    error
}

func (p probeAnswer) status() int { return statusOf(p.err) }

func statusOf(err error) int {
	var e *impact.Error
	switch {
	case err == nil:
		return http.StatusOK
	case errors.As(err, &e):
		return e.Status
	}
	return 0
}

// read makes the last requests, and reads from them and from all the others.
func (x *examination) read(ctx context.Context) {
	once, err := x.client.With(func(c *impact.Config) { c.MaxRetries = new(0) }) // what is refused is the answer
	if err != nil {
		return
	}
	s := &sight{}
	s.absent = x.askObjectZero(ctx, once, scope.Granted)
	s.refused = x.askObjectZero(ctx, once, scope.Denied)
	s.pages = x.askPages(ctx, once)
	s.answers, _ = x.recorder.all()
	s.shapes = shapesOf(s.answers, x.settings.AccountSID)
	for _, r := range readings {
		found := r.read(x, s)
		x.report.Readings = append(x.report.Readings, Reading{r.name, r.question, found.value, found.evidence})
	}
}

// askObjectZero asks for object 0 by an operation that is known to be granted, or
// denied, since it was asked for an object that exists. Where none is granted so,
// one that only a control could judge does for a 404.
func (x *examination) askObjectZero(ctx context.Context, c *impact.Client, outcome scope.Outcome) *probeAnswer {
	var best *scope.Finding
	for i, f := range x.evidence.Findings {
		if f.Outcome == outcome && f.Basis == scope.Seen && f.Operation.Method == http.MethodGet && strings.Contains(f.Operation.Path, "{") &&
			(best == nil || len(f.Operation.Path) < len(best.Operation.Path)) {
			best = &x.evidence.Findings[i]
		}
	}
	if best != nil {
		return ask(ctx, c, best.Operation, true)
	}
	if outcome == scope.Denied {
		return nil
	}
	const anyAccountType = "GET /Jobs/{JobId}"
	operation, err := catalog.ParseCall(string(c.AccountType()), anyAccountType)
	if err != nil {
		return nil
	}
	return ask(ctx, c, operation, false)
}

func ask(ctx context.Context, c *impact.Client, operation catalog.Operation, proven bool) *probeAnswer {
	probe, _ := operation.Probe.Fill(nil)
	query, err := url.ParseQuery(probe.Query)
	if err != nil {
		return nil
	}
	path := strings.Split(strings.Trim(probe.Path, "/"), "/")
	return &probeAnswer{
		call: probe.Method + " " + probe.Path, proven: proven,
		err: c.Send(ctx, impact.Request{Method: probe.Method, Path: path, Query: query}),
	}
}

func (x *examination) readObjectZero(s *sight) seen {
	switch a := s.absent; {
	case a == nil || a.status() == 0:
		return nothing("no answer arrived")
	case a.status() == http.StatusForbidden && !a.proven:
		return nothing(a.call + " was refused, and nothing shows that it is permitted")
	case a.status() >= http.StatusBadRequest && a.status() < http.StatusInternalServerError:
		return seen{strconv.Itoa(a.status()), fmt.Sprintf("%s was answered with %d", a.call, a.status())}
	default:
		return nothing(fmt.Sprintf("%s was answered with %d", a.call, a.status()))
	}
}

func (x *examination) readNotFoundBy(s *sight) seen {
	var e *impact.Error
	if s.absent == nil || !errors.As(s.absent.err, &e) || e.Status != http.StatusNotFound {
		return nothing("no request was answered with 404")
	}
	switch e.Origin {
	case impact.OriginAPI:
		return seen{"api", s.absent.call + " was answered in impact.com's own form"}
	case impact.OriginGateway:
		return seen{"gateway", s.absent.call + " was answered in the form of the gateway"}
	}
	return nothing(s.absent.call + " was answered in a form that does not tell")
}

func (x *examination) readPermissionOrder(s *sight) seen {
	switch absent, refused := s.absent, s.refused; {
	case refused == nil:
		return nothing("the token was refused no object that exists, and only such a refusal shows it")
	case absent == nil || !absent.proven || absent.status() == http.StatusForbidden || absent.status() == 0:
		return nothing("what does not exist is not told from what is refused here")
	case refused.status() == http.StatusForbidden:
		return seen{"before-object", fmt.Sprintf("%s is not permitted and was answered with 403, what does not exist with %d", refused.call, absent.status())}
	case refused.status() == absent.status():
		return seen{"after-object", fmt.Sprintf("%s is not permitted and was answered with %d all the same", refused.call, refused.status())}
	default:
		return nothing(fmt.Sprintf("%s is not permitted and was answered with %d", refused.call, refused.status()))
	}
}

func (x *examination) readAccountHome(*sight) seen {
	var e *impact.Error
	switch errors.As(x.home.err, &e); {
	case !x.home.asked:
		return nothing("not asked on behalf of a managed brand")
	case x.home.err == nil:
		return seen{"answers", "GET / was answered; whether it needs a permission of its own, one token does not tell"}
	case errors.Is(x.home.err, impact.ErrNotFromAPI):
		return nothing(fmt.Sprintf("%s answered (%d)", e.Origin, e.Status))
	case e.Status == http.StatusForbidden || e.Status == http.StatusNotFound:
		return seen{strconv.Itoa(e.Status), fmt.Sprintf("GET / was answered with %d", e.Status)}
	}
	return nothing(fmt.Sprintf("GET / was answered with %d", e.Status))
}
