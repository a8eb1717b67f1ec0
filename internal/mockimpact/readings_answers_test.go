package mockimpact_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// readChecks shows what each answer to each question does.
var readChecks = map[mockimpact.ReadingName]map[string]readCheck{
	mockimpact.ObjectZero: {
		"404": objectZero(404, apiNotFound, 200),
		"400": objectZero(400, `"Status":"ERROR"`, 400),
		"403": objectZero(403, apiDenied, 403),
	},
	mockimpact.PermissionOrder: {
		"before-object": func(t *testing.T, w readWorld) {
			w.as(t, w.none, "GET", nobody, nil).holds(403, apiDenied)
			w.as(t, w.none, "DELETE", "/Deals/0", nil).holds(403, apiDenied)
		},
		"after-object": func(t *testing.T, w readWorld) {
			for method, path := range map[string]string{"GET": nobody, "PUT": "/Ads/0", "DELETE": w.groupPath() + "0", "POST": "/Programs/0/Contracts"} {
				w.as(t, w.none, method, path, nil).holds(404, apiNotFound)
			}
			before := string(w.srv.Dump())
			w.as(t, w.none, "GET", w.groupPath(), nil).holds(403, apiDenied)
			w.as(t, w.none, "DELETE", w.groupPath(), nil).holds(403, apiDenied)
			w.as(t, w.none, "GET", "/Deals", nil).holds(403, apiDenied)
			w.as(t, w.none, "GET", "/Deals/x", nil).holds(400, "DealId")
			if string(w.srv.Dump()) != before {
				t.Error("a refused request changed the data")
			}
		},
	},
	mockimpact.ValidationOrder: {
		"after-permission": func(t *testing.T, w readWorld) {
			w.as(t, w.none, "POST", "/Deals", url.Values{"Colour": {"red"}}).holds(403, apiDenied)
		},
		"before-permission": func(t *testing.T, w readWorld) {
			w.as(t, w.none, "POST", "/Deals", url.Values{"Colour": {"red"}}).holds(400, "Colour")
			w.as(t, w.none, "PUT", w.groupPath(), url.Values{"Name": {"New"}}).holds(403, apiDenied)
			w.as(t, w.none, "GET", "/Deals", nil).holds(403, apiDenied)
		},
	},
	mockimpact.UnknownEndpoint: {
		"404": func(t *testing.T, w readWorld) { w.get(t, "/Tokens").holds(404, apiNotFound) },
		"403": func(t *testing.T, w readWorld) {
			w.get(t, "/Tokens").holds(403, apiDenied)
			w.as(t, w.tok, "PATCH", "/Campaigns", nil).wants(405)
		},
	},
	mockimpact.NotFoundBy: {
		"api": func(t *testing.T, w readWorld) {
			w.get(t, "/Tokens").holds(404, apiNotFound)
			w.get(t, nobody).holds(404, apiNotFound)
			w.as(t, w.tok, "GET", nobody, nil, header("Accept", "text/xml")).
				holds(404, "<ImpactRadiusResponse><Message>The requested resource was not found</Message><Status>ERROR</Status>")
		},
		"gateway-for-paths": func(t *testing.T, w readWorld) {
			w.get(t, "/Tokens").holds(404, gatewayKnows)
			w.as(t, w.tok, "GET", "/Tokens", nil, credential("nobody", "x")).holds(404, gatewayKnows)
			w.send(t, request{method: "GET", path: "/.well-known/openid-configuration"}).holds(404, gatewayKnows)
			w.get(t, nobody).holds(404, apiNotFound)
		},
		"gateway": func(t *testing.T, w readWorld) {
			w.get(t, "/Tokens").holds(404, gatewayKnows)
			w.as(t, w.tok, "GET", nobody, nil, header("Accept", "text/xml")).holds(404, gatewayKnows)
			if got := w.get(t, nobody); got.header.Get("Content-Type") != "application/json; charset=utf-8" || got.header.Get("X-RateLimit-Limit") == "" {
				t.Errorf("header %v", got.header)
			}
		},
	},
	mockimpact.ScopeRefusal: {
		"envelope": scopeRefusal(apiDenied),
		"title":    scopeRefusal(`{"status":403,"title":"Access Denied"}`),
		"empty":    scopeRefusal(""),
	},
	mockimpact.AccountHome: {
		"404": func(t *testing.T, w readWorld) { w.get(t, "").holds(404, apiNotFound) },
		"403": func(t *testing.T, w readWorld) { w.get(t, "").holds(403, apiDenied) },
		"answers": func(t *testing.T, w readWorld) {
			w.as(t, w.none, "GET", "", nil).wants(200)
			home := w.get(t, "").wants(200)
			want := fmt.Sprintf(`{"ApiVersion":14,"Currency":"USD","DateActivated":"2026-11-23T12:00:00+00:00","Id":%q,"Name":"Acme","Status":"ACTIVE"}`, w.brand.ID)
			if home.raw != want {
				t.Errorf("home %s, want %s", home.raw, want)
			}
			w.as(t, w.tok, "GET", "", nil, credential(w.tok.SID, "wrong")).wants(401)
			w.as(t, w.tok, "POST", "", nil).wants(404)
			w.as(t, w.tokens[mockimpact.Partner], "GET", "", nil).holds(200, `"ApiVersion":16`)
		},
		"own-permission": func(t *testing.T, w readWorld) {
			w.get(t, "").wants(200)
			w.as(t, w.none, "GET", "", nil).holds(403, apiDenied)
			w.none.Grant("GET /")
			w.as(t, w.none, "GET", "", nil).wants(200)
		},
	},
	mockimpact.RateLimitHeaders: {
		"by-account-type": rateLimits(brandLimit, partnerLimit),
		"brand":           rateLimits(brandLimit, brandLimit),
		"partner":         rateLimits(partnerLimit, partnerLimit),
		"both":            rateLimits("X-RateLimit-Limit X-RateLimit-Remaining X-RateLimit-Reset X-RateLimit-Limit-hour X-RateLimit-Remaining-hour", ""),
	},
	mockimpact.PageSize: {
		"1000-lowered":  pageSizes(1000, 1000, 200, "1000"),
		"20000-lowered": pageSizes(1000, 20000, 200, "20000"),
		"1000-400":      pageSizes(1000, 1000, 400, "Must be at most 1000"),
		"1000-504":      pageSizes(1000, 1000, 504, `"message":"The upstream server is timing out"`),
		"500-400":       pageSizes(500, 500, 400, "Must be at most 500"),
		"500-504":       pageSizes(500, 500, 504, `"message":"The upstream server is timing out"`),
		"100-400":       pageSizes(100, 100, 400, "Must be at most 100"),
		"100-504":       pageSizes(100, 100, 504, `"message":"The upstream server is timing out"`),
	},
	mockimpact.ActionsPageSize: {
		"any": func(t *testing.T, w readWorld) {
			w.get(t, "/Actions?PageSize=1&CampaignId="+w.campaign).wants(200)
		},
		"from-2000": func(t *testing.T, w readWorld) {
			w.get(t, "/Actions?PageSize=1&CampaignId="+w.campaign).holds(400, "PageSize")
			w.get(t, "/ActionUpdates?PageSize=2000&CampaignId="+w.campaign).holds(200, `"@pagesize":"2000"`)
			w.get(t, "/Campaigns?PageSize=1").wants(200)
		},
	},
}

