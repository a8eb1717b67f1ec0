package account

import (
	"cmp"
	"context"
	"net/url"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

// NewUsersDataSource makes data.impact_users: GET …/Users (Partner v16, users
// document). The documents of brands and agencies have no users.
var NewUsersDataSource = tfimpact.NewDataSource[types.Object](tfimpact.Listing[userModel]{
	Meta: tfimpact.Metadata{Name: "users", Noun: "users", AccountTypes: []impact.AccountType{impact.Partner}},
	Description: "The people who have access to a partner's account, and which rights each of them has, sorted by id. Filters are combined. " +
		"The API can neither invite nor change users: it only tells who they are.",
	Filters: []tfimpact.Filter{
		{Attribute: "name", Parameter: "Name", Schema: tfimpact.TextFilter(
			"Only users whose first name, last name or username matches this text.")},
		{Attribute: "state", Parameter: "State", Schema: tfimpact.OneOfFilter(
			"Only users in this state: `ACTIVE`, `PENDING` or `INVITED`.", "ACTIVE", "PENDING", "INVITED")},
	},
	Items: tfimpact.ListOf("The users, sorted by id.", map[string]schema.Attribute{
		"id":         tfimpact.Text("Id of the user, such as `I-1139074`."),
		"first_name": tfimpact.Text("First name."),
		"last_name":  tfimpact.Text("Last name."),
		"username":   tfimpact.Text("Name by which the user signs in."),
		"state":      tfimpact.Text("`ACTIVE`, `PENDING` or `INVITED`."),
		"language":   tfimpact.Text("Language of the user's web app, such as `en_US`."),
		"access_rights": tfimpact.ListOf("What the user may do, sorted by role.", map[string]schema.Attribute{
			"role":        tfimpact.Text("Area of the account: `Advertiser Management`, `Finance`, `Technical`, `Creative Management` or `Account Administration`."),
			"permissions": tfimpact.TextSet("What the user may do there, such as `VIEW_FINANCIALS` or `WEBSERVICES_INTEGRATION`."),
		}),
		"joined_date":       tfimpact.Moment("When the user joined the account, RFC 3339; null for one who has not."),
		"date_last_updated": tfimpact.Moment("When the user was last changed, RFC 3339."),
		"last_updated_by":   tfimpact.Text("Username of who changed the user last."),
		"created_by":        tfimpact.Text("Username of who invited the user."),
		"uri":               tfimpact.Text("Path of the user in the API, below the account root."),
	}),
	List: func(ctx context.Context, c *impact.Client, filter url.Values) ([]userModel, error) {
		return tfimpact.CollectSorted(c.Users().All(ctx, filter), tfimpact.ByID(func(u impact.User) impact.ID { return u.ID }), userModel{}.FromAPI)
	},
})

type userModel struct {
	ID              types.String       `tfsdk:"id"`
	FirstName       types.String       `tfsdk:"first_name"`
	LastName        types.String       `tfsdk:"last_name"`
	Username        types.String       `tfsdk:"username"`
	State           types.String       `tfsdk:"state"`
	Language        types.String       `tfsdk:"language"`
	AccessRights    []accessRightModel `tfsdk:"access_rights"`
	JoinedDate      tfimpact.Timestamp `tfsdk:"joined_date"`
	DateLastUpdated tfimpact.Timestamp `tfsdk:"date_last_updated"`
	LastUpdatedBy   types.String       `tfsdk:"last_updated_by"`
	CreatedBy       types.String       `tfsdk:"created_by"`
	URI             types.String       `tfsdk:"uri"`
}

type accessRightModel struct {
	Role        types.String `tfsdk:"role"`
	Permissions types.Set    `tfsdk:"permissions"`
}

// FromAPI returns the model of a user.
func (userModel) FromAPI(u impact.User) userModel {
	return userModel{
		ID:              types.StringValue(u.ID.String()),
		FirstName:       tfimpact.StringOrNull(u.FirstName),
		LastName:        tfimpact.StringOrNull(u.LastName),
		Username:        tfimpact.StringOrNull(u.Username),
		State:           tfimpact.StringOrNull(u.State),
		Language:        tfimpact.StringOrNull(u.Language),
		AccessRights:    tfimpact.Sorted(u.AccessRights, compareRights, accessRightModel{}.FromAPI),
		JoinedDate:      tfimpact.NewTimestamp(u.JoinedDate),
		DateLastUpdated: tfimpact.NewTimestamp(u.DateLastUpdated),
		LastUpdatedBy:   tfimpact.StringOrNull(u.LastUpdatedBy),
		CreatedBy:       tfimpact.StringOrNull(u.CreatedBy),
		URI:             tfimpact.StringOrNull(u.URI),
	}
}

// compareRights orders by role. No document says that a role comes only once.
func compareRights(a, b impact.AccessRight) int {
	return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(strings.Join(a.Permissions, ","), strings.Join(b.Permissions, ",")))
}

// FromAPI returns the model of a right.
func (accessRightModel) FromAPI(r impact.AccessRight) accessRightModel {
	return accessRightModel{Role: tfimpact.StringOrNull(r.Role), Permissions: tfimpact.StringSet(r.Permissions)}
}
