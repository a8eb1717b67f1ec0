package doctor

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// Nobody waits for the doctor: what is not there within seconds is reported.
const (
	longestWait    = 5 * time.Second
	requestTimeout = 20 * time.Second
	retries        = 1
)

// settings are the environment as the client's configuration.
type settings struct {
	impact.Config
	variables map[string]string
}

func (p Program) settings() settings {
	value := func(field string) string { return p.Getenv(p.Variables[field]) }
	return settings{
		variables: p.Variables,
		Config: impact.Config{
			AccountType: impact.AccountType(value("AccountType")), AccountSID: value("AccountSID"), AuthToken: value("AuthToken"),
			APIVersion: value("APIVersion"), AdvertiserID: value("AdvertiserID"), BaseURL: value("BaseURL"),
			UserAgent:  fmt.Sprintf("terraform-provider-impact/%s (doctor)", p.Version),
			MaxRetries: new(retries), RequestTimeout: requestTimeout, MaxWait: longestWait,
		},
	}
}

var (
	sidShape    = regexp.MustCompile(`^IR[A-Za-z0-9]+$`)
	joinedShape = regexp.MustCompile(`^IR[A-Za-z0-9]*(:|%3[Aa])`)
	colonShape  = regexp.MustCompile(`:|%3[Aa]`) // no SID has one, a token may
)

// problem says what is wrong with the settings, and what to do; both empty when
// nothing is. It never repeats a value that may hold the Auth Token: not that of
// the SID either, which is where tokens turn up by mistake.
func (s settings) problem() (what, next string) {
	accountType, sid, token := s.variables["AccountType"], s.variables["AccountSID"], s.variables["AuthToken"]
	for _, each := range []struct{ variable, value, what string }{
		{accountType, string(s.AccountType), "the type of account: brand, partner or agency"},
		{sid, s.AccountSID, "the Account SID of an access token"},
		{token, s.AuthToken, "the Auth Token that belongs to the Account SID"},
	} {
		if each.value == "" {
			return each.variable + " is not set.", "It holds " + each.what + "."
		}
	}
	if what, next := s.badAccountType(accountType); what != "" {
		return what, next
	}
	for _, each := range []struct{ variable, value string }{{sid, s.AccountSID}, {token, s.AuthToken}} {
		switch {
		case isQuoted(each.value):
			return each.variable + " begins or ends with a quotation mark.", "Leave the quotation marks out; many .env files and CI variables keep them as part of the value."
		case strings.ContainsFunc(each.value, isBlank):
			return each.variable + " holds white space or a control character.", "Copy the value again, without the line break or the text around it."
		case joinedShape.MatchString(each.value), each.variable == sid && colonShape.MatchString(each.value):
			return each.variable + " looks like SID and token joined, as in SID:TOKEN. It is not shown, because it may hold the token.",
				fmt.Sprintf("Put the part before the colon into %s, and the part after it into %s.", sid, token)
		}
	}
	switch {
	case s.AccountSID == s.AuthToken:
		return sid + " and " + token + " hold the same value.", "One is the Account SID, the other the Auth Token; both stand in the web app, on the token's page."
	case sidShape.MatchString(s.AuthToken) && !sidShape.MatchString(s.AccountSID):
		return sid + " and " + token + " look swapped: the second begins with IR, as Account SIDs do.", "Exchange the two values."
	case impact.CheckAccountSID(s.AccountSID) != nil:
		return sid + " holds characters that an Account SID does not have. It is not shown, because it may hold the token.", "An Account SID has letters and digits only, such as IRabcdef0123456789."
	}
	return s.invalid()
}

// otherNames are what people call the account types elsewhere.
var otherNames = map[string]impact.AccountType{
	"advertiser": impact.Brand, "advertisers": impact.Brand, "brands": impact.Brand,
	"mediapartner": impact.Partner, "mediapartners": impact.Partner, "publisher": impact.Partner, "affiliate": impact.Partner, "partners": impact.Partner,
	"agencies": impact.Agency,
}

func (s settings) badAccountType(variable string) (what, next string) {
	if slices.Contains(impact.AccountTypes(), s.AccountType) {
		return "", ""
	}
	written := strings.ToLower(strings.TrimSpace(string(s.AccountType)))
	meant := otherNames[written]
	if slices.Contains(impact.AccountTypes(), impact.AccountType(written)) {
		meant = impact.AccountType(written)
	}
	if meant != "" {
		return variable + " is none of brand, partner and agency.", fmt.Sprintf("Write %s, exactly so.", meant)
	}
	return variable + " is none of brand, partner and agency.", "A brand is what the API calls an advertiser, a partner what it calls a media partner."
}

// invalid is what the client finds wrong with the rest.
func (s settings) invalid() (what, next string) {
	var config *impact.ConfigError
	if err := s.Validate(); errors.As(err, &config) {
		return fmt.Sprintf("%s cannot be used: %s.", s.variables[config.Field], config.Problem), "Correct it, or unset it where it may be left out."
	}
	return "", ""
}

func isQuoted(value string) bool {
	return strings.Trim(value, "\"'`“”‘’") != value
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) }
