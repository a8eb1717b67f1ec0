package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// world is the impact.com that the demo plays in.
type world struct {
	url          string
	environments []*environment
	reporting    *mockimpact.Token // of an integration, declared in tokens.tf
	mock         *mockimpact.Server
	server       *http.Server
}

// environment is one of the demo's environments: its token, and the value of it
// that Terraform was given.
type environment struct {
	name  string
	token *mockimpact.Token
	given string
}

// handOver gives Terraform the token's present value.
func (e *environment) handOver() { e.given = e.token.Value() }

// sids are the public halves of the credentials, the same in every run so that a
// picture of one is a picture of all. The secret halves are random.
var sids = map[string]string{
	"development": "IRmTn4VZbkQ81073215ckyhRbW3sdeJo7fP1",
	"staging":     "IRx9LcWqsUEy2284460vTgMXnUa5pKrB2hZ1",
	"production":  "IRe7YjHuKaRd3396817wPzDLfGo6cNtS8mQ1",
	"reporting":   "IRq3BvNfTxYw3396817kEsZJmRc8uHdA5gL1",
}

// newWorld starts a server on the loopback interface; close stops it.
func newWorld(ctx context.Context) (*world, error) {
	mock := mockimpact.New()
	w := &world{mock: mock, server: &http.Server{Handler: mock, ReadHeaderTimeout: 10 * time.Second}}
	for _, name := range []string{"development", "staging", "production"} {
		account := mock.AddAccount(mockimpact.Brand, fmt.Sprintf("Acme (%s)", name))
		options := mockimpact.TokenOptions{Name: "terraform-" + name, SID: sids[name]}
		e := &environment{name: name, token: account.AddToken(options)}
		e.handOver()
		w.environments = append(w.environments, e)
	}
	w.reporting = w.environment("production").token.Account().AddToken(mockimpact.TokenOptions{
		Name: "nightly-reports", SID: sids["reporting"], Operations: []string{"GET /Campaigns", "GET /Deals"},
	})
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	w.url = "http://" + listener.Addr().String()
	go func() { _ = w.server.Serve(listener) }() // returns when close is called
	return w, nil
}

func (w *world) close() { _ = w.server.Close() }

func (w *world) environment(name string) *environment {
	for _, e := range w.environments {
		if e.name == name {
			return e
		}
	}
	panic("the demo has no environment " + name)
}

// variables are the environment variables of a run: where the API is, and the
// values of the configuration's input variables.
func (w *world) variables() []string {
	credentials := map[string]map[string]string{}
	for _, e := range w.environments {
		credentials[e.name] = map[string]string{"account_sid": e.token.SID, "auth_token": e.given}
	}
	given, err := json.Marshal(credentials)
	if err != nil {
		panic(err) // texts have a JSON form
	}
	return []string{
		"IMPACT_BASE_URL=" + w.url,
		"TF_VAR_credentials=" + string(given),
		"TF_VAR_reporting_account_sid=" + w.reporting.SID,
		"TF_VAR_reporting_auth_token=" + w.reporting.Value(),
	}
}
