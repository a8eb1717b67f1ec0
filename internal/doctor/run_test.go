package doctor_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/doctor"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/scope"
)

// What the doctor says beforehand is what it costs, at most; and a brand costs no
// more than 45 requests.
func TestCost(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		accountType string
		args        []string
		said        string
		sent        int // by a token with full access, where the documents' page size holds
	}{
		{catalog.Brand, nil, "at most 39 requests", 33},
		{catalog.Partner, nil, "at most 36 requests", 30},
		{catalog.Agency, nil, "at most 16 requests", 10},
		{catalog.Brand, []string{"-full"}, "at most 73 requests", 67},
		{catalog.Brand, []string{"-full", "-writes"}, "at most 100 requests", 94},
	} {
		t.Run(test.accountType+strings.Join(test.args, ""), func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				p.use(p.AddAccount(test.accountType, "Acme").AddToken(mockimpact.TokenOptions{}))
				p.input, p.sits = "y\n", true
				p.run(t.Context(), test.args...)
				if !strings.Contains(p.stderr.String(), "This sends "+test.said+" to https://api.impact.com, out of the account's hourly budget. Nothing is changed.\nGo on? [y/N] ") {
					t.Errorf("said %q", p.stderr.String())
				}
				if sent := len(p.Journal()); sent != test.sent {
					t.Errorf("%d requests", sent)
				}
			})
		})
	}
}

// Under no reading, and with no set of permissions, does a brand cost more than 45.
func TestABrandCostsLittle(t *testing.T) {
	t.Parallel()
	most := 0
	tokens := [][]string{nil, some, {}, {"GET /Campaigns"}}
	for i, set := range mockimpact.CoveringReadings(2, mockimpact.ObjectZero, mockimpact.PermissionOrder, mockimpact.PageSize, mockimpact.NotFoundBy) {
		examine(t, func(t *testing.T, p *patient) {
			p.SetReadings(set)
			token := p.brand()
			if operations := tokens[i%len(tokens)]; operations != nil {
				token.AllowOnly(operations...)
			}
			p.run(t.Context(), "-yes")
			most = max(most, len(p.Journal()))
		})
	}
	t.Logf("%d requests at most", most)
	if most > 45 || most < 30 {
		t.Errorf("%d requests", most)
	}
}

func TestNobodyAgreed(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		sits        bool
		input, says string
	}{
		"nobody is there":       {false, "y\n", "nobody can be asked here whether to go on; -yes says so\n"},
		"no":                    {true, "n\n", "Go on? [y/N] nothing was asked\n"},
		"nothing":               {true, "", "Go on? [y/N] nothing was asked\n"},
		"something else than y": {true, "yep\n", "Go on? [y/N] nothing was asked\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				p.brand()
				p.sits, p.input = test.sits, test.input
				code := p.run(t.Context())
				if code != doctor.ExitUnclear || len(p.Journal()) > 0 || !strings.HasSuffix(p.stderr.String(), test.says) || p.stdout.Len() > 0 {
					t.Errorf("exit code %d, %d requests, %q", code, len(p.Journal()), p.stderr.String())
				}
			})
		})
	}
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	examine(t, func(t *testing.T, p *patient) {
		p.brand("GET /Campaigns", "GET /Actions", "GET /MediaPartners", "GET /MediaPartners/{PartnerId}")
		r := p.report()
		if r.Credential.Status != scope.Valid || r.ExitCode != doctor.ExitAsExpected {
			t.Errorf("%+v, exit code %d", r.Credential, r.ExitCode)
		}
		var granted []string
		for _, each := range r.Permissions {
			if each.Outcome == scope.Granted {
				granted = append(granted, each.Page)
			}
		}
		want := []string{"/Advertisers/<AccountSID>/Actions", "/Advertisers/<AccountSID>/Campaigns", "/Advertisers/<AccountSID>/MediaPartners"}
		if diff := cmp.Diff(want, granted); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		// The fourth is of a category that was asked about; it is found where it is
		// asked for itself.
		granted = nil
		for _, each := range p.report("-full").Permissions {
			if each.Outcome == scope.Granted {
				granted = append(granted, each.Operation)
			}
		}
		want = []string{"GET /Actions", "GET /Campaigns", "GET /MediaPartners", "GET /MediaPartners/{PartnerId}"}
		if diff := cmp.Diff(want, granted); diff != "" {
			t.Errorf("-full (-want +got):\n%s", diff)
		}
	})
}

