// Contacts.
// Document: impact-brand-contacts-v14 (5 of 5 operations).

package mockimpact

import (
	"net/http"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// Contact is a person at a brand's partners, within a campaign.
type Contact struct {
	ID         string // "M…" for one that the system made
	CampaignID string
	Fields     map[string]string // FirstName, LastName, EmailAddress, Title, the phone numbers and their countries
	Accounts   []string          // ids of media partners
	Labels     []string
	HasImage   bool
	System     bool // made by the system: only Title and Labels can change
}

var contacts = store[Contact]{name: "contacts", firstID: 2750}

// Contacts returns the contacts of a campaign.
func (a *Account) Contacts(campaignID string) []Contact {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	found := contacts.of(a).where(func(c Contact) bool { return c.CampaignID == campaignID })
	for i := range found {
		found[i] = found[i].clone()
	}
	return found
}

// AddSystemContact adds a contact as the system does when a partner joins.
func (a *Account) AddSystemContact(campaignID, firstName, lastName, emailAddress string, accounts ...string) Contact {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	c := Contact{
		ID: "M" + contacts.newID(a.srv), CampaignID: campaignID, Accounts: accounts, System: true,
		Fields: map[string]string{"FirstName": firstName, "LastName": lastName, "EmailAddress": emailAddress},
	}
	contacts.of(a).put(c.ID, c.clone())
	return c
}

// AddContact adds a contact as a member of the brand would, and gives it an id.
func (a *Account) AddContact(c Contact) Contact {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	c.ID = contacts.newID(a.srv)
	contacts.of(a).put(c.ID, c.clone())
	return c
}

// SetContact replaces an existing contact, as a person in the web app would.
func (a *Account) SetContact(c Contact) {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	if _, exists := contacts.of(a).get(c.ID); !exists {
		misuse("account %s has no contact %q", a.ID, c.ID)
	}
	contacts.of(a).put(c.ID, c.clone())
}

// DeleteContact removes a contact and says whether there was one.
func (a *Account) DeleteContact(id string) bool {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return contacts.of(a).remove(id)
}

func (c Contact) clone() Contact {
	fields := map[string]string{}
	for name, value := range c.Fields {
		fields[name] = value
	}
	c.Fields, c.Accounts, c.Labels = fields, slices.Clone(c.Accounts), slices.Clone(c.Labels)
	return c
}

// contactTexts are the fields that are written and read under one name.
var contactTexts = []string{
	"FirstName", "LastName", "EmailAddress", "Title",
	"WorkPhoneNumber", "WorkPhoneNumberCountry", "CellphoneNumber", "CellphoneNumberCountry",
}

func contactRoutes() []route {
	const all, one = "/Campaigns/{CampaignId}/Contacts", "/Campaigns/{CampaignId}/Contacts/{ContactId}"
	ids := map[string]rule.Kind{"CampaignId": rule.Digits}
	shared := []rule.Field{
		rule.Optional("Title", rule.Text), rule.Optional("ProfileImageUrl", rule.AbsoluteURL),
		rule.Optional("WorkPhoneNumber", rule.OrEmpty(rule.Digits)), rule.Optional("WorkPhoneNumberCountry", rule.OrEmpty(rule.CountryCode)),
		rule.Optional("CellphoneNumber", rule.OrEmpty(rule.Digits)), rule.Optional("CellphoneNumberCountry", rule.OrEmpty(rule.CountryCode)),
	}
	create := append([]rule.Field{
		rule.Required("FirstName", rule.NonEmpty), rule.Required("LastName", rule.NonEmpty), rule.Required("EmailAddress", rule.Email),
		rule.Required("Accounts", rule.IDList), rule.Optional("Labels", rule.NonEmpty),
	}, shared...)
	update := append([]rule.Field{
		rule.Optional("FirstName", rule.NonEmpty), rule.Optional("LastName", rule.NonEmpty), rule.Optional("EmailAddress", rule.Email),
		rule.Optional("AccountsAdd", rule.IDList), rule.Optional("AccountsRemove", rule.IDList),
		rule.Optional("LabelsAdd", rule.NonEmpty), rule.Optional("LabelsRemove", rule.NonEmpty),
	}, shared...)
	image := rule.Optional("ProfileImageFile", rule.File)
	return []route{
		{
			method: http.MethodGet, template: all, path: ids, paged: true, handle: listContacts,
			query: []rule.Field{rule.Optional("AccountId", rule.Text), rule.Optional("Title", rule.Text)},
		},
		{
			method: http.MethodPost, template: all, path: ids, handle: createContact,
			bodies: []rule.Body{rule.FormBody(create...), rule.MultipartBody(append(slices.Clone(create), image)...)},
		},
		{method: http.MethodGet, template: one, path: ids, handle: oneContact(func(c *call, each Contact) answer { return ok(c.contact(each)) })},
		{
			method: http.MethodPut, template: one, path: ids, handle: oneContact(updateContact),
			bodies: []rule.Body{rule.FormBody(update...), rule.MultipartBody(append(slices.Clone(update), image)...)},
		},
		{method: http.MethodDelete, template: one, path: ids, handle: oneContact(deleteContact)},
	}
}

func listContacts(c *call) answer {
	campaign := c.params["CampaignId"]
	if _, exists := campaigns.of(c.acc).get(campaign); !exists {
		return notFound("no campaign " + campaign)
	}
	found := contacts.of(c.acc).where(func(each Contact) bool {
		return each.CampaignID == campaign && c.filters("Title", each.Fields["Title"]) &&
			(c.query.Get("AccountId") == "" || slices.Contains(each.Accounts, c.query.Get("AccountId")))
	})
	return list(c, "Contacts", found, c.contact)
}

func createContact(c *call) answer {
	campaign := c.params["CampaignId"]
	if _, exists := campaigns.of(c.acc).get(campaign); !exists {
		return notFound("no campaign " + campaign)
	}
	each := Contact{CampaignID: campaign, Fields: map[string]string{}, Accounts: c.idList("Accounts"), Labels: c.words("Labels")}
	if problems := c.contactProblems(each.Accounts, "Accounts"); len(problems) > 0 {
		return invalid(problems...)
	}
	c.takeContactFields(&each)
	each.ID = contacts.newID(c.srv)
	contacts.of(c.acc).put(each.ID, each)
	return c.done("/Campaigns/" + campaign + "/Contacts/" + each.ID)
}

// oneContact finds the contact that the path names.
func oneContact(handle func(*call, Contact) answer) func(*call) answer {
	return func(c *call) answer {
		each, exists := contacts.of(c.acc).get(c.params["ContactId"])
		if !exists || each.CampaignID != c.params["CampaignId"] {
			return notFound("no contact " + c.params["ContactId"])
		}
		return handle(c, each.clone())
	}
}

func updateContact(c *call, each Contact) answer {
	if each.System {
		for name := range c.Form {
			if !slices.Contains([]string{"Title", "LabelsAdd", "LabelsRemove"}, name) {
				return invalid(rule.FieldError{Field: name, Message: "Cannot be changed on a system-created contact"})
			}
		}
	}
	added := c.idList("AccountsAdd")
	if problems := c.contactProblems(added, "AccountsAdd"); len(problems) > 0 {
		return invalid(problems...)
	}
	c.takeContactFields(&each)
	each.Accounts = withMembers(each.Accounts, added, c.idList("AccountsRemove"))
	each.Labels = withMembers(each.Labels, c.words("LabelsAdd"), c.words("LabelsRemove"))
	contacts.of(c.acc).put(each.ID, each)
	return c.done("/Campaigns/" + each.CampaignID + "/Contacts/" + each.ID)
}

func deleteContact(c *call, each Contact) answer {
	if each.System {
		return invalid(rule.FieldError{Field: "Id", Message: "A system-created contact cannot be deleted"})
	}
	contacts.of(c.acc).remove(each.ID)
	return deleted()
}

// takeContactFields takes over what the request sends; the rest stays.
func (c *call) takeContactFields(each *Contact) {
	for _, name := range contactTexts {
		if value, sent := c.sent(name); sent {
			each.Fields[name] = value
		}
	}
	_, byURL := c.sent("ProfileImageUrl")
	_, byFile := c.Files["ProfileImageFile"]
	each.HasImage = each.HasImage || byURL || byFile
}

// contactProblems are the rules over several fields.
func (c *call) contactProblems(accounts []string, field string) (problems []rule.FieldError) {
	if unknown := c.acc.unknownPartner(accounts); unknown != "" {
		problems = append(problems, rule.FieldError{Field: field, Message: "Unknown partner " + unknown})
	}
	for _, number := range []string{"WorkPhoneNumber", "CellphoneNumber"} {
		if c.Form.Get(number) != "" && c.Form.Get(number+"Country") == "" {
			problems = append(problems, rule.FieldError{Field: number + "Country", Message: "Required with " + number})
		}
	}
	_, byFile := c.Files["ProfileImageFile"]
	if _, byURL := c.sent("ProfileImageUrl"); byURL && byFile {
		problems = append(problems, rule.FieldError{Field: "ProfileImageUrl", Message: "Cannot be used with ProfileImageFile"})
	}
	return problems
}

// words reads a comma-separated form field.
func (c *call) words(name string) []string {
	if joined := c.Form.Get(name); joined != "" {
		return strings.Split(joined, ",")
	}
	return nil
}

func (c *call) contact(each Contact) document {
	own := c.root + "/Campaigns/" + each.CampaignID + "/Contacts/" + each.ID
	accounts := make([]document, len(each.Accounts))
	for i, id := range each.Accounts {
		partner, _ := mediaPartners.of(c.acc).get(id)
		accounts[i] = document{"Id": id, "Name": partner.Name}
	}
	labels := each.Labels
	if labels == nil {
		labels = []string{}
	}
	rendered := document{"Id": each.ID, "Accounts": accounts, "Labels": labels, "Editable": !each.System, "Uri": own}
	for _, name := range contactTexts {
		rendered[name] = each.Fields[name]
	}
	if each.HasImage {
		rendered["ProfileImage"] = own + "/ProfileImage"
	}
	return rendered
}
