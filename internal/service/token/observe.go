package token

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

// The modes of verification.
const (
	verifyNone         = "none"
	verifyAuthenticate = "authenticate"
	verifyReads        = "reads"
	verifyFull         = "full"
	verifyWrites       = "writes" // what "full" means for a legacy token
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

// observation is what a live token was seen to do.
type observation struct {
	status scope.Status
	// result is nil when only the credential as a whole was proven.
	result *scope.Result
}

// observe sends as few requests as the mode of verification needs. For a token
// that should be disabled they end with the first one that is let through.
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

// observeWrites finds out whether a credential works, and then what it may write.
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

// observationKey is everything that an observation depends on.
type observationKey struct {
	accountType, sid, token, version, verification string
	enabled                                        bool
}

// observationCache keeps observations between the steps of one run, so that the
// plan does not repeat the requests of the refresh before it, nor the apply those
// of the plan that Terraform repeated for it.
type observationCache struct {
	made      sync.Map // timedObservation by observationKey
	refreshed sync.Map // SIDs of the resources that were refreshed in this run
}

type timedObservation struct {
	at time.Time
	observation
	err error
}

// freshness is how long an observation may be handed on. The steps follow each
// other within milliseconds; a host that keeps a provider running for longer
// must not be told old news.
const freshness = time.Minute

// observe returns an observation, and whether it was made just now. A failure is
// kept like any other outcome, so that an API that does not answer is not asked
// twice either. An observation that is consumed is not handed on again.
func (c *observationCache) observe(ctx context.Context, client *impact.Client, d declaration, consume bool) (o observation, fresh bool, err error) {
	key := observationKey{d.accountType, d.sid, d.token, d.version, d.verification, d.enabled}
	found, _ := c.made.Load(key)
	if consume {
		c.made.Delete(key)
	}
	if earlier, ok := found.(timedObservation); ok && time.Since(earlier.at) < freshness {
		return earlier.observation, false, earlier.err
	}
	o, err = observe(ctx, client, d)
	if ctx.Err() == nil && !consume {
		c.made.Store(key, timedObservation{time.Now(), o, err})
	}
	return o, true, err
}