func TestAgencyAndItsBrand(t *testing.T) {
	t.Parallel()
	examine(t, func(t *testing.T, p *patient) {
		brand := p.AddAccount(mockimpact.Brand, "Acme Corporation")
		agency := p.AddAccount(mockimpact.Agency, "Canyon Agency")
		agency.Manage(brand)
		p.use(agency.AddToken(mockimpact.TokenOptions{}))
		if r := p.report(); r.Account.Name != "Canyon Agency" || r.ExitCode != 0 {
			t.Errorf("%+v, exit code %d, checks %v", r.Account, r.ExitCode, r.Checks)
		}
		p.env["IMPACT_ADVERTISER_ID"] = brand.ID
		p.ResetJournal()
		r := p.report()
		if r.Account.Name != "Acme Corporation" || r.ExitCode != 0 || reading(t, r, "account-home").Evidence != "not asked on behalf of a managed brand" {
			t.Errorf("%+v, exit code %d, checks %v", r.Account, r.ExitCode, r.Checks)
		}
		for _, x := range p.Journal() {
			if x.AdvertiserID != brand.ID {
				t.Errorf("%s %s", x.Method, x.Path)
			}
		}
	})
}

// What the account home tells is shown, and nothing rests on it.
func TestAccountHome(t *testing.T) {
	t.Parallel()
	examine(t, func(t *testing.T, p *patient) {
		p.SetReading(mockimpact.AccountHome, "answers")
		token := p.brand("GET /Campaigns")
		r := p.report()
		if r.Account != (doctor.Account{Name: "Acme Corporation", ID: token.Account().ID}) || r.Credential.APIVersion != "14" || check(r, "version").Detail != "14, the token's own" {
			t.Errorf("%+v %+v %+v", r.Account, r.Credential, check(r, "version"))
		}
		p.SetReading(mockimpact.AccountHome, "404")
		p.env["IMPACT_API_VERSION"] = "13"
		r = p.report()
		if r.Account.Name != "" || check(r, "account").Detail != "not known: the token may not read its name" || check(r, "version").Detail != "13, by IMPACT_API_VERSION" {
			t.Errorf("%+v %+v", r.Account, r.Checks)
		}
	})
}

// A port is no password: a host of the user's own is shown as it is.
func TestBaseURLIsShown(t *testing.T) {
	t.Parallel()
	examine(t, func(t *testing.T, p *patient) {
		p.brand()
		p.env["IMPACT_BASE_URL"] = "http://127.0.0.1:8080"
		r := p.report()
		if r.Credential.BaseURL != "http://127.0.0.1:8080" || check(r, "host").Detail != "http://127.0.0.1:8080 is reached" {
			t.Errorf("%+v %+v", r.Credential, check(r, "host"))
		}
	})
}

func TestInterrupted(t *testing.T) {
	t.Parallel()
	examine(t, func(t *testing.T, p *patient) {
		p.brand()
		ctx, cancel := context.WithCancel(t.Context())
		p.Fault(mockimpact.Fault{Skip: 5, Times: 1, Hook: cancel})
		if code := p.run(ctx, "-yes"); code != doctor.ExitUnclear || !strings.Contains(p.stdout.String(), "probing was stopped after") {
			t.Errorf("exit code %d\n%s", code, p.stdout.String())
		}
		if n := len(p.Journal()); n > 12 {
			t.Errorf("%d requests after the interruption", n)
		}
		p.ResetJournal()
		if code := p.run(ctx, "-yes"); code != doctor.ExitUnclear || len(p.Journal()) > 0 || !strings.Contains(p.stdout.String(), "The examination was stopped before an answer arrived.") {
			t.Errorf("exit code %d\n%s", code, p.stdout.String())
		}
	})
}

// A failure that lasts is told within a minute, whatever it asks to wait.
func TestNeverWaitsLong(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]mockimpact.Fault{
		"every answer is 503":                  {Status: http.StatusServiceUnavailable, Header: http.Header{"Retry-After": {"50"}}},
		"429 after the first":                  {Skip: 2, Status: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {"3000"}}},
		"429 that does not say how long":       {Status: http.StatusTooManyRequests},
		"every connection breaks":              {Drop: true},
		"every connection breaks after awhile": {Skip: 10, Drop: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				p.brand()
				p.Fault(fault)
				start := time.Now()
				if code := p.run(t.Context(), "-yes"); code != doctor.ExitUnclear && name != "every connection breaks after awhile" {
					t.Errorf("exit code %d\n%s", code, p.stdout.String())
				}
				if took := time.Since(start); took > time.Minute {
					t.Errorf("took %s", took)
				}
			})
		})
	}
}
