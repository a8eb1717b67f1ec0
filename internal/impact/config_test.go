package impact

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// wantConfigError compares field and problem; an empty problem means none.
func wantConfigError(t *testing.T, err error, field, problem string) {
	t.Helper()
	if problem == "" {
		if err != nil {
			t.Errorf("refused: %v", err)
		}
		return
	}
	var config *ConfigError
	if !errors.As(err, &config) {
		t.Errorf("error %v, want %s: %s", err, field, problem)
		return
	}
	wantText(t, "field", config.Field, field)
	wantText(t, "problem", config.Problem, problem)
	wantText(t, "error", err.Error(), field+": "+problem)
}

func TestCheckBaseURL(t *testing.T) {
	t.Parallel()
	const notAbsolute = "the base URL is not an absolute URL such as https://api.impact.com"
	for _, test := range []struct{ url, problem string }{
		{"https://api.impact.com", ""},
		{"https://api.impact.com/", ""},
		{"HTTPS://API.impact.com:8443", ""},
		{"https://10.0.0.1", ""},
		{"http://localhost:8080", ""},
		{"http://LocalHost", ""},
		{"http://127.0.0.1:8080/", ""},
		{"http://127.8.9.10", ""},
		{"http://[::1]:8080", ""},
		{"http://[::ffff:127.0.0.1]", ""},

		{"http://api.impact.com", "plain http would send the Auth Token in clear text to api.impact.com; only loopback hosts may use it"},
		{"http://localhost.evil.test", "plain http would send the Auth Token in clear text to localhost.evil.test; only loopback hosts may use it"},
		{"http://127.0.0.1.evil.test:1", "plain http would send the Auth Token in clear text to 127.0.0.1.evil.test:1; only loopback hosts may use it"},
		{"http://0.0.0.0", "plain http would send the Auth Token in clear text to 0.0.0.0; only loopback hosts may use it"},
		{"http://2130706433", "plain http would send the Auth Token in clear text to 2130706433; only loopback hosts may use it"},
		{"http://[::2]", "plain http would send the Auth Token in clear text to [::2]; only loopback hosts may use it"},

		{"", notAbsolute},
		{"api.impact.com", notAbsolute},
		{"//", notAbsolute},
		{"https:///x", notAbsolute},
		{"https://:443", notAbsolute},
		{"https:api.impact.com", notAbsolute},
		{"https://api.impact.com:x", notAbsolute},
		{"https://api impact.com", notAbsolute},
		{"IRabc:secret@api.impact.com/Advertisers/IRabc", notAbsolute},

		{"https://IRabc:secret@api.impact.com", "the base URL must not carry a user or password"},
		{"http://user@127.0.0.1", "the base URL must not carry a user or password"},
		{"https://api.impact.com?token=secret", "the base URL must not carry a query or fragment"},
		{"https://api.impact.com#x", "the base URL must not carry a query or fragment"},
		{"https://api.impact.com/Advertisers/IRx", `the base URL must not carry a path ("/Advertisers/IRx"); the provider adds it`},
		{"ftp://api.impact.com", `scheme "ftp" is not https`},
		{"//api.impact.com", `scheme "" is not https`},
	} {
		wantConfigError(t, CheckBaseURL(test.url), "BaseURL", test.problem)
	}
}

func TestCheckAccountSID(t *testing.T) {
	t.Parallel()
	const only = " holds characters that cannot stand in a request path; an Account SID has only letters and digits"
	const joined = "the Account SID and the Auth Token look joined in one value, which is not repeated here; each has a place of its own"
	for _, test := range []struct{ sid, problem string }{
		{"IRabcDEF123", ""},
		{"x_1-2", ""},
		{"", "the Account SID is empty"},
		{"IR abc", `"IR abc"` + only},
		{"IR/abc", `"IR/abc"` + only},
		{"IR:abc", joined},
		{"IRabcDEF123:not-to-be-repeated", joined},
		{strings.Repeat("IRabcDEF123", 6), joined},
		{"IRabcDEF123 not-to-be-repeated", "the Account SID holds characters that cannot stand in a request path; an Account SID has only letters and digits. It is not repeated here, because it may be an Auth Token"},
		{"..", `".."` + only},
		{"IRabc\n", `"IRabc\n"` + only},
		{"IRä", `"IRä"` + only},
		{"{AccountSID}", `"{AccountSID}"` + only},
	} {
		wantConfigError(t, CheckAccountSID(test.sid), "AccountSID", test.problem)
	}
}

func TestCheckAuthToken(t *testing.T) {
	t.Parallel()
	const copied = "the Auth Token holds a space, line break or control character; it was probably copied with surrounding text"
	for _, test := range []struct{ token, problem string }{
		{"abc", ""},
		{testToken, ""},
		{"", "the Auth Token is empty"},
		{"s3cret ", copied},
		{" s3cret", copied},
		{"s3c\tret", copied},
		{"s3cret\n", copied},
		{"s3cret\r\n", copied},
		{"s3cret\x00", copied},
		{"s3cret\x7f", copied},
		{"s3cret\u00a0", copied}, // no-break space
		{"\ufeffs3cret", copied}, // byte order mark
		{"s3\u200bcret", copied}, // zero-width space
	} {
		err := CheckAuthToken(test.token)
		wantConfigError(t, err, "AuthToken", test.problem)
		if err != nil && strings.Contains(err.Error(), "s3") {
			t.Errorf("the error repeats the token: %v", err)
		}
	}
}

