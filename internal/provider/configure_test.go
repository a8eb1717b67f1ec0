package provider_test

import (
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// complete is an environment that lacks nothing, for a host that is never asked.
func complete() map[string]string {
	return map[string]string{
		"IMPACT_ACCOUNT_TYPE":                "brand",
		"IMPACT_ACCOUNT_SID":                 "IRtest",
		"IMPACT_AUTH_TOKEN":                  "secret-token",
		"IMPACT_SKIP_CREDENTIALS_VALIDATION": "true",
	}
}

func TestConfigure_refusesBadInput(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		environ map[string]string // changes to complete; "" removes
		block   map[string]tftypes.Value
		want    []string
	}{
		"nothing given": {
			environ: map[string]string{"IMPACT_ACCOUNT_TYPE": "", "IMPACT_ACCOUNT_SID": "", "IMPACT_AUTH_TOKEN": ""},
			want: []string{
				`error at account_type: Missing account_type: The provider needs the type of account: brand, partner or agency. Set account_type in the provider "impact" block, or the environment variable IMPACT_ACCOUNT_TYPE.`,
				`error at account_sid: Missing account_sid: The provider needs the Account SID of an access token. Set account_sid in the provider "impact" block, or the environment variable IMPACT_ACCOUNT_SID.`,
				`error at auth_token: Missing auth_token: The provider needs the Auth Token that belongs to the Account SID. Set auth_token in the provider "impact" block, or the environment variable IMPACT_AUTH_TOKEN.`,
			},
		},
		"an empty attribute does not fall back": {
			block: map[string]tftypes.Value{"account_sid": acctest.String("")},
			want: []string{
				`error at account_sid: Missing account_sid: The provider needs the Account SID of an access token. Set account_sid in the provider "impact" block, or the environment variable IMPACT_ACCOUNT_SID.`,
			},
		},
		"unknown account type": {
			environ: map[string]string{"IMPACT_ACCOUNT_TYPE": "advertiser"},
			want: []string{
				`error at account_type: Invalid account_type: account type "advertiser" is not one of brand, partner, agency. The value comes from account_type in the provider "impact" block or from the environment variable IMPACT_ACCOUNT_TYPE.`,
			},
		},
		"SID that cannot be in a path": {
			environ: map[string]string{"IMPACT_ACCOUNT_SID": "IR/../x"},
			want: []string{
				`error at account_sid: Invalid account_sid: "IR/../x" holds characters that cannot stand in a request path; an Account SID has only letters and digits. The value comes from account_sid in the provider "impact" block or from the environment variable IMPACT_ACCOUNT_SID.`,
			},
		},
		"token with a line break": {
			environ: map[string]string{"IMPACT_AUTH_TOKEN": "secret-token\n"},
			want: []string{
				`error at auth_token: Invalid auth_token: the Auth Token holds a space, line break or control character; it was probably copied with surrounding text. The value comes from auth_token in the provider "impact" block or from the environment variable IMPACT_AUTH_TOKEN.`,
			},
		},
		"plain http": {
			environ: map[string]string{"IMPACT_BASE_URL": "http://api.impact.com"},
			want: []string{
				`error at base_url: Invalid base_url: plain http would send the Auth Token in clear text to api.impact.com; only loopback hosts may use it. The value comes from base_url in the provider "impact" block or from the environment variable IMPACT_BASE_URL.`,
			},
		},
		"base URL with a path": {
			environ: map[string]string{"IMPACT_BASE_URL": "https://api.impact.com/Advertisers"},
			want: []string{
				`error at base_url: Invalid base_url: the base URL must not carry a path ("/Advertisers"); the provider adds it. The value comes from base_url in the provider "impact" block or from the environment variable IMPACT_BASE_URL.`,
			},
		},
		"base URL with a query": {
			environ: map[string]string{"IMPACT_BASE_URL": "https://api.impact.com?x=1"},
			want: []string{
				`error at base_url: Invalid base_url: the base URL must not carry a query or fragment. The value comes from base_url in the provider "impact" block or from the environment variable IMPACT_BASE_URL.`,
			},
		},
		"base URL with a user": {
			environ: map[string]string{"IMPACT_BASE_URL": "https://me:pw@api.impact.com"},
			want: []string{
				`error at base_url: Invalid base_url: the base URL must not carry a user or password. The value comes from base_url in the provider "impact" block or from the environment variable IMPACT_BASE_URL.`,
			},
		},
		"advertiser_id on a brand": {
			environ: map[string]string{"IMPACT_ADVERTISER_ID": "1048291"},
			want: []string{
				`error at advertiser_id: Invalid advertiser_id: only an agency acts on other accounts; this credential is configured as brand. The value comes from advertiser_id in the provider "impact" block or from the environment variable IMPACT_ADVERTISER_ID.`,
			},
		},
		"API version newer than the provider": {
			environ: map[string]string{"IMPACT_API_VERSION": "99"},
			want: []string{
				`warning at api_version: Value of api_version that this provider does not know: "99" is higher than the versions of brand accounts that this provider was made with. It is sent as it is; impact.com judges.`,
			},
		},
		"API version older than any": {
			environ: map[string]string{"IMPACT_API_VERSION": "10"},
			want: []string{
				`error at api_version: Invalid api_version: "10" is not an API version of brand accounts; impact.com has released 11, 12, 13, 14. The value comes from api_version in the provider "impact" block or from the environment variable IMPACT_API_VERSION.`,
			},
		},
		"skip that is neither true nor false": {
			environ: map[string]string{"IMPACT_SKIP_CREDENTIALS_VALIDATION": "maybe"},
			want: []string{
				`error at skip_credentials_validation: Invalid IMPACT_SKIP_CREDENTIALS_VALIDATION: The environment variable IMPACT_SKIP_CREDENTIALS_VALIDATION is "maybe"; it must be true or false.`,
			},
		},
		"category that there is not": {
			environ: map[string]string{"IMPACT_IGNORE_CATEGORIES": "deals, conversion"},
			want: []string{
				`warning at ignore_categories: Value of ignore_categories that this provider does not know: No account type has a category "conversion"; the nearest are conversions, contracts, contacts. Nothing of it is asked or concluded, so there is nothing to ignore.`,
			},
		},
		"categories of several account types": {environ: map[string]string{"IMPACT_IGNORE_CATEGORIES": "media_properties, company_information,"}},
		"the attribute wins over the environment": {
			environ: map[string]string{"IMPACT_ACCOUNT_TYPE": "nonsense"},
			block:   map[string]tftypes.Value{"account_type": acctest.String("brand")},
		},
		"unknown values are not errors": {
			environ: map[string]string{"IMPACT_ACCOUNT_SID": ""},
			block:   map[string]tftypes.Value{"account_sid": acctest.Unknown()},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			environ := complete()
			maps.Copy(environ, test.environ)
			got := acctest.Render(acctest.NewProtocol(t, environ).Configure(test.block))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestValidate_needsNoCredentials(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		block map[string]tftypes.Value
		want  []string
	}{
		"empty block": {},
		"unknown account type": {
			block: map[string]tftypes.Value{"account_type": acctest.String("merchant")},
			want: []string{
				`error at account_type: Invalid account_type: account type "merchant" is not one of brand, partner, agency. The value comes from account_type in the provider "impact" block or from the environment variable IMPACT_ACCOUNT_TYPE.`,
			},
		},
		"scheme": {
			block: map[string]tftypes.Value{"base_url": acctest.String("ftp://api.impact.com")},
			want: []string{
				`error at base_url: Invalid base_url: scheme "ftp" is not https. The value comes from base_url in the provider "impact" block or from the environment variable IMPACT_BASE_URL.`,
			},
		},
		"timeout": {
			block: map[string]tftypes.Value{"request_timeout": acctest.String("fast")},
			want:  []string{`error at request_timeout: Invalid request_timeout: "fast" is not a positive duration such as 30s or 2m.`},
		},
		"retries": {
			block: map[string]tftypes.Value{"max_retries": acctest.Number(21)},
			want:  []string{`error at max_retries: Invalid Attribute Value: Attribute max_retries value must be between 0 and 20, got: 21`},
		},
		"unknown": {block: map[string]tftypes.Value{"account_type": acctest.Unknown(), "base_url": acctest.Unknown()}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := acctest.Render(acctest.NewProtocol(t, nil).Validate(test.block))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestConfigure_provesTheCredential(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change   func(*acctest.World)
		requests []string
		want     string
	}{
		"valid": {
			change:   func(*acctest.World) {},
			requests: []string{"GET /CompanyInformation"},
		},
		"skipped": {
			change: func(w *acctest.World) {
				w.Token.Delete()
				w.Setenv("IMPACT_SKIP_CREDENTIALS_VALIDATION", "true")
			},
		},
		"without the permission": {
			change:   func(w *acctest.World) { w.Token.SetScopes(mockimpact.Scopes{"campaigns": {"read"}}) },
			requests: []string{"GET /CompanyInformation"},
		},
		"disabled": {
			change:   func(w *acctest.World) { w.Token.Disable() },
			requests: []string{"GET /CompanyInformation"},
		},
		"reset": {
			change:   func(w *acctest.World) { w.Token.Reset() },
			requests: []string{"GET /CompanyInformation", "GET /CompanyInformation", "GET /CompanyInformation"},
			want: "error: impact.com rejected the credential: impact.com rejected Account SID {SID} as a brand credential on {URL} (401). " +
				"Usual causes: the Auth Token was reset, the token was deleted, or SID and token do not belong together.\n\n" +
				"Check the token at https://app.impact.com/secure/advertiser/api/fr/api-access-tokens-ui.ihtml.",
		},
		"an answer with members of other types": {
			change: func(w *acctest.World) {
				w.Mock.Fault(mockimpact.Fault{Path: "/CompanyInformation", Rewrite: func([]byte) []byte {
					return []byte(`{"CompanyName":"Acme","BillingAddress":"","CorporateAddress":[{"City":"Boise"}],"PrimaryPhoneNumber":5550100,"MinimumContactRating":"4.5"}`)
				}})
			},
			requests: []string{"GET /CompanyInformation"},
		},
		"a gateway's 404": {
			change: func(w *acctest.World) {
				w.Mock.Fault(gateway404(""))
			},
			requests: []string{"GET /CompanyInformation"},
			want: "error: The credential could not be proven: GET /Advertisers/{SID}/CompanyInformation: 404 Not Found: no Route matched with those values (said by a gateway in front of impact.com, not by impact.com itself).\n\n" +
				"impact.com's gateway knows no such path, which says nothing about any object. Check base_url.\n\n" +
				"Nothing is wrong with the credential as far as this tells. skip_credentials_validation = true skips this check.",
		},
		"wrong account type": {
			change:   func(w *acctest.World) { w.Setenv("IMPACT_ACCOUNT_TYPE", "partner") },
			requests: []string{"GET /CompanyInformation", "GET /CompanyInformation", "GET /CompanyInformation"},
			want: "error: impact.com rejected the credential: impact.com rejected Account SID {SID} as a partner credential on {URL} (401). " +
				"The same credential is accepted as brand: the account type is what is wrong.\n\n" +
				"Check the token at https://app.impact.com/secure/mediapartner/api/fr/api-access-tokens-ui.ihtml.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.NewBrand(t)
			w.NeedsMock()
			test.change(w)
			got := strings.Join(acctest.Render(w.Start().Configure(nil)), "\n")
			want := strings.NewReplacer("{SID}", w.Token.SID, "{URL}", w.URL()).Replace(test.want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(got, w.Token.Value()) {
				t.Error("the diagnostics hold the Auth Token")
			}
			if diff := cmp.Diff(test.requests, w.Requests()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestConfigure_hostThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	untrusted := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(untrusted.Close)
	release := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-release:
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(func() { close(release); slow.Close() })
	gateway := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte("<html><head><title>Blocked by policy</title></head></html>"))
	}))
	t.Cleanup(gateway.Close)

	for name, test := range map[string]struct {
		url     string
		timeout string
		want    string
	}{
		"refused": {
			url: "http://" + freeAddress(t),
			want: "error: impact.com cannot be reached: GET /Advertisers/IRtest/CompanyInformation: cannot connect to {HOST}: dial tcp {HOST}: connect: connection refused.\n\n" +
				"Check base_url ({URL}), the network, and the proxy variables HTTPS_PROXY and NO_PROXY.",
		},
		"untrusted certificate": {
			url: untrusted.URL,
			want: "error: impact.com cannot be reached: GET /Advertisers/IRtest/CompanyInformation: no trusted TLS connection to {HOST}: tls: failed to verify certificate: x509: certificate signed by unknown authority.\n\n" +
				"Check that base_url ({URL}) is the host you mean. Behind a proxy that opens TLS, let SSL_CERT_FILE name a file with its certificate authority.",
		},
		"timeout": {
			url: slow.URL, timeout: "50ms",
			want: "error: impact.com cannot be reached: GET /Advertisers/IRtest/CompanyInformation: {HOST} did not answer within 50ms, in any attempt: no answer within the request timeout (50ms).\n\n" +
				"Check the way to base_url ({URL}); if it is merely slow, raise request_timeout.",
		},
		"proxy page": {
			url: gateway.URL,
			want: "error: The credential could not be proven: GET /Advertisers/IRtest/CompanyInformation: 400 Bad Request: the answer is an HTML page, not the API's (\"Blocked by policy\"); a proxy or gateway in between probably made it.\n\n" +
				"The answer did not come from impact.com. Check base_url and the proxy variables HTTPS_PROXY and NO_PROXY, and what the page says.\n\n" +
				"Nothing is wrong with the credential as far as this tells. skip_credentials_validation = true skips this check.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			environ := complete()
			environ["IMPACT_BASE_URL"] = test.url
			environ["IMPACT_SKIP_CREDENTIALS_VALIDATION"] = "false"
			block := map[string]tftypes.Value{"max_retries": acctest.Number(0)}
			if test.timeout != "" {
				block["request_timeout"] = acctest.String(test.timeout)
			}
			got := strings.Join(acctest.Render(acctest.NewProtocol(t, environ).Configure(block)), "\n")
			want := strings.NewReplacer("{URL}", test.url, "{HOST}", test.url[strings.Index(test.url, "//")+2:]).Replace(test.want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// freeAddress is a loopback address on which nothing listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	return address
}
