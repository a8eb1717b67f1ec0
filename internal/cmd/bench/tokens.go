package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

const tokensConfig = header + `
variable "secrets" {
  type      = map(string)
  ephemeral = true
}

resource "impact_access_token" "bench" {
  for_each      = toset(%s)
  name          = each.key
  account_type  = "brand"
  calls         = ["GET /Campaigns", "GET /Deals"]
  account_sid   = each.key
  auth_token_wo = var.secrets[each.key]
  verification  = %q
}
`

// tokens asks what declaring N access tokens with two calls each costs, by mode of
// verification: a plan, and the first apply with the plan in it. The baseline is as
// many objects that need no plugin.
func (b *bench) tokens(ctx context.Context) error {
	fmt.Println("\n## N access tokens with two calls each\n\n| N | `verification` | latency | plan: requests | time | first apply: requests | time | plan of `terraform_data` × N |\n|---:|---|---:|---:|---:|---:|---:|---:|")
	for _, n := range b.fleets {
		bare, err := b.newWorld(data(n))
		if err != nil {
			return err
		}
		least, err := b.median(func() (figure, error) { return bare.cli(ctx, b.bulk, "plan", "-no-color") })
		bare.close()
		if err != nil {
			return err
		}
		for _, mode := range []string{"none", "authenticate", "declared", "reads", "full"} {
			for _, latency := range b.latencies {
				plan, err := b.median(func() (figure, error) { return b.fleet(ctx, n, mode, latency, "plan", "-no-color") })
				if err != nil {
					return err
				}
				apply, err := b.median(func() (figure, error) { return b.fleet(ctx, n, mode, latency, "apply", "-auto-approve", "-no-color") })
				if err != nil {
					return err
				}
				fmt.Printf("| %d | `%s` | %s | %d | %s | %d | %s | %s |\n", n, mode, latency,
					plan.requests, seconds(plan.time), apply.requests, seconds(apply.time), seconds(least.time))
			}
		}
	}
	return nil
}

// fleet runs the CLI once with N tokens of an account of their own.
func (b *bench) fleet(ctx context.Context, n int, mode string, latency time.Duration, args ...string) (figure, error) {
	w, err := b.newWorld("")
	if err != nil {
		return figure{}, err
	}
	defer w.close()
	secrets, sids := map[string]string{}, []string{}
	for i := range n {
		token := w.account.AddToken(mockimpact.TokenOptions{Name: fmt.Sprint("token ", i), Operations: []string{"GET /Campaigns", "GET /Deals"}})
		secrets[token.SID], sids = token.Value(), append(sids, token.SID)
	}
	written, err := json.Marshal(secrets)
	if err != nil {
		return figure{}, err
	}
	list, err := json.Marshal(sids)
	if err != nil {
		return figure{}, err
	}
	w.env = append(w.env, "TF_VAR_secrets="+string(written))
	if err := w.write(fmt.Sprintf(tokensConfig, list, mode)); err != nil {
		return figure{}, err
	}
	w.mock.SetLatency(latency)
	return w.cli(ctx, b.bulk, args...)
}
