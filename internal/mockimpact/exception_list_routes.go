package mockimpact

import (
	"net/http"
	"slices"
)

// Lists of categories and SKUs: impact-brand-exceptionlists-v14 and
// impact-partner-exceptionlists-v16. Uploads are in exception_uploads.go.

var (
	brandExceptionLists = listKind{
		lists: exceptionLists, path: "/ExceptionLists", param: "ExceptionListId", id: digits,
		itemsKey: "ExceptionListItems", ids: asNumber, count: countInteger,
	}
	partnerExceptionLists = listKind{
		lists: exceptionLists, path: "/ExceptionLists", param: "ExceptionListId", id: text,
		itemsKey: "ExceptionListItems", ids: asText, count: countInteger, partner: true,
	}
	exceptionListType  = oneOf("CATEGORY", "SKU")
	exceptionListState = oneOf("ACTIVE", "CLOSED", "DEACTIVATED")
)

func partnerExceptionListRoutes() []route { return partnerExceptionLists.reads() }

func brandExceptionListRoutes() []route {
	k := brandExceptionLists
	return join(k.reads(optional("Value", text)), k.itemRoutes(), []route{
		{
			method: http.MethodGet, template: k.path, paged: true, handle: listExceptionLists,
			query: []field{optional("CampaignId", digits), optional("State", exceptionListState), optional("Type", exceptionListType)},
		},
		{
			method: http.MethodPost, template: k.path, handle: k.create,
			bodies: []body{formBody(
				required("ActionTrackerId", idList), required("CampaignId", integer),
				required("Name", nonEmpty), required("Type", exceptionListType),
			)},
		},
		{
			method: http.MethodPut, template: k.one(), path: k.pathIDs(), empty: true, handle: k.withList(k.update),
			bodies: []body{formBody(
				optional("ActionTrackerId", idList), optional("Name", nonEmpty), optional("Type", exceptionListType),
			)},
		},
		{
			method: http.MethodPost, template: k.items(), path: k.pathIDs(), handle: k.withList(addExceptionItems),
			bodies: []body{
				formBody(required("Value", nonEmpty), optional("Name", text), optional("Upsert", boolean)),
				multipartBody(required("File", file), optional("Upsert", boolean)),
			},
		},
		{
			method: http.MethodPatch, template: k.items(), path: k.pathIDs(), handle: k.withList(replaceExceptionItems),
			bodies: []body{multipartBody(required("File", file))},
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
	sent := []ExceptionItem{{Value: c.form.Get("Value"), Name: c.form.Get("Name")}}
	upload, isFile := c.files["File"]
	if isFile {
		read, problem := readItems(upload)
		if problem != "" {
			return invalid(FieldError{"File", problem})
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
		if i, listed := at[item.Value]; listed && c.form.Get("Upsert") == "true" {
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
	read, problem := readItems(c.files["File"])
	if problem != "" {
		return invalid(FieldError{"File", problem})
	}
	l.Items = nil
	for _, item := range read {
		l.Items = append(l.Items, c.srv.newItem(item))
	}
	exceptionLists.of(c.acc).put(l.ID, l)
	return c.done(brandExceptionLists.path + "/" + l.ID + "/Items")
}
