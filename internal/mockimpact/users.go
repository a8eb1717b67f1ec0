// Users of a partner's account. No document lets a program change them.
// Document: impact-partner-users-v16 (2 of 2 operations).

package mockimpact

import (
	"net/http"
	"slices"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// User is a person with access to the account.
type User struct {
	ID        string // "I-1139074"
	FirstName string
	LastName  string
	Username  string
	State     string // "ACTIVE", "PENDING" or "INVITED"
	Rights    []AccessRight
	Joined    time.Time // zero: has not joined yet
	Updated   time.Time
	UpdatedBy string
}

// AccessRight is a role with its permissions, in the words of the document.
type AccessRight struct {
	Role        string   // "Finance"
	Permissions []string // "VIEW_FINANCIALS"
}

var users = store[User]{name: "users", firstID: 1139074, prefix: "I-"}

// userSince is when every user joins until SetUser says otherwise.
var userSince = time.Date(2026, time.January, 19, 23, 51, 1, 0, pacific)

// AddUser invites a person who joins at once.
func (a *Account) AddUser(firstName, lastName, username string, rights ...AccessRight) User {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if a.Type != Partner {
		misuse("only the users of partners can be read")
	}
	u := User{
		ID: users.newID(a.srv), FirstName: firstName, LastName: lastName, Username: username,
		State: "ACTIVE", Rights: slices.Clone(rights), Joined: userSince, Updated: userSince, UpdatedBy: username,
	}
	users.of(a).put(u.ID, u)
	return u
}

// SetUser replaces the user with that ID.
func (a *Account) SetUser(u User) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := users.of(a).get(u.ID); !exists {
		misuse("account %s has no user %q", a.ID, u.ID)
	}
	u.Rights = slices.Clone(u.Rights)
	users.of(a).put(u.ID, u)
}

func userRoutes() []route {
	return []route{
		{
			method: http.MethodGet, template: "/Users", paged: true,
			query:  []rule.Field{rule.Optional("Name", rule.Text), rule.Optional("State", rule.OneOf("ACTIVE", "PENDING", "INVITED"))},
			handle: listUsers,
		},
		{method: http.MethodGet, template: "/Users/{Id}", handle: func(c *call) answer {
			u, exists := users.of(c.acc).get(c.params["Id"])
			if !exists {
				return notFound("no user " + c.params["Id"])
			}
			return ok(c.user(u))
		}},
	}
}

// listUsers answers the first to join first, as the document says.
func listUsers(c *call) answer {
	found := users.of(c.acc).where(func(u User) bool {
		named := c.filters("Name", u.FirstName) || c.filters("Name", u.LastName) || c.filters("Name", u.Username)
		return named && c.filters("State", u.State)
	})
	slices.SortStableFunc(found, func(a, b User) int { return a.Joined.Compare(b.Joined) })
	return list(c, "Users", found, c.user)
}

// user leaves out the date of what did not happen: no document says that a date
// can be null.
func (c *call) user(u User) document {
	rights := make([]document, len(u.Rights))
	for i, right := range u.Rights {
		rights[i] = document{"Role": right.Role, "Permissions": slices.Concat([]string{}, right.Permissions)}
	}
	shown := document{
		"Id": u.ID, "FirstName": u.FirstName, "LastName": u.LastName, "Username": u.Username,
		"State": u.State, "Language": "en_US", "AccessRights": rights,
		"DateLastUpdated": u.Updated.Format(time.RFC3339), "LastUpdatedBy": u.UpdatedBy, "CreatedBy": "rbanks",
		"Uri": c.root + "/Users/" + u.ID,
	}
	if !u.Joined.IsZero() {
		shown["JoinedDate"] = u.Joined.Format(time.RFC3339)
	}
	return shown
}
