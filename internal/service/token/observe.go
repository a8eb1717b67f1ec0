package token

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// clientOf is a client that holds the declared credential, not the provider's
// own: a token is proven by itself.
func clientOf(own *impact.Client, d declaration) (*impact.Client, error) {
	return own.With(func(config *impact.Config) {
		config.AccountType = impact.AccountType(d.accountType)
		config.AccountSID, config.AuthToken = d.sid, d.token
		config.APIVersion, config.AdvertiserID = d.version, ""
		config.Logger = tfimpact.Logger{Secrets: []string{d.token}}
	})
}

// observe sends as few requests as the mode of verification needs. Where it can ask
// nothing that is declared, one request proves the credential, and the evidence has
// no findings.
func observe(ctx context.Context, c *impact.Client, d declaration) (scope.Evidence, error) {
	if d.kind != scopedToken {
		return observeLegacy(ctx, c, d)
	}
	if d.deleted {
		return observeDeath(ctx, c, d)
	}
	options := scope.Options{Ignore: d.ignored}
	if asked := d.asked(); len(asked) > 0 {
		return scope.Probe(ctx, c, asked, options)
	}
	return observeDeath(ctx, c, d)
}

// observeDeath sends the one request that shows whether impact.com still knows a
// credential. It says nothing about what is declared.
func observeDeath(ctx context.Context, c *impact.Client, d declaration) (scope.Evidence, error) {
	evidence, err := scope.Probe(ctx, c, []catalog.Operation{companyInformation(d.accountType)}, scope.Options{})
	evidence.Findings = nil
	return evidence, err
}

func observeLegacy(ctx context.Context, c *impact.Client, d declaration) (scope.Evidence, error) {
	if d.verification == verifyFull {
		return scope.Probe(ctx, c, legacyQuestions(d.accountType), scope.Options{})
	}
	proof, err := scope.Prove(ctx, c)
	return scope.Evidence{Status: proof.Status}, err
}

// isDead reports whether impact.com rejects a credential. One request tells.
func isDead(ctx context.Context, own *impact.Client, d declaration) (bool, error) {
	client, err := clientOf(own, d)
	if err != nil {
		return false, err
	}
	_, err = client.CompanyInformation(ctx)
	switch {
	case errors.Is(err, impact.ErrUnauthorized):
		return true, nil
	case err == nil, errors.Is(err, impact.ErrForbidden):
		return false, nil
	}
	return false, err
}

// observationKey is everything that an observation depends on.
type observationKey struct {
	kind                             kind
	accountType, sid, token, version string
	verification, asked, ignored     string
	deleted                          bool
}

func (d declaration) observationKey() observationKey {
	return observationKey{
		d.kind, d.accountType, d.sid, d.token, d.version,
		d.verification, strings.Join(tfimpact.Calls(d.asked()), ","), strings.Join(d.ignored, ","), d.deleted,
	}
}

// observationCache keeps observations between the steps of one run, so that the
// plan does not repeat the requests of the refresh before it, nor the apply those
// of the plan that Terraform repeated for it.
type observationCache struct {
	mu       sync.Mutex
	made     map[observationKey]*observation
	refusals sync.Map // account types whose server was seen to refuse before it looks for the object
}

type observation struct {
	done     chan struct{} // closed when the rest is there
	at       time.Time
	evidence scope.Evidence
	err      error
}

// freshness is how long an observation may be handed on. The steps follow each
// other within milliseconds; a host that keeps a provider running for longer
// must not be told old news.
const freshness = time.Minute

// isWorthWaitingFor reports that what is missing is there in the next hour: a plan
// does not wait for it, an apply may.
func (o *observation) isWorthWaitingFor() bool {
	return errors.Is(o.err, impact.ErrRateLimited) ||
		slices.ContainsFunc(o.evidence.Findings, func(f scope.Finding) bool { return errors.Is(f.Err, impact.ErrRateLimited) })
}

// observe returns an observation, and whether it was made just now. Who asks the
// same at the same time waits for the one answer. A failure is kept like any other
// outcome, so that an API that does not answer is not asked twice either. An
// observation that is consumed is not handed on again.
func (c *observationCache) observe(ctx context.Context, client *impact.Client, d declaration, consume bool) (e scope.Evidence, fresh bool, err error) {
	key := d.observationKey()
	c.mu.Lock()
	found := c.made[key]
	isFresh := found != nil && (found.at.IsZero() || time.Since(found.at) < freshness)
	if isFresh && (!consume || !found.isWorthWaitingFor()) {
		if consume {
			delete(c.made, key)
		}
		c.mu.Unlock()
		select {
		case <-found.done:
			return found.evidence, false, found.err
		case <-ctx.Done():
			return scope.Evidence{}, false, ctx.Err()
		}
	}
	mine := &observation{done: make(chan struct{})}
	if c.made == nil {
		c.made = map[observationKey]*observation{}
	}
	c.made[key] = mine
	c.mu.Unlock()

	evidence, err := observe(ctx, client, d)
	c.mu.Lock()
	defer c.mu.Unlock()
	mine.at, mine.evidence, mine.err = time.Now(), evidence, err
	close(mine.done)
	if (ctx.Err() != nil || consume) && c.made[key] == mine {
		delete(c.made, key)
	}
	return evidence, true, err
}

// compareToOther infers what one legacy token may write from the refusals that the
// other one of its pair met, where that was asked first. A token that may do everything is refused nothing, so
// its own answers never show that the permission is looked at before the object.
func (c *observationCache) compareToOther(accountType string, e scope.Evidence) scope.Evidence {
	isWrite := func(f scope.Finding) bool { return f.Operation.Permission() == catalog.Write }
	if slices.ContainsFunc(e.Findings, func(f scope.Finding) bool { return isWrite(f) && f.Outcome == scope.Denied }) {
		c.refusals.Store(accountType, true)
	}
	if _, refuses := c.refusals.Load(accountType); !refuses {
		return e
	}
	e.Findings = slices.Clone(e.Findings)
	for i, f := range e.Findings {
		if isWrite(f) && f.Basis == scope.Assumed && f.HTTPStatus == http.StatusNotFound {
			e.Findings[i].Basis = scope.Inferred
		}
	}
	return e
}
