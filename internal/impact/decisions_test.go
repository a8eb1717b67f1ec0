package impact

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What each decision sends: method, path below the account, content type, body.
func TestDecisions(t *testing.T) {
	t.Parallel()
	const contracts, request = "Programs/8575/Contracts", "TrackingValueRequests/7"
	const ok = `{"Status":"OK"}`
	for name, test := range map[string]struct {
		decide func(c *Client) error
		answer string
		want   []string
	}{
		"accept": {
			func(c *Client) error {
				return c.AcceptContract(t.Context(), "8575", ContractDecision{ContractID: "P-1"})
			}, ok,
			[]string{"POST", contracts, "application/json", `{"contractId":"P-1"}`},
		},
		"accept into groups": {
			func(c *Client) error {
				return c.AcceptContract(t.Context(), "8575", ContractDecision{ContractID: "P-1", GroupIDs: JoinIDs([]string{"1", "2"})})
			}, ok,
			[]string{"POST", contracts, "application/json", `{"contractId":"P-1","groupId":"1,2"}`},
		},
		"decline": {
			func(c *Client) error {
				return c.DeclineContract(t.Context(), "8575", ContractDecision{ContractID: "P-1", Reason: `No "fit"`, GroupIDs: JoinIDs(nil)})
			}, ok,
			[]string{"DELETE", contracts, "application/json", `{"contractId":"P-1","reason":"No \"fit\""}`},
		},
		"approve": {
			func(c *Client) error {
				return c.ApproveTrackingValueRequest(t.Context(), "7", NewForm().Set("PromoCode", "SUMMER 25").Set("MatchMode", "LI"))
			}, "",
			[]string{"PUT", request, "application/x-www-form-urlencoded", "MatchMode=LI&PromoCode=SUMMER+25"},
		},
		"approve, answered": {
			func(c *Client) error {
				return c.ApproveTrackingValueRequest(t.Context(), "7", NewForm().Set("UrlId", "3"))
			},
			`{"Status":"OK","Uri":"/Advertisers/IRx/TrackingValueRequests/7"}`,
			[]string{"PUT", request, "application/x-www-form-urlencoded", "UrlId=3"},
		},
		"reject": {
			func(c *Client) error { return c.RejectTrackingValueRequest(t.Context(), "7") }, "",
			[]string{"DELETE", request, "", ""},
		},
	} {
		api := steps(reply(200, test.answer))
		if err := test.decide(newClient(t, api)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		seen := api.requests()
		method, path, _ := strings.Cut(api.log()[0], " ")
		got := []string{method, path, seen[0].header.Get("Content-Type"), seen[0].body}
		if diff := cmp.Diff(test.want, got); diff != "" || len(seen) != 1 {
			t.Errorf("%s: %d requests (-want +got):\n%s", name, len(seen), diff)
		}
	}
}

// A decision that was made already stands: nothing asks whether it was the same.
func TestDecisionsThatAreRefused(t *testing.T) {
	t.Parallel()
	for status, message := range map[int]string{400: "Validation Failed", 403: "No permission", 404: "No contract", 409: "Decided already"} {
		for method, decide := range map[string]func(*Client) error{
			"POST": func(c *Client) error {
				return c.AcceptContract(t.Context(), "8575", ContractDecision{ContractID: "P-1"})
			},
			"DELETE": func(c *Client) error {
				return c.DeclineContract(t.Context(), "8575", ContractDecision{ContractID: "P-1"})
			},
		} {
			api := steps(reply(status, `{"Status":"ERROR","Message":"`+message+`"}`))
			c := newClient(t, api)
			wantError(t, decide(c), method+" /Advertisers/"+c.AccountSID()+"/Programs/8575/Contracts: "+statusLine(status)+": "+message)
			if n := len(api.requests()); n != 1 {
				t.Errorf("%s %d: %d requests", method, status, n)
			}
		}
	}
}

// An accept is never sent twice, whatever became of the first.
func TestAcceptWhoseAnswerIsLost(t *testing.T) {
	t.Parallel()
	for name, broken := range lostAnswers {
		inBubble(t, func(t *testing.T) {
			api := steps(broken)
			err := newClient(t, api).AcceptContract(t.Context(), "8575", ContractDecision{ContractID: "P-1"})
			if !errors.Is(err, ErrOutcomeUnknown) || len(api.requests()) != 1 {
				t.Errorf("%s: %d requests, %v", name, len(api.requests()), err)
			}
		})
	}
}

func TestDeclineWhoseAnswerIsLost(t *testing.T) {
	t.Parallel()
	const decline, look = "DELETE Programs/8575/Contracts", "GET Campaigns/8575/Contracts"
	var (
		declined  = reply(200, `{"Contracts":[{"Id":"P-0"},{"Id":"P-1","Status":"DECLINED"}]}`)
		others    = reply(200, `{"Contracts":[{"Id":"P-0","Status":"DECLINED"}]}`)
		done      = reply(200, `{"Status":"OK"}`)
		conflict  = reply(409, `{"Status":"ERROR","Message":"Decided already"}`)
		gone      = reply(404, `{"Status":"ERROR","Message":"Not found"}`)
		forbidden = reply(403, `{"Status":"ERROR","Message":"Forbidden"}`)
	)
	for name, test := range map[string]struct {
		after []step // the answers to what follows the lost one
		want  []string
		err   string
	}{
		"it took effect":          {[]step{declined}, []string{decline, look}, ""},
		"it did not":              {[]step{others, done}, []string{decline, look, decline}, ""},
		"it took effect late":     {[]step{others, conflict, declined}, []string{decline, look, decline, look}, ""},
		"and the contract went":   {[]step{others, gone, declined}, []string{decline, look, decline, look}, ""},
		"another one accepted it": {[]step{others, conflict, others}, []string{decline, look, decline, look}, "409 Conflict: Decided already"},
		"it never existed":        {[]step{others, gone, others}, []string{decline, look, decline, look}, "404 Not Found"},
		"refused the second time": {[]step{others, forbidden}, []string{decline, look, decline}, "403 Forbidden"},
		"nobody may look":         {[]step{forbidden}, []string{decline, look}, "whether the contract is declined could not be read either: GET /Advertisers/"},
	} {
		for lost, broken := range lostAnswers {
			inBubble(t, func(t *testing.T) {
				api := steps(append([]step{broken}, test.after...)...)
				err := newClient(t, api).DeclineContract(t.Context(), "8575", ContractDecision{ContractID: "P-1"})
				if (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
					t.Errorf("%s, %s: %v", name, lost, err)
				}
				if diff := cmp.Diff(test.want, api.log()); diff != "" {
					t.Errorf("%s, %s: requests (-want +got):\n%s", name, lost, diff)
				}
				if status := api.requests()[1].query.Get("Status"); status != "DECLINED" {
					t.Errorf("%s, %s: looked among the contracts with status %q", name, lost, status)
				}
			})
		}
	}
}

func TestDeclineThatIsNeverAnswered(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		api := &wire{answer: func(r *http.Request, _ int) (*http.Response, error) {
			if r.Method == http.MethodGet {
				return response(200, `{"Contracts":[]}`), nil
			}
			return response(502, htmlPage), nil
		}}
		err := newClient(t, api, func(c *Config) { c.MaxRetries = new(2) }).DeclineContract(t.Context(), "8575", ContractDecision{ContractID: "P-1"})
		if !errors.Is(err, ErrOutcomeUnknown) {
			t.Errorf("error %v", err)
		}
		declines := slices.DeleteFunc(api.requests(), func(r sent) bool { return r.method == http.MethodGet })
		if len(declines) != 3 {
			t.Errorf("%d declines", len(declines))
		}
	})
}

// Every replay makes a new job, so one whose answer is lost is not sent again.
func TestReplayJob(t *testing.T) {
	t.Parallel()
	api := steps(reply(200, `{"Id":"d8807a9f","Status":"QUEUED","Replayable":true}`))
	job, err := newClient(t, api).ReplayJob(t.Context(), "a/b")
	if job.ID != "d8807a9f" || job.Status != "QUEUED" || !job.Replayable.Value || err != nil {
		t.Errorf("got %+v, %v", job, err)
	}
	if diff := cmp.Diff([]string{"PUT Jobs/a%2Fb/Replay"}, api.log()); diff != "" || api.requests()[0].body != "" {
		t.Error(diff, api.requests()[0].body)
	}
	for name, broken := range lostAnswers {
		if name == "Uri of no type" {
			continue // a job has no Uri that could be misread
		}
		inBubble(t, func(t *testing.T) {
			api := steps(broken)
			if _, err := newClient(t, api).ReplayJob(t.Context(), "7"); !errors.Is(err, ErrOutcomeUnknown) || len(api.requests()) != 1 {
				t.Errorf("%s: %d requests, %v", name, len(api.requests()), err)
			}
		})
	}
}
