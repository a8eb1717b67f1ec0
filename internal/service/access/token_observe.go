package access

import (
	"context"
	"errors"
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

// observe asks impact.com as little as the mode of verification needs. A token
// that should be disabled is asked until one request is let through.
func observe(ctx context.Context, c *impact.Client, d declaration) (observation, error) {
	if d.verification == verifyWrites {
		return observeWrites(ctx, c)
	}
	if d.verification == verifyAuthenticate || !d.enabled {
		proof, err := scope.Prove(ctx, c)
		return observation{status: proof.Status}, err
	}
	result, err := scope.Probe(ctx, c, scope.Options{Writes: d.verification == verifyFull})
	return observation{status: result.Status, result: &result}, err
}

// observeWrites asks whether a credential works, and then what it may write.
func observeWrites(ctx context.Context, c *impact.Client) (observation, error) {
	proof, err := scope.Prove(ctx, c)
	if err != nil || proof.Status == scope.Rejected {
		return observation{status: proof.Status}, err
	}
	writes := map[string][]string{}
	for _, category := range catalog.Categories(string(c.AccountType())) {
		if category.WriteProbe.Probed() {
			writes[category.Key] = []string{catalog.Write}
		}
	}
	if len(writes) == 0 {
		return observation{status: proof.Status}, nil
	}
	result, err := scope.Probe(ctx, c, scope.Options{Writes: true, Only: writes})
	if result.Status == scope.Rejected {
		return observation{status: scope.Rejected}, err
	}
	return observation{status: proof.Status, result: &result}, err
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

// question is what an observation depends on.
type question struct {
	accountType, sid, token, version, verification string
	enabled                                        bool
}

// sightings remembers observations between the steps of one run: a refresh and
// the plan that follows it at once, or the last look at a plan and its apply,
// need not ask the same twice.
type sightings struct {
	mu        sync.Mutex
	seen      map[question]sighting
	refreshes map[string]bool // by SID
}

// noteRefresh records that a resource was refreshed in this run.
func (s *sightings) noteRefresh(sid string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refreshes == nil {
		s.refreshes = map[string]bool{}
	}
	s.refreshes[sid] = true
}

// refreshed reports whether a resource was refreshed in this run: a plan is
// preceded by that, the repeated plan of an apply is not.
func (s *sightings) refreshed(sid string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.refreshes[sid]
}

type sighting struct {
	at  time.Time
	o   observation
	err error
}

// freshness is how long an observation may be handed on. The steps follow each
// other within milliseconds; a host that keeps a provider running for longer
// must not be told old news.
const freshness = time.Minute

// look returns an observation, and whether it was made just now. A failure is
// remembered like any other outcome, so that an API that does not answer is not
// asked twice either. Consume makes it the last step that may use it.
func (s *sightings) look(ctx context.Context, c *impact.Client, d declaration, consume bool) (o observation, fresh bool, err error) {
	q := question{d.accountType, d.sid, d.token, d.version, d.verification, d.enabled}
	s.mu.Lock()
	known, found := s.seen[q]
	if consume {
		delete(s.seen, q)
	}
	s.mu.Unlock()
	if found && time.Since(known.at) < freshness {
		return known.o, false, known.err
	}
	o, err = observe(ctx, c, d)
	if ctx.Err() == nil && !consume {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.seen == nil {
			s.seen = map[question]sighting{}
		}
		s.seen[q] = sighting{time.Now(), o, err}
	}
	return o, true, err
}
