package fault

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind is a fault that is known by name.
type Kind struct {
	Name    string
	Meaning string
	Fault   Fault
}

const (
	htmlMedia   = "text/html; charset=utf-8"
	gatewayTail = `","request_id":"3b6a1f0c9d2e4857a6b1c2d3e4f50617"}`
)

func gateway(status int, body string) Fault {
	return Fault{Status: status, ContentType: "application/json; charset=utf-8", Body: body}
}

func page(status int, title string, header http.Header) Fault {
	body := "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n"
	return Fault{Status: status, ContentType: htmlMedia, Body: body, Header: header}
}

var (
	gateway504 = gateway(http.StatusGatewayTimeout, `{"message":"The upstream server is timing out`+gatewayTail)
	late504    = func() Fault { f := gateway504; f.Late = 3 * time.Second; return f }()
	gateway429 = func() Fault {
		f := gateway(http.StatusTooManyRequests, `{"message":"API rate limit exceeded"}`)
		f.Header = http.Header{"Retry-After": {"30"}, "Ratelimit-Reset": {"30"}}
		return f
	}()
)

var kinds = []Kind{
	{"gateway-404", "404 of the gateway: no route", gateway(http.StatusNotFound, `{"message":"no Route matched with those values`+gatewayTail)},
	{"gateway-401", "401 of the gateway, as JSON, without a challenge", gateway(http.StatusUnauthorized, `{"message":"Unauthorized"}`)},
	{"gateway-429", "429 of the gateway, with Retry-After", gateway429},
	{"gateway-502", "502 of the gateway, as JSON", gateway(http.StatusBadGateway, `{"message":"An invalid response was received from the upstream server`+gatewayTail)},
	{"gateway-503", "503 of the gateway, as JSON", gateway(http.StatusServiceUnavailable, `{"message":"failure to get a peer from the ring-balancer`+gatewayTail)},
	{"gateway-504", "504 of the gateway, as JSON; the request has no effect", gateway504},
	{"late-504", "504 of the gateway; the request takes effect later, after three seconds or what late says", late504},
	{"empty-404", "404 without a body", Fault{Status: http.StatusNotFound}},
	{"text-404", "404 as plain text, as a proxy sends", Fault{Status: http.StatusNotFound, ContentType: "text/plain; charset=utf-8", Body: "404 page not found\n"}},
	{"page-404", "404 with a page, as a proxy sends", page(http.StatusNotFound, "404 Not Found", nil)},
	{"page-520", "520 with a page, as Cloudflare sends", page(520, "520: Web server is returning an unknown error", http.Header{"Server": {"cloudflare"}})},
	{"page-401", "401 with a page, without a challenge", page(http.StatusUnauthorized, "401 Authorization Required", nil)},
	{"page-401-basic", "401 with a page and a Basic challenge", page(http.StatusUnauthorized, "401 Authorization Required", http.Header{"Www-Authenticate": {`Basic realm="Restricted"`}})},
	{"status-error", "200 with an envelope that says Status ERROR; the request has no effect", Fault{Status: http.StatusOK, ContentType: "application/json", Body: `{"Status":"ERROR","Message":"An unexpected error occurred"}`}},
	{"lost", "the connection is cut without an answer; the request has no effect", Fault{Drop: true}},
	{"lost-after-effect", "the connection is cut without an answer; the request took effect", Fault{Drop: true, AfterEffect: true}},
}

// Kinds returns the faults that are known by name.
func Kinds() []Kind { return slices.Clone(kinds) }

// Named returns the fault of that name; add to it which requests it happens to.
func Named(name string) (Fault, error) {
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		var known []string
		for _, k := range kinds {
			known = append(known, k.Name)
		}
		return Fault{}, fmt.Errorf("no fault %q; there are %s", name, strings.Join(known, ", "))
	}
	f := kinds[i].Fault
	f.Header = f.Header.Clone()
	return f, nil
}

// Spec describes a fault of a known kind for people and programs.
type Spec struct {
	Kind   string  `json:"kind"`
	Method string  `json:"method,omitempty"`
	Path   string  `json:"path,omitempty"`
	SID    string  `json:"sid,omitempty"`
	Skip   int     `json:"skip,omitempty"`
	Times  int     `json:"times,omitempty"`
	Share  float64 `json:"share,omitempty"`
	Late   string  `json:"late,omitempty"` // "5s": when the effect comes
}

// ParseSpec reads a kind, then in any order a method, a path and name=value pairs:
// "late-504 POST /Deals times=1 late=5s".
func ParseSpec(text string) (Spec, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return Spec{}, errors.New("a fault begins with its kind")
	}
	spec := Spec{Kind: words[0]}
	for _, word := range words[1:] {
		name, value, isPair := strings.Cut(word, "=")
		var err error
		switch {
		case strings.HasPrefix(word, "/"):
			spec.Path = word
		case !isPair && strings.ToUpper(word) == word:
			spec.Method = word
		case name == "sid":
			spec.SID = value
		case name == "skip":
			spec.Skip, err = strconv.Atoi(value)
		case name == "times":
			spec.Times, err = strconv.Atoi(value)
		case name == "share":
			spec.Share, err = strconv.ParseFloat(value, 64)
		case name == "late":
			spec.Late = value
		default:
			err = errors.New("no method in capitals, no path, and none of sid=, skip=, times=, share=, late=")
		}
		if err != nil {
			return Spec{}, fmt.Errorf("%q in the fault %q: %w", word, text, err)
		}
	}
	return spec, nil
}

// Fault is the fault that the description stands for.
func (s Spec) Fault() (Fault, error) {
	f, err := Named(s.Kind)
	if err != nil {
		return Fault{}, err
	}
	f.Method, f.Path, f.SID, f.Skip, f.Times, f.Share = s.Method, s.Path, s.SID, s.Skip, s.Times, s.Share
	if s.Late != "" {
		if f.Late == 0 {
			return Fault{}, fmt.Errorf("the effect of %q is never late", s.Kind)
		}
		if f.Late, err = time.ParseDuration(s.Late); err != nil {
			return Fault{}, err
		}
	}
	if s.Skip < 0 || s.Times < 0 || s.Share < 0 || s.Share > 1 || f.Late < 0 {
		return Fault{}, errors.New("skip, times and late are not negative, and share is between 0 and 1")
	}
	return f, f.Check()
}
