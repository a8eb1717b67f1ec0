package scope

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// ask sends a probe. The error is the client's, for every outcome but Granted.
func ask(ctx context.Context, c *impact.Client, probe catalog.Probe) (Outcome, error) {
	query, err := url.ParseQuery(probe.Query)
	if err != nil {
		return Unknown, err
	}
	request := impact.Request{
		Method: probe.Method,
		Path:   strings.Split(strings.Trim(probe.Path, "/"), "/"),
		Query:  query,
	}
	if probe.ContentType != "" {
		request.Body = impact.Raw{ContentType: probe.ContentType, Content: probe.Body}
	}
	err = c.Send(ctx, request)
	return outcomeOf(err), err
}

// complaints are the statuses about the request itself, which only a caller who
// was let in gets to see.
var complaints = []int{
	http.StatusBadRequest, http.StatusPaymentRequired, http.StatusNotFound, http.StatusMethodNotAllowed,
	http.StatusConflict, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity,
}

// outcomeOf reads an answer by the rules of the package documentation.
func outcomeOf(err error) Outcome {
	if err == nil {
		return Granted
	}
	var answer *impact.Error
	if !errors.As(err, &answer) || errors.Is(err, impact.ErrNotFromAPI) {
		return Unknown
	}
	switch {
	case answer.Status == http.StatusUnauthorized:
		return rejected
	case answer.Status == http.StatusForbidden:
		return Denied
	case answer.Status/100 == 2, slices.Contains(complaints, answer.Status):
		return Granted
	}
	return Unknown
}

// statusOf is the HTTP status that the error came with, 0 when none arrived. A
// request without an error was answered with 200 or another 2xx.
func statusOf(err error) int {
	var answer *impact.Error
	switch {
	case err == nil:
		return http.StatusOK
	case errors.As(err, &answer):
		return answer.Status
	}
	return 0
}

// explain says in half a sentence what an answer rests on.
func explain(probe catalog.Probe, outcome Outcome, err error) string {
	status := statusOf(err)
	switch {
	case outcome == Granted && err == nil:
		return "the request was let through"
	case outcome == Granted:
		return fmt.Sprintf("let in, then refused for what the request lacks (%d): %s", status, probe.Reason)
	case outcome == Denied:
		return "the token lacks the permission, or is disabled"
	case outcome == rejected:
		return rejectedReason
	case errors.Is(err, impact.ErrNotFromAPI):
		return "a proxy or gateway answered in impact.com's place"
	case errors.Is(err, impact.ErrRateLimited):
		return "the account's request budget is used up"
	case status >= http.StatusInternalServerError:
		return fmt.Sprintf("impact.com failed (%d), which says nothing about the permission", status)
	case status == 0:
		return "no answer arrived"
	}
	return fmt.Sprintf("the answer (%d) says nothing about the permission", status)
}

const rejectedReason = "the credential is rejected"
