package provider_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// check holds the rules that every text of every cell keeps.
func (c cell) check(t *testing.T) {
	t.Helper()
	for _, d := range c.diagnostics {
		broken := slices.Concat(c.isRaw(d), c.isAnothers(d), c.lacks(d))
		for _, rule := range broken {
			t.Errorf("%s: %s:\n%s\n%s", c, rule, d.Summary, d.Detail)
		}
	}
}

// goSyntax is what a program writes and no person.
var goSyntax = regexp.MustCompile(`%!|%[svqdw]\b|\b0x[0-9a-f]{6}|&\{|map\[|<nil>|\\["nt]|\*impact\.|\binvalid memory|context (canceled|deadline)|Get "|Post "`)

// isRaw are the rules about the words themselves.
func (c cell) isRaw(d *tfprotov6.Diagnostic) (broken []string) {
	text := d.Summary + "\n\n" + d.Detail
	if found := goSyntax.FindString(text); found != "" {
		broken = append(broken, "what a program writes: "+found)
	}
	if twice := repeated(text); twice != "" {
		broken = append(broken, "said twice: "+twice)
	}
	if strings.TrimRight(d.Summary, ".") == strings.TrimRight(d.Detail, ".") || d.Detail == "" {
		broken = append(broken, "the detail adds nothing to the summary")
	}
	for _, secret := range c.secrets {
		if strings.Contains(text, secret) {
			broken = append(broken, "a secret")
		}
	}
	if strings.Contains(text, "a agency") || strings.Contains(text, "informations") || strings.Contains(text, "..") {
		broken = append(broken, "not English")
	}
	return broken
}

var sentenceEnd = regexp.MustCompile(`[.;:] +|\n+`)

// repeated is a sentence, or a few words in a row, that a text says twice.
func repeated(text string) string {
	seen := map[string]bool{}
	for _, sentence := range sentenceEnd.Split(text, -1) {
		sentence = strings.ToLower(strings.Trim(sentence, ". "))
		if len(sentence) > 20 && seen[sentence] {
			return sentence
		}
		seen[sentence] = true
	}
	words := strings.Fields(strings.ToLower(text))
	for i := range words {
		for n := 1; n <= 4 && i+2*n <= len(words); n++ {
			first, second := strings.Join(words[i:i+n], " "), strings.Join(words[i+n:i+2*n], " ")
			if strings.TrimRight(first, ":;,") == strings.TrimRight(second, ":;,.") {
				return first
			}
		}
	}
	return ""
}

// topics are the objects that a text can name, with the words that may stand in what
// is said of another: an item's list, a code's deal.
var topics = map[string][]string{
	"contract": {"Contracts"}, "deal": {"Deals"}, "promo code": {"PromoCode"}, "exception list": {"ExceptionLists"},
	"partner group": {"MediaPartnerGroups"}, "contact": {"Contacts"}, "media property": {"MediaProperties"},
	"tracking value request": {"TrackingValueRequests"}, "tracking_value_request": {"TrackingValueRequests"},
	"job": {"Jobs"}, "advertiser ": {"Advertisers"}, "company information": {"CompanyInformation"},
}

// isAnothers are the rules about what the cell is not about.
func (c cell) isAnothers(d *tfprotov6.Diagnostic) (broken []string) {
	text := d.Summary + "\n" + d.Detail
	about := c.operation + " " + c.thing + " " + strings.ReplaceAll(c.thing, "_", " ")
	for topic, paths := range topics {
		named := strings.Contains(strings.ToLower(text), topic)
		if named && !strings.Contains(about, topic) && !slices.ContainsFunc(paths, func(path string) bool { return strings.Contains(about, path) }) {
			broken = append(broken, "it is not about a "+topic)
		}
	}
	page := map[string]string{"brand": "/secure/advertiser/", "partner": "/secure/mediapartner/", "agency": "/secure/agency/", "agency for a brand": "/secure/agency/"}[c.account]
	if c.thing == "ephemeral advertiser_credentials" && c.accountType == "brand" {
		page = "/secure/advertiser/" // the credential is the brand's own
	}
	for _, link := range pages.FindAllString(text, -1) {
		if !strings.Contains(link, page) {
			broken = append(broken, "the page of another account type: "+link)
		}
	}
	if strings.Contains(text, "Enable it") && !strings.HasPrefix(c.reply.name, "403") {
		broken = append(broken, "advice to enable what was not refused")
	}
	if c.reply.name == "403, own, of a limit" && strings.Contains(text, "Enable it") {
		broken = append(broken, "advice to enable a permission where another reason is given")
	}
	return broken
}

// nextSteps are how a sentence begins that says what to do.
var nextSteps = regexp.MustCompile(`(^|[.;:,] |\n)((Before|If|Whether)[^.]+[,:] )?(first )?(Check|check|Run|run|Apply|apply|Take|Enable|Correct|Compare|Refresh|look|Look|see|Plan|Current tokens are at|Give it|The data source \w+|The next plan|report|` +
	`If it is not that|only an apply waits|and what the page says|so does its web app|follow that first|If much is missing at once)\b`)

// lacks are the rules about what a text must have.
func (c cell) lacks(d *tfprotov6.Diagnostic) (broken []string) {
	paragraphs := strings.Split(d.Detail, "\n\n")
	if !nextSteps.MatchString(strings.Join(paragraphs[min(1, len(paragraphs)-1):], "\n")) {
		broken = append(broken, "no next step")
	}
	isAnswer := strings.Contains(d.Detail, ": 4") || strings.Contains(d.Detail, ": 5")
	if isAnswer && !strings.Contains(d.Detail, c.request) {
		broken = append(broken, "not which request: "+c.request)
	}
	if strings.HasPrefix(c.reply.name, "403, own") || c.reply.name == "403, without a body" {
		if row := regexp.MustCompile(c.method() + ` /\w+/<AccountSID>[^ ]* .*in the category "`); !row.MatchString(d.Detail) {
			broken = append(broken, "not which permission, as the token page lists it")
		}
	}
	if strings.HasPrefix(c.reply.name, "429") && !strings.Contains(steady(d.Detail), "at 15:04:05 UTC, in 1h0m0s") {
		broken = append(broken, "not when the budget is renewed")
	}
	return broken
}

func (c cell) method() string {
	method, _, _ := strings.Cut(c.operation, " ")
	return method
}
