// Phone numbers by which a brand tracks calls. No document lets a program change them.
// Document: impact-brand-phonenumbers-v14 (2 of 2 operations).

package mockimpact

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// PhoneNumber is a number that can be assigned to a partner.
type PhoneNumber struct {
	ID       string // an integer
	Number   string // of the United States: "8051234567"
	Created  time.Time
	Assigned time.Time // last; zero for never
	Released time.Time // last; zero for never
}

var phoneNumbers = store[PhoneNumber]{name: "phone_numbers", firstID: 12345}

// AddPhoneNumber adds a number that nobody has.
func (a *Account) AddPhoneNumber(number string) PhoneNumber {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	n := PhoneNumber{ID: phoneNumbers.newID(a.srv), Number: number, Created: a.srv.clock()}
	phoneNumbers.of(a).put(n.ID, n)
	return n
}

// SetPhoneNumber replaces the number with that ID.
func (a *Account) SetPhoneNumber(n PhoneNumber) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := phoneNumbers.of(a).get(n.ID); !exists {
		misuse("account %s has no phone number %q", a.ID, n.ID)
	}
	phoneNumbers.of(a).put(n.ID, n)
}

func phoneNumberRoutes() []route {
	return []route{
		{
			method: http.MethodGet, template: "/PhoneNumbers", paged: true, handle: listPhoneNumbers,
			query: []rule.Field{
				rule.Optional("Id", rule.IDList), rule.Optional("Number", rule.NonEmpty),
				rule.Optional("LastDateAssigned", rule.DateTime), rule.Optional("LastDateReleased", rule.DateTime),
			},
		},
		{
			method: http.MethodGet, template: "/PhoneNumbers/{PhoneNumberId}", path: map[string]rule.Kind{"PhoneNumberId": rule.Digits},
			handle: func(c *call) answer {
				n, exists := phoneNumbers.of(c.acc).get(c.params["PhoneNumberId"])
				if !exists {
					return notFound("no phone number " + c.params["PhoneNumberId"])
				}
				return ok(c.phoneNumber(n))
			},
		},
	}
}

// listPhoneNumbers compares days, as the document speaks of a date.
func listPhoneNumbers(c *call) answer {
	among := func(name, value string) bool {
		return !c.query.Has(name) || slices.Contains(strings.Split(c.query.Get(name), ","), value)
	}
	on := func(name string, moment time.Time) bool {
		wanted, err := time.Parse(time.RFC3339, c.query.Get(name))
		return err != nil || wanted.UTC().Format(time.DateOnly) == moment.UTC().Format(time.DateOnly)
	}
	found := phoneNumbers.of(c.acc).where(func(n PhoneNumber) bool {
		return among("Id", n.ID) && among("Number", n.Number) && on("LastDateAssigned", n.Assigned) && on("LastDateReleased", n.Released)
	})
	return list(c, "PhoneNumbers", found, c.phoneNumber)
}

// phoneNumber shows null for what never happened, as the document allows.
func (c *call) phoneNumber(n PhoneNumber) document {
	moment := func(t time.Time) any {
		if t.IsZero() {
			return nil
		}
		return t.UTC().Format(time.RFC3339)
	}
	return document{
		"Id": json.Number(n.ID), "Country": "US", "Number": n.Number, "InternationalNumber": "+1 " + n.Number,
		"DateCreated": moment(n.Created), "LastDateAssigned": moment(n.Assigned), "LastDateReleased": moment(n.Released),
		"Uri": c.root + "/PhoneNumbers/" + n.ID,
	}
}
