// Exception lists of every kind: what is stored and what a person in the web app
// can do. The documents are named with the routes, in exception_lists_routes.go and
// promo_code_exception_lists.go.

package mockimpact

import (
	"slices"
	"time"
)

// ActionTracker is an event type of a campaign. No document lists them.
type ActionTracker struct {
	ID         string // numeric
	CampaignID string
	Name       string
}

// ExceptionList is a list of categories, SKUs or, without a Type, promo codes.
type ExceptionList struct {
	ID          string
	CampaignID  string
	Name        string
	Type        string // "CATEGORY", "SKU", or "" for promo codes
	State       string // "ACTIVE", "CLOSED" or "DEACTIVATED"
	Created     time.Time
	Deactivated time.Time // zero while the list never was
	TrackerIDs  []string
	Items       []ExceptionItem
}

// ExceptionItem is a value of an exception list.
type ExceptionItem struct {
	ID        string
	Value     string
	Name      string
	MatchMode string // "EQ" or "REGEX"
	Created   time.Time
}

var (
	actionTrackers = store[ActionTracker]{name: "action_trackers", firstID: 18500}
	exceptionLists = store[ExceptionList]{name: "exception_lists", firstID: 10001}
	promoCodeLists = store[ExceptionList]{name: "promo_code_exception_lists", firstID: 20001}
	exceptionItems = store[ExceptionItem]{name: "exception_items", firstID: 1001}
)

// AddActionTracker adds an event type to a campaign.
func (a *Account) AddActionTracker(campaignID, name string) ActionTracker {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := campaigns.of(a).get(campaignID); !exists {
		misuse("account %s has no campaign %q", a.ID, campaignID)
	}
	tracker := ActionTracker{ID: actionTrackers.newID(a.srv), CampaignID: campaignID, Name: name}
	actionTrackers.of(a).put(tracker.ID, tracker)
	return tracker
}

// ExceptionLists returns the lists of categories and SKUs.
func (a *Account) ExceptionLists() []ExceptionList { return a.listsIn(exceptionLists) }

// PromoCodeExceptionLists returns the lists of promo codes.
func (a *Account) PromoCodeExceptionLists() []ExceptionList { return a.listsIn(promoCodeLists) }

func (a *Account) listsIn(kept store[ExceptionList]) []ExceptionList {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	lists := kept.of(a).where(nil)
	for i := range lists {
		lists[i] = lists[i].clone()
	}
	return lists
}

// PutExceptionList adds a list as a person in the web app would, or replaces
// the one that has its ID. A new list, and every item without an ID, is given
// one; without a State it is active. A list without a Type is one of promo codes.
func (a *Account) PutExceptionList(l ExceptionList) ExceptionList {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := campaigns.of(a).get(l.CampaignID); !exists {
		misuse("account %s has no campaign %q", a.ID, l.CampaignID)
	}
	if unknown := a.unknownTracker(l.TrackerIDs); unknown != "" {
		misuse("account %s has no action tracker %q", a.ID, unknown)
	}
	kept := storeOf(l)
	l = l.clone()
	if l.ID == "" {
		l.ID, l.Created = kept.newID(a.srv), a.srv.Now()
	}
	if l.State == "" {
		l.State = "ACTIVE"
	}
	for i := range l.Items {
		if l.Items[i].ID == "" {
			l.Items[i] = a.srv.newItem(l.Items[i])
		}
	}
	kept.of(a).put(l.ID, l)
	return l.clone()
}

// DeleteExceptionList removes a list, which only impact.com's staff can do, and
// says whether there was one.
func (a *Account) DeleteExceptionList(l ExceptionList) bool {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return storeOf(l).of(a).remove(l.ID)
}

func storeOf(l ExceptionList) store[ExceptionList] {
	if l.Type == "" {
		return promoCodeLists
	}
	return exceptionLists
}

// newItem gives an item an id, a date and, unless it has one, the match mode.
func (s *Server) newItem(item ExceptionItem) ExceptionItem {
	item.ID, item.Created = exceptionItems.newID(s), s.Now()
	if item.MatchMode == "" {
		item.MatchMode = "EQ"
	}
	return item
}

func (l ExceptionList) clone() ExceptionList {
	l.TrackerIDs, l.Items = slices.Clone(l.TrackerIDs), slices.Clone(l.Items)
	return l
}

// Values returns the values of the items in the order they were added.
func (l ExceptionList) Values() []string {
	values := make([]string, len(l.Items))
	for i, item := range l.Items {
		values[i] = item.Value
	}
	return values
}

func (a *Account) unknownTracker(ids []string) string {
	for _, id := range ids {
		if _, known := actionTrackers.of(a).get(id); !known {
			return id
		}
	}
	return ""
}