func TestConfig(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name           string
		edit           func(*Config)
		field, problem string
	}{
		{"valid", func(*Config) {}, "", ""},
		{"no account type", func(c *Config) { c.AccountType = "" }, "AccountType", `account type "" is not one of brand, partner, agency`},
		{"the API's word", func(c *Config) { c.AccountType = "Advertiser" }, "AccountType", `account type "Advertiser" is not one of brand, partner, agency`},
		{"no SID", func(c *Config) { c.AccountSID = "" }, "AccountSID", "the Account SID is empty"},
		{"no token", func(c *Config) { c.AuthToken = "" }, "AuthToken", "the Auth Token is empty"},
		{"base URL", func(c *Config) { c.BaseURL = "http://api.impact.com" }, "BaseURL", "plain http would send the Auth Token in clear text to api.impact.com; only loopback hosts may use it"},

		{"brand 14", func(c *Config) { c.APIVersion = "14" }, "", ""},
		{"newer than this client", func(c *Config) { c.APIVersion = "15" }, "", ""},
		{"brand 10", func(c *Config) { c.APIVersion = "10" }, "APIVersion", `"10" is not an API version of brand accounts; impact.com has released 11, 12, 13, 14`},
		{"partner 16", func(c *Config) { c.AccountType, c.APIVersion = Partner, "16" }, "", ""},
		{"partner 10", func(c *Config) { c.AccountType, c.APIVersion = Partner, "10" }, "APIVersion", `"10" is not an API version of partner accounts; impact.com has released 11, 12, 13, 14, 15, 16`},
		{"agency 3", func(c *Config) { c.AccountType, c.APIVersion = Agency, "3" }, "", ""},
		{"agency 1", func(c *Config) { c.AccountType, c.APIVersion = Agency, "1" }, "APIVersion", `"1" is not an API version of agency accounts; impact.com has released 2, 3`},
		{"swapped", func(c *Config) { c.AccountSID, c.AuthToken = "x-secret-x", "IR0123456789abcdefghijkl" }, "AccountSID", "the Account SID and the Auth Token look swapped: what is given as Auth Token has the shape of an Account SID"},
		{"no number", func(c *Config) { c.APIVersion = "latest" }, "APIVersion", `"latest" is not an API version of brand accounts; impact.com has released 11, 12, 13, 14`},
		{"other spelling", func(c *Config) { c.APIVersion = "+14" }, "APIVersion", `"+14" is not an API version of brand accounts; impact.com has released 11, 12, 13, 14`},
		{"leading zero", func(c *Config) { c.APIVersion = "014" }, "APIVersion", `"014" is not an API version of brand accounts; impact.com has released 11, 12, 13, 14`},

		{"advertiser of an agency", func(c *Config) { c.AccountType, c.AdvertiserID = Agency, "123" }, "", ""},
		{"advertiser of a brand", func(c *Config) { c.AdvertiserID = "123" }, "AdvertiserID", "only an agency acts on other accounts; this credential is configured as brand"},
		{"advertiser of a partner", func(c *Config) { c.AccountType, c.AdvertiserID = Partner, "123" }, "AdvertiserID", "only an agency acts on other accounts; this credential is configured as partner"},
		{"advertiser by SID", func(c *Config) { c.AccountType, c.AdvertiserID = Agency, "IRabc" }, "AdvertiserID", `"IRabc" is not a numeric advertiser account id`},
		{"advertiser with a path", func(c *Config) { c.AccountType, c.AdvertiserID = Agency, "1/../2" }, "AdvertiserID", `"1/../2" is not a numeric advertiser account id`},
	} {
		config := Config{AccountType: Brand, AccountSID: "IRx", AuthToken: "s3cret"}
		test.edit(&config)
		client, err := New(config)
		wantConfigError(t, err, test.field, test.problem)
		if (client == nil) != (err != nil) {
			t.Errorf("%s: client %v with error %v", test.name, client, err)
		}
	}
}

func TestConfigDefaults(t *testing.T) {
	t.Parallel()
	least := Config{AccountType: Brand, AccountSID: "IRx", AuthToken: "s3cret"}
	odd := least
	odd.RequestTimeout, odd.MaxWait = -time.Second, -time.Second
	for _, config := range []Config{least, odd} {
		if err := config.Validate(); err != nil {
			t.Fatal(err)
		}
		config = config.withDefaults()
		got := []any{config.BaseURL, config.retries(), config.RequestTimeout, config.MaxWait}
		if diff := cmp.Diff([]any{"https://api.impact.com", 4, time.Minute, 65 * time.Minute}, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAccountTypes(t *testing.T) {
	t.Parallel()
	for _, accountType := range AccountTypes() {
		got, err := ParseAccountType(string(accountType))
		if err != nil || got != accountType {
			t.Errorf("%s: %s, %v", accountType, got, err)
		}
		if len(Versions(accountType)) == 0 {
			t.Errorf("%s has no version", accountType)
		}
	}
	Versions(Brand)[0] = 99
	if Versions(Brand)[0] != 11 {
		t.Error("a caller can change the table of versions")
	}
	wantText(t, "header", AuthorizationHeader("IRx", "y"), "Basic SVJ4Onk=")
}
