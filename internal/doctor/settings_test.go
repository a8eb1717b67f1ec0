package doctor_test

import (
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/doctor"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// What is wrong with the settings is said before any request, and no value is
// repeated: a token turns up in the wrong variable sooner or later.
func TestBadSettings(t *testing.T) {
	t.Parallel()
	const sid, token = "IRabcdef0123456789", "s3cretT0kenValue~x-_0123456789ab"
	for name, test := range map[string]struct {
		accountType, sid, token string
		more                    map[string]string
		detail, next            string
	}{
		"no account type": {"", sid, token, nil, "IMPACT_ACCOUNT_TYPE is not set.", "It holds the type of account: brand, partner or agency."},
		"no SID":          {"brand", "", token, nil, "IMPACT_ACCOUNT_SID is not set.", "It holds the Account SID of an access token."},
		"no token":        {"brand", sid, "", nil, "IMPACT_AUTH_TOKEN is not set.", "It holds the Auth Token that belongs to the Account SID."},
		"unknown account type": {"merchant", sid, token, nil, "IMPACT_ACCOUNT_TYPE is none of brand, partner and agency.",
			"A brand is what the API calls an advertiser, a partner what it calls a media partner."},
		"the API's account type":  {"Advertiser", sid, token, nil, "IMPACT_ACCOUNT_TYPE is none of brand, partner and agency.", "Write brand, exactly so."},
		"in capitals":             {"BRAND", sid, token, nil, "IMPACT_ACCOUNT_TYPE is none of brand, partner and agency.", "Write brand, exactly so."},
		"a token as account type": {token, sid, token, nil, "IMPACT_ACCOUNT_TYPE is none of brand, partner and agency.", "A brand is what the API calls an advertiser, a partner what it calls a media partner."},
		"joined in the SID": {"brand", sid + ":" + token, token, nil,
			"IMPACT_ACCOUNT_SID looks like SID and token joined, as in SID:TOKEN. It is not shown, because it may hold the token.",
			"Put the part before the colon into IMPACT_ACCOUNT_SID, and the part after it into IMPACT_AUTH_TOKEN."},
		"joined and encoded": {"brand", sid + "%3A" + token, token, nil,
			"IMPACT_ACCOUNT_SID looks like SID and token joined, as in SID:TOKEN. It is not shown, because it may hold the token.",
			"Put the part before the colon into IMPACT_ACCOUNT_SID, and the part after it into IMPACT_AUTH_TOKEN."},
		"joined in the token": {"brand", sid, sid + ":" + token, nil,
			"IMPACT_AUTH_TOKEN looks like SID and token joined, as in SID:TOKEN. It is not shown, because it may hold the token.",
			"Put the part before the colon into IMPACT_ACCOUNT_SID, and the part after it into IMPACT_AUTH_TOKEN."},
		"swapped":        {"brand", token, sid, nil, "IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN look swapped: the second begins with IR, as Account SIDs do.", "Exchange the two values."},
		"the same twice": {"brand", sid, sid, nil, "IMPACT_ACCOUNT_SID and IMPACT_AUTH_TOKEN hold the same value.", "One is the Account SID, the other the Auth Token; both stand in the web app, on the token's page."},
		"quoted":         {"brand", sid, `"` + token + `"`, nil, "IMPACT_AUTH_TOKEN begins or ends with a quotation mark.", "Leave the quotation marks out; many .env files and CI variables keep them as part of the value."},
		"a line break":   {"brand", sid + "\n", token, nil, "IMPACT_ACCOUNT_SID holds white space or a control character.", "Copy the value again, without the line break or the text around it."},
		"a space":        {"brand", sid, "Basic " + token, nil, "IMPACT_AUTH_TOKEN holds white space or a control character.", "Copy the value again, without the line break or the text around it."},
		"a path as SID": {"brand", "Advertisers/" + token, token, nil,
			"IMPACT_ACCOUNT_SID holds characters that an Account SID does not have. It is not shown, because it may hold the token.",
			"An Account SID has letters and digits only, such as IRabcdef0123456789."},
		"an unknown version": {"brand", sid, token, map[string]string{"IMPACT_API_VERSION": "3"},
			`IMPACT_API_VERSION cannot be used: "3" is not an API version of brand accounts; impact.com has released 11, 12, 13, 14.`, "Correct it, or unset it where it may be left out."},
		"an insecure host": {"brand", sid, token, map[string]string{"IMPACT_BASE_URL": "http://api.impact.com"},
			"IMPACT_BASE_URL cannot be used: plain http would send the Auth Token in clear text to api.impact.com; only loopback hosts may use it.", "Correct it, or unset it where it may be left out."},
		"a brand's brand": {"brand", sid, token, map[string]string{"IMPACT_ADVERTISER_ID": "12"},
			"IMPACT_ADVERTISER_ID cannot be used: only an agency acts on other accounts; this credential is configured as brand.", "Correct it, or unset it where it may be left out."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				p.env["IMPACT_ACCOUNT_TYPE"], p.env["IMPACT_ACCOUNT_SID"], p.env["IMPACT_AUTH_TOKEN"] = test.accountType, test.sid, test.token
				for variable, value := range test.more {
					p.env[variable] = value
				}
				r := p.report()
				if got := check(r, "settings"); got.Status != doctor.Failed || got.Detail != test.detail || got.Next != test.next || r.ExitCode != doctor.ExitUnclear || r.Requests != 0 {
					t.Errorf("%+v, exit code %d, %d requests", got, r.ExitCode, r.Requests)
				}
				if said := p.stdout.String() + p.stderr.String(); strings.Contains(said, token) {
					t.Errorf("repeats the token: %s", said)
				}
			})
		})
	}
}

