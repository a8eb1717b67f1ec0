// Lists of categories and SKUs, and the files of items that are uploaded to them.
// Document: impact-brand-exceptionlists-v14 (10 of 10 operations).
// Document: impact-partner-exceptionlists-v16 (2 of 2 operations).

package mockimpact

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

var (
	brandExceptionLists = listKind{
		lists: exceptionLists, path: "/ExceptionLists", param: "ExceptionListId", id: rule.Digits,
		itemsKey: "ExceptionListItems", ids: asNumber, count: countInteger,
	}
	partnerExceptionLists = listKind{
		lists: exceptionLists, path: "/ExceptionLists", param: "ExceptionListId", id: rule.Text,
		itemsKey: "ExceptionListItems", ids: asText, count: countInteger, partner: true,
	}
	exceptionListType  = rule.OneOf("CATEGORY", "SKU")
	exceptionListState = rule.OneOf("ACTIVE", "CLOSED", "DEACTIVATED")
)

func partnerExceptionListRoutes() []route { return partnerExceptionLists.reads() }

func brandExceptionListRoutes() []route {
	k := brandExceptionLists
	return join(k.reads(rule.Optional("Value", rule.Text)), k.itemRoutes(), []route{
		{
			method: http.MethodGet, template: k.path, paged: true, handle: listExceptionLists,
			query: []rule.Field{rule.Optional("CampaignId", rule.Digits), rule.Optional("State", exceptionListState), rule.Optional("Type", exceptionListType)},
		},
		{
			method: http.MethodPost, template: k.path, handle: k.create,
			bodies: []rule.Body{rule.FormBody(
				rule.Required("ActionTrackerId", rule.IDList), rule.Required("CampaignId", rule.Integer),
				rule.Required("Name", rule.NonEmpty), rule.Required("Type", exceptionListType),
			)},
		},
		{
			method: http.MethodPut, template: k.one(), path: k.pathIDs(), empty: true, handle: k.withList(k.update),
			bodies: []rule.Body{rule.FormBody(
				rule.Optional("ActionTrackerId", rule.IDList), rule.Optional("Name", rule.NonEmpty), rule.Optional("Type", exceptionListType),
			)},
		},
		{
			method: http.MethodPost, template: k.items(), path: k.pathIDs(), handle: k.withList(addExceptionItems),
			bodies: []rule.Body{
				rule.FormBody(rule.Required("Value", rule.NonEmpty), rule.Optional("Name", rule.Text), rule.Optional("Upsert", rule.Boolean)),
				rule.MultipartBody(rule.Required("File", rule.File), rule.Optional("Upsert", rule.Boolean)),
			},
		},
		{
			method: http.MethodPatch, template: k.items(), path: k.pathIDs(), handle: k.withList(replaceExceptionItems),
			bodies: []rule.Body{rule.MultipartBody(rule.Required("File", rule.File))},
		},
	})
}

func listExceptionLists(c *call) answer {
	wanted := func(l ExceptionList) bool {
		return c.filters("CampaignId", l.CampaignID) && c.filters("State", l.State) && c.filters("Type", l.Type)
	}
	return list(c, "ExceptionLists", exceptionLists.of(c.acc).where(wanted), func(l ExceptionList) document {
		return brandExceptionLists.list(c, l)
	})
}

// addExceptionItems takes one item as a form or many as a file.
func addExceptionItems(c *call, l ExceptionList) answer {
	sent := []ExceptionItem{{Value: c.Form.Get("Value"), Name: c.Form.Get("Name")}}
	upload, isFile := c.Files["File"]
	if isFile {
		read, problem := readItems(upload)
		if problem != "" {
			return invalid(rule.FieldError{Field: "File", Message: problem})
		}
		sent = read
	}
	at := map[string]int{}
	l.Items = slices.Clone(l.Items)
	for i, item := range l.Items {
		at[item.Value] = i
	}
	var last ExceptionItem
	for _, item := range sent {
		if i, listed := at[item.Value]; listed && c.Form.Get("Upsert") == "true" {
			l.Items[i].Name = item.Name
			last = l.Items[i]
			continue
		}
		last = c.srv.newItem(item)
		l.Items = append(l.Items, last)
	}
	exceptionLists.of(c.acc).put(l.ID, l)
	uri := brandExceptionLists.path + "/" + l.ID + "/Items"
	if !isFile {
		uri += "/" + last.ID
	}
	return c.done(uri)
}

func replaceExceptionItems(c *call, l ExceptionList) answer {
	read, problem := readItems(c.Files["File"])
	if problem != "" {
		return invalid(rule.FieldError{Field: "File", Message: problem})
	}
	l.Items = nil
	for _, item := range read {
		l.Items = append(l.Items, c.srv.newItem(item))
	}
	exceptionLists.of(c.acc).put(l.ID, l)
	return c.done(brandExceptionLists.path + "/" + l.ID + "/Items")
}

// readItems reads an uploaded file of items, or says what is wrong with it. The
// document says .CSV or .XLSX and leaves the columns open: they are taken to be
// the fields that a form has, named in a header line.
func readItems(u rule.Upload) (items []ExceptionItem, problem string) {
	if extension := path.Ext(u.Name); !strings.EqualFold(extension, ".csv") {
		return nil, fmt.Sprintf("This mock reads .csv files only, not %q", extension)
	}
	rows, err := csv.NewReader(bytes.NewReader(u.Data)).ReadAll()
	if err != nil {
		return nil, "Not a CSV file: " + err.Error()
	}
	if len(rows) < 2 {
		return nil, "The file has no items"
	}
	header := rows[0]
	valueAt, nameAt := slices.Index(header, "Value"), slices.Index(header, "Name")
	if valueAt < 0 {
		return nil, "The file has no column Value"
	}
	for _, column := range header {
		if column != "Value" && column != "Name" {
			return nil, fmt.Sprintf("Unknown column %q", column)
		}
	}
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		item := ExceptionItem{Value: row[valueAt]}
		if nameAt >= 0 {
			item.Name = row[nameAt]
		}
		if strings.TrimSpace(item.Value) == "" || seen[item.Value] {
			return nil, fmt.Sprintf("The value %q is empty or not the only one", item.Value)
		}
		seen[item.Value] = true
		items = append(items, item)
	}
	return items, ""
}