func objectZero(status int, text string, list int) readCheck {
	return func(t *testing.T, w readWorld) {
		for method, path := range map[string]string{"GET": nobody, "PUT": "/Ads/0", "DELETE": "/Deals/0"} {
			w.as(t, w.tok, method, path, nil).holds(status, text)
		}
		w.get(t, "/Actions?CampaignId=0").wants(list)
		w.get(t, "/Actions?CampaignId="+w.campaign).wants(200)
		w.get(t, "/ActionInquiries?CampaignId="+w.campaign).wants(200)
		w.get(t, "/Promo").wants(404)
	}
}

func scopeRefusal(body string) readCheck {
	return func(t *testing.T, w readWorld) {
		w.as(t, w.none, "GET", "/Campaigns", nil).holds(403, body)
		w.tok.Disable()
		w.get(t, "/Campaigns").holds(403, body)
	}
}

const (
	brandLimit   = "X-RateLimit-Limit X-RateLimit-Remaining X-RateLimit-Reset"
	partnerLimit = "X-RateLimit-Limit-hour X-RateLimit-Remaining-hour RateLimit-Reset"
)

func rateLimits(brand, partner string) readCheck {
	return func(t *testing.T, w readWorld) {
		if partner == "" {
			partner = brand
		}
		for tok, want := range map[*mockimpact.Token]string{w.tok: brand, w.tokens[mockimpact.Partner]: partner} {
			got := w.as(t, tok, "GET", "/Campaigns", nil).wants(200).header
			var has []string
			for _, name := range strings.Fields(brandLimit + " X-RateLimit-Limit-hour X-RateLimit-Remaining-hour RateLimit-Reset") {
				if got.Get(name) != "" {
					has = append(has, name)
				}
			}
			if strings.Join(has, " ") != want {
				t.Errorf("%s: %v, want %s", tok.Account().Type, has, want)
			}
		}
	}
}

func pageSizes(usual, largest, above int, text string) readCheck {
	return func(t *testing.T, w readWorld) {
		w.get(t, "/Campaigns").holds(200, fmt.Sprintf(`"@pagesize":"%d"`, usual))
		w.get(t, fmt.Sprintf("/Campaigns?PageSize=%d", largest)).holds(200, fmt.Sprintf(`"@pagesize":"%d"`, largest))
		w.get(t, fmt.Sprintf("/Campaigns?PageSize=%d", largest+1)).holds(above, text)
	}
}
