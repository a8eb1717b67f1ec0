package doctor

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/hashicorp/go-cleanhttp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// examination is one run.
type examination struct {
	program Program
	options options
	report  *Report

	settings   settings
	client     *impact.Client
	recorder   *recorder
	operations []catalog.Operation // that are asked about
	expected   expectation
	home       homeAnswer
	evidence   scope.Evidence
}

// The most requests beside those about operations.
const (
	helloRequests    = 1
	homeRequests     = 1
	pageSizeRequests = 4
	objectRequests   = 2
	fixedRequests    = helloRequests + homeRequests + pageSizeRequests + objectRequests
)

// run fills the report. Its error is one that leaves nothing to report.
func (x *examination) run(ctx context.Context) error {
	x.settings = x.program.settings()
	if what, next := x.settings.problem(); what != "" {
		x.report.add("settings", Failed, what, next)
		return nil
	}
	x.report.Credential = Credential{
		AccountType: string(x.settings.AccountType), AccountSID: x.settings.AccountSID, AdvertiserID: x.settings.AdvertiserID,
		APIVersion: x.settings.APIVersion, Status: scope.Undetermined,
	}
	if err := x.connect(); err != nil {
		return err
	}
	defer x.client.CloseIdleConnections()
	if err := x.plan(); err != nil {
		return err
	}
	if err := x.program.agree(fmt.Sprintf("%d requests", x.cost()), x.client.BaseURL(), x.options.yes); err != nil {
		return err
	}
	x.report.add("settings", OK, "the account type, the Account SID and the Auth Token have the right form", "")
	x.ask(ctx)
	_, x.report.Requests = x.recorder.all()
	if b, known := x.client.Budget(); known {
		x.report.Budget = &Budget{Limit: b.Limit, Remaining: b.Remaining}
		if !b.ResetAt.IsZero() {
			x.report.Budget.RenewedAt = new(b.ResetAt.UTC().Truncate(time.Second))
		}
	}
	return nil
}

// ask makes the requests. Each step says whether the next one makes sense.
func (x *examination) ask(ctx context.Context) {
	if !x.hello(ctx) {
		return
	}
	x.askHome(ctx)
	x.tellAccount()
	if !x.tellBudget() {
		return
	}
	if x.probe(ctx); ctx.Err() == nil && x.evidence.Status != scope.Rejected {
		x.read(ctx)
	}
	x.compare()
}

func (x *examination) connect() error {
	base := x.program.Transport
	if base == nil {
		base = cleanhttp.DefaultPooledTransport() // honours HTTPS_PROXY, NO_PROXY and SSL_CERT_FILE
	}
	x.recorder = &recorder{next: base}
	config := x.settings.Config
	config.Transport = x.recorder
	client, err := impact.New(config)
	if err != nil {
		return err
	}
	x.client = client
	x.report.Credential.BaseURL = client.BaseURL()
	return nil
}

// plan decides which operations are asked about.
func (x *examination) plan() error {
	accountType := string(x.client.AccountType())
	if x.options.expect != "" {
		var err error
		if x.expected, err = readExpectation(x.options.expect, accountType); err != nil {
			return err
		}
	}
	for _, operation := range catalog.Operations(accountType) {
		switch {
		case !operation.Probe.Probed():
		case operation.Method != http.MethodGet && !x.options.writes:
		case x.options.full, operation.Method != http.MethodGet, isUsual(operation), x.expected.has(operation):
			x.operations = append(x.operations, operation)
		}
	}
	return nil
}

// isUsual picks what is asked about unless -full says more: every list and single
// object that needs at most a campaign's id, the read of one campaign, whose id
// others need, and something of each category that has neither.
func isUsual(operation catalog.Operation) bool {
	needs := operation.Probe.Needs()
	const campaign = "/Campaigns/{}"
	for _, need := range needs {
		if need != campaign {
			return isFirstOfCategory(operation)
		}
	}
	return operation.Probe.Rests != catalog.OnControl
}

// isFirstOfCategory reports whether the operation is the first read of a category
// in which no read is asked about otherwise.
func isFirstOfCategory(operation catalog.Operation) bool {
	category, _ := catalog.FindCategory(operation.AccountType, operation.Category)
	for _, other := range category.Operations {
		if other.Method == http.MethodGet && other.Probe.Probed() {
			return other.String() == operation.String()
		}
	}
	return false
}

func (x *examination) cost() int { return fixedRequests + scope.RequestsFor(x.operations) }

// homeAnswer is the answer to the account home, as a partner's client saw it.
type homeAnswer struct {
	asked bool
	err   error
	// What the answer tells, where it is 2xx.
	ID, Name, APIVersion string
}

// askHome asks for the account home. Passthrough has none that anybody saw.
func (x *examination) askHome(ctx context.Context) {
	if x.settings.AdvertiserID != "" {
		return
	}
	var home struct {
		ID         impact.ID `json:"Id"`
		Name       string
		APIVersion impact.ID `json:"ApiVersion"` // a number, or a text
	}
	x.home.asked = true
	x.home.err = x.client.Send(ctx, impact.Request{Method: http.MethodGet, Into: &home})
	x.home.ID, x.home.Name, x.home.APIVersion = home.ID.String(), home.Name, home.APIVersion.String()
}

// probe asks about the operations.
func (x *examination) probe(ctx context.Context) {
	var err error
	x.evidence, err = scope.Probe(ctx, x.client, x.operations, scope.Options{})
	if x.expected.home && x.home.asked {
		x.evidence.Findings = append(x.evidence.Findings, x.home.finding(x.client))
	}
	for _, f := range x.evidence.Findings {
		x.report.Permissions = append(x.report.Permissions, Permission{
			Operation: f.Operation.String(), Page: f.Operation.PagePath(), Category: f.Operation.Category,
			Outcome: f.Outcome, Basis: f.Basis, Call: f.Call, HTTPStatus: f.HTTPStatus, Reason: f.Reason, pageOnly: f.Operation.PageOnly,
		})
	}
	for _, c := range x.evidence.Controls {
		x.report.Controls = append(x.report.Controls, Control(c))
	}
	if err == nil || x.evidence.Status != "" {
		x.report.Credential.Status, x.report.Credential.Profile = x.evidence.Status, x.evidence.Profile
	}
	x.tellPermissions(err)
}

// finding is what the answer says about the permission, by the rule that only 2xx
// says anything.
func (h homeAnswer) finding(c *impact.Client) scope.Finding {
	f := scope.Finding{
		Operation: catalog.AccountHome(string(c.AccountType())), Outcome: scope.Unknown, Call: "GET /",
		Reason: "no document has it, so a refusal may mean that there is no such operation",
	}
	if h.err == nil {
		f.Outcome, f.Basis, f.HTTPStatus, f.Reason = scope.Granted, scope.Seen, http.StatusOK, "the request was let through"
	}
	return f
}