func TestBadFlags(t *testing.T) {
	t.Parallel()
	for says, args := range map[string]string{
		"the doctor takes flags only; -help lists them\n":                            "-yes now",
		"flag provided but not defined: -no; -help lists the flags\n":                "-no",
		"two of -json, -junit and -hcl name \"-\"\n":                                 "-json - -hcl -",
		"open /nowhere/calls.txt: no such file or directory\n":                       "-yes -expect /nowhere/calls.txt",
		"open /nowhere/report.json: no such file or directory\n":                     "-yes -json /nowhere/report.json",
		"flag needs an argument: -expect; -help lists the flags\n":                   "-expect",
		"invalid boolean value \"2\" for -yes: parse error; -help lists the flags\n": "-yes=2",
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				p.brand()
				if code := p.run(t.Context(), strings.Fields(args)...); code != doctor.ExitUnclear || p.stderr.String() != says {
					t.Errorf("exit code %d, says %q", code, p.stderr.String())
				}
			})
		})
	}
	examine(t, func(t *testing.T, p *patient) {
		if code := p.run(t.Context(), "-help"); code != 0 || !strings.Contains(p.stderr.String(), "Usage: terraform-provider-impact doctor [flags]") || !strings.Contains(p.stderr.String(), "-expect file") {
			t.Errorf("exit code %d, says %s", code, p.stderr.String())
		}
	})
}

func TestCredentials(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		set                func(p *patient, token *mockimpact.Token)
		check              string
		status             doctor.Status
		detail, next       string
		exitCode, requests int
	}{
		"another account type": {
			func(p *patient, _ *mockimpact.Token) { p.env["IMPACT_ACCOUNT_TYPE"] = "partner" },
			"credential", doctor.Failed, "impact.com rejects the credential as that of a partner (401), and accepts it as that of a brand.", "Set IMPACT_ACCOUNT_TYPE to brand.", 1, 3,
		},
		"reset": {
			func(_ *patient, token *mockimpact.Token) { token.Reset() },
			"credential", doctor.Failed, "impact.com rejects the credential as that of a brand (401), and as that of no other account type.",
			"The Auth Token was reset, the token was deleted, or SID and token do not belong together. See https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml.", 1, 3,
		},
		"disabled": {
			func(_ *patient, token *mockimpact.Token) { token.Disable() },
			"permissions", doctor.Failed, "0 granted, 16 denied, 13 unknown. The token is disabled, or has none of the permissions that were asked about; no answer tells which.",
			"See https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml.", 1, 0,
		},
		"reset amid the run": {
			func(p *patient, token *mockimpact.Token) {
				p.Fault(mockimpact.Fault{Skip: 10, Times: 1, Hook: func() { token.Reset() }})
			},
			"permissions", doctor.Failed, "impact.com began to reject the credential (401) amid the examination.",
			"The token was reset or deleted just now. See https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml.", 1, 0,
		},
		"may not read its name": {
			func(_ *patient, token *mockimpact.Token) { token.Revoke("GET /CompanyInformation") },
			"credential", doctor.OK, "known as that of a brand, but not permitted to read the company information (403), or disabled", "", 0, 0,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			examine(t, func(t *testing.T, p *patient) {
				test.set(p, p.brand())
				r := p.report()
				got := check(r, test.check)
				if got.Status != test.status || got.Detail != test.detail || got.Next != test.next || r.ExitCode != test.exitCode {
					t.Errorf("%+v, exit code %d; checks %v", got, r.ExitCode, r.Checks)
				}
				if test.requests > 0 && r.Requests != test.requests {
					t.Errorf("%d requests", r.Requests)
				}
			})
		})
	}
}
