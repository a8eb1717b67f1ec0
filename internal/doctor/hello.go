package doctor

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// hello asks for the company information, which shows the way to the host, who
// answers, the clock and whether the credential works. It reports whether it makes
// sense to ask on.
func (x *examination) hello(ctx context.Context) bool {
	info, err := x.client.CompanyInformation(ctx)
	answers, requests := x.recorder.all()
	x.report.Requests = requests
	x.report.Account.Name = info.CompanyName
	if ctx.Err() != nil {
		x.report.add("host", Unknown, "The examination was stopped before an answer arrived.", "")
		return false
	}
	if detail, next := x.noWay(err); detail != "" {
		x.report.add("host", Unknown, detail, next)
		return false
	}
	if len(answers) == 0 { // the client held the request back
		return x.tellNoBudget(err)
	}
	x.report.add("host", OK, x.client.BaseURL()+" is reached", "")
	x.tellClock(answers[0].header.Get("Date"))
	return x.tellOrigin(err) && x.tellCredential(ctx, err)
}

// ways say what to try where a host is not reached.
var ways = map[impact.NeverAnswered]string{
	impact.Unreachable: "Check the network, the base URL (%s), and the proxy variables HTTPS_PROXY and NO_PROXY.",
	impact.Untrusted:   "Check that %s is the host you mean, and the clock of this machine. Behind a proxy that opens TLS, let SSL_CERT_FILE name a file with its certificate authority.",
	impact.TimedOut:    "Check the way to %s, and the proxy variables HTTPS_PROXY and NO_PROXY: something drops the requests without a word.",
}

const proxyWants = "The proxy on the way wants a user and a password (407)."

// noWay says why the host was not reached; empty where it was, or the request was
// not sent.
func (x *examination) noWay(err error) (detail, next string) {
	var e *impact.Error
	if !errors.As(err, &e) || errors.Is(err, impact.ErrRateLimited) {
		return "", ""
	}
	// A CONNECT that is refused is no answer but an error, whose text is the status.
	refused := e.Status == 0 && strings.Contains(e.Error(), http.StatusText(http.StatusProxyAuthRequired))
	if refused || e.Status == http.StatusProxyAuthRequired {
		return proxyWants, "Put them into HTTPS_PROXY, as in http://user:password@proxy:3128, or let NO_PROXY name the host."
	}
	if way := impact.Reachability(err); way != impact.Reached {
		return fmt.Sprintf("%s (%v).", sentence(e.Message), e.Err), fmt.Sprintf(ways[way], x.client.BaseURL())
	}
	return "", ""
}

// longestSkew is how far the clock may be off without a word. TLS and signed
// times bear a few minutes.
const longestSkew = 5 * time.Minute

// tellClock compares the clock of this machine with that of the answer.
func (x *examination) tellClock(date string) {
	sent, err := http.ParseTime(date)
	if err != nil {
		x.report.add("clock", OK, "not compared: the answer bears no time", "")
		return
	}
	skew := x.program.Now().Sub(sent).Round(time.Minute)
	direction := "ahead of"
	if skew < 0 {
		skew, direction = -skew, "behind"
	}
	if skew > longestSkew {
		x.report.add("clock", Warning, fmt.Sprintf("This machine's clock is %s %s that of the host.", minutes(skew), direction),
			"Set the clock: times in requests, and the wait for the next hour's budget, are wrong by as much.")
		return
	}
	x.report.add("clock", OK, "agrees with the host's within five minutes", "")
}

// minutes writes a duration of at least a minute as "10 min" or "26 h 5 min".
func minutes(d time.Duration) string {
	if d >= time.Hour {
		return fmt.Sprintf("%d h %d min", d/time.Hour, d%time.Hour/time.Minute)
	}
	return fmt.Sprintf("%d min", d/time.Minute)
}

// tellOrigin says whose the answer is. What somebody else answered ends the
// examination.
func (x *examination) tellOrigin(err error) bool {
	var e *impact.Error
	switch {
	case !errors.As(err, &e), e.Origin == impact.OriginAPI:
		x.report.add("answer", OK, "impact.com itself answers", "")
		return true
	case errors.Is(err, impact.ErrNotFromAPI):
		x.report.add("answer", Unknown, fmt.Sprintf("Not impact.com but %s answered (%d): %s.", e.Origin, e.Status, strings.TrimSuffix(e.Message, ".")),
			"Nothing is said about the credential. Check the base URL, and what stands between this machine and "+x.client.BaseURL()+".")
		return false
	}
	x.report.add("answer", OK, fmt.Sprintf("its form does not tell who answers (%d); nothing speaks against impact.com", e.Status), "")
	return true
}

// tellCredential says whether the credential works, and as what.
func (x *examination) tellCredential(ctx context.Context, err error) bool {
	tried := x.client.CredentialType()
	var e *impact.Error
	switch errors.As(err, &e); {
	case err == nil:
		x.report.Credential.Status = scope.Valid
		x.report.add("credential", OK, fmt.Sprintf("works, as that of %s", withArticle(tried)), "")
	case errors.Is(err, impact.ErrUnauthorized):
		x.tellRejected(ctx, tried)
		return false
	case errors.Is(err, impact.ErrForbidden):
		x.report.add("credential", OK, fmt.Sprintf("known as that of %s, but not permitted to read the company information (403), or disabled", withArticle(tried)), "")
	case errors.Is(err, impact.ErrRateLimited):
		return x.tellNoBudget(err)
	case e.Status/100 == 2:
		x.report.add("credential", Warning, "The company information was let through, but its answer cannot be read: "+e.Error()+".", "Please report this, with this page.")
	default:
		x.report.add("credential", Unknown, fmt.Sprintf("The answer says nothing about the credential: %v.", e), "Try again later.")
		return false
	}
	return true
}

// tellRejected says what a 401 means, after asking whether another account type
// accepts the credential.
func (x *examination) tellRejected(ctx context.Context, tried impact.AccountType) {
	x.report.Credential.Status, x.report.Credential.Profile = scope.Rejected, scope.None
	detail := fmt.Sprintf("impact.com rejects the credential as that of %s (401)", withArticle(tried))
	if others := scope.OtherAccountTypes(ctx, x.client, tried); len(others) > 0 {
		x.report.add("credential", Failed, fmt.Sprintf("%s, and accepts it as that of %s.", detail, withArticle(others[0])),
			fmt.Sprintf("Set %s to %s.", x.settings.variables["AccountType"], others[0]))
		return
	}
	x.report.add("credential", Failed, detail+", and as that of no other account type.",
		"The Auth Token was reset, the token was deleted, or SID and token do not belong together. See "+settingsURL(tried)+".")
}

func withArticle(t impact.AccountType) string {
	if t == impact.Agency {
		return "an agency"
	}
	return "a " + string(t)
}

// sentence begins with a capital letter, unless it begins with the name of a host.
func sentence(s string) string {
	if first, _, _ := strings.Cut(s, " "); s == "" || strings.Contains(first, ".") {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
