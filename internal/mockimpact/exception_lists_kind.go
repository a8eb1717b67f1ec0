// What exception lists of every kind do alike. The documents are named in
// exception_lists_routes.go and promo_code_exception_lists.go.

package mockimpact

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// listKind is what tells the four kinds of exception lists apart: how a
// document names their paths and keys, and how it writes their numbers.
type listKind struct {
	lists    store[ExceptionList]
	path     string    // "/ExceptionLists"
	param    string    // of the list's id
	id       rule.Kind // of the list's and the item's id in a path
	itemsKey string    // of the array of items
	ids      func(string) any
	count    func(int) any
	partner  bool // shows no trackers, and "" instead of null for no date
}

func asNumber(id string) any {
	number, err := strconv.Atoi(id)
	if err != nil {
		misuse("id %q is not a number", id)
	}
	return number
}

func asText(id string) any       { return id }
func countText(count int) any    { return strconv.Itoa(count) }
func countInteger(count int) any { return count }

func (k listKind) one() string     { return k.path + "/{" + k.param + "}" }
func (k listKind) items() string   { return k.one() + "/Items" }
func (k listKind) oneItem() string { return k.items() + "/{ItemId}" }
func (k listKind) pathIDs() map[string]rule.Kind {
	return map[string]rule.Kind{k.param: k.id, "ItemId": k.id}
}

// reads are the routes that brands and partners have alike.
func (k listKind) reads(itemFilters ...rule.Field) []route {
	return []route{
		{method: http.MethodGet, template: k.one(), path: k.pathIDs(), handle: k.withList(func(c *call, l ExceptionList) answer {
			return ok(k.list(c, l))
		})},
		{
			method: http.MethodGet, template: k.items(), path: k.pathIDs(), paged: true, query: itemFilters,
			handle: k.withList(func(c *call, l ExceptionList) answer {
				found := slices.DeleteFunc(slices.Clone(l.Items), func(item ExceptionItem) bool { return !c.filters("Value", item.Value) })
				return list(c, k.itemsKey, found, func(item ExceptionItem) document { return k.item(c, l, item) })
			}),
		},
	}
}

// itemRoutes are what both kinds of a brand's lists can do with single items
// and with all of them.
func (k listKind) itemRoutes() []route {
	return []route{
		{method: http.MethodGet, template: k.oneItem(), path: k.pathIDs(), handle: k.withItem(func(c *call, l ExceptionList, at int) answer {
			return ok(k.item(c, l, l.Items[at]))
		})},
		{method: http.MethodDelete, template: k.oneItem(), path: k.pathIDs(), handle: k.withItem(func(c *call, l ExceptionList, at int) answer {
			l.Items = slices.Delete(slices.Clone(l.Items), at, at+1)
			k.lists.of(c.acc).put(l.ID, l)
			return deleted()
		})},
		{method: http.MethodDelete, template: k.items(), path: k.pathIDs(), handle: k.withList(func(c *call, l ExceptionList) answer {
			l.Items = nil
			k.lists.of(c.acc).put(l.ID, l)
			return deleted()
		})},
	}
}

// withList finds the list that the path names.
func (k listKind) withList(handle func(*call, ExceptionList) answer) func(*call) answer {
	return func(c *call) answer {
		l, exists := k.lists.of(c.acc).get(c.params[k.param])
		if !exists {
			return notFound("no list " + c.params[k.param])
		}
		return handle(c, l)
	}
}

// withItem finds the item that the path names.
func (k listKind) withItem(handle func(c *call, l ExceptionList, at int) answer) func(*call) answer {
	return k.withList(func(c *call, l ExceptionList) answer {
		at := slices.IndexFunc(l.Items, func(item ExceptionItem) bool { return item.ID == c.params["ItemId"] })
		if at < 0 {
			return notFound("no item " + c.params["ItemId"])
		}
		return handle(c, l, at)
	})
}

// create makes an empty list of the form's fields.
func (k listKind) create(c *call) answer {
	l := ExceptionList{
		CampaignID: c.Form.Get("CampaignId"), Name: c.Form.Get("Name"), Type: c.Form.Get("Type"), State: "ACTIVE",
		Created: c.srv.Now(), TrackerIDs: c.idList("ActionTrackerId"),
	}
	if _, exists := campaigns.of(c.acc).get(l.CampaignID); !exists {
		return invalid(rule.FieldError{Field: "CampaignId", Message: "Unknown campaign " + l.CampaignID})
	}
	if unknown := c.acc.unknownTracker(l.TrackerIDs); unknown != "" {
		return invalid(rule.FieldError{Field: "ActionTrackerId", Message: "Unknown action tracker " + unknown})
	}
	l.ID = k.lists.newID(c.srv)
	k.lists.of(c.acc).put(l.ID, l)
	return c.done(k.path + "/" + l.ID)
}

// update changes the fields that are sent.
func (k listKind) update(c *call, l ExceptionList) answer {
	if name, sent := c.sent("Name"); sent {
		l.Name = name
	}
	if listType, sent := c.sent("Type"); sent {
		l.Type = listType
	}
	if _, sent := c.sent("ActionTrackerId"); sent {
		l.TrackerIDs = c.idList("ActionTrackerId")
	}
	if unknown := c.acc.unknownTracker(l.TrackerIDs); unknown != "" {
		return invalid(rule.FieldError{Field: "ActionTrackerId", Message: "Unknown action tracker " + unknown})
	}
	k.lists.of(c.acc).put(l.ID, l)
	return c.done(k.path + "/" + l.ID)
}

// list is a list as the document shows it.
func (k listKind) list(c *call, l ExceptionList) document {
	uri := c.root + k.path + "/" + l.ID
	shown := document{
		"Id": k.ids(l.ID), "Name": l.Name, "State": l.State, "CampaignId": k.ids(l.CampaignID),
		"CreatedDate": l.Created.Format(time.RFC3339), "DeactivationDate": nil,
		"NumberOfItems": k.count(len(l.Items)), "ItemsUri": uri + "/Items", "Uri": uri,
	}
	if l.Type != "" {
		shown["Type"] = l.Type
	}
	switch {
	case !l.Deactivated.IsZero():
		shown["DeactivationDate"] = l.Deactivated.Format(time.RFC3339)
	case k.partner:
		shown["DeactivationDate"] = ""
	}
	if !k.partner {
		trackers := make([]document, len(l.TrackerIDs))
		for i, id := range l.TrackerIDs {
			tracker, _ := actionTrackers.of(c.acc).get(id)
			trackers[i] = document{"Id": k.ids(id), "Name": tracker.Name}
		}
		shown["ActionTrackers"] = trackers
	}
	return shown
}

// item is an item as the document shows it.
func (k listKind) item(c *call, l ExceptionList, item ExceptionItem) document {
	return document{
		"Id": k.ids(item.ID), "ListId": k.ids(l.ID), "Value": item.Value, "Name": item.Name,
		"MatchMode": item.MatchMode, "CreatedDate": item.Created.Format(time.RFC3339),
		"Uri": c.root + k.path + "/" + l.ID + "/Items/" + item.ID,
	}
}
