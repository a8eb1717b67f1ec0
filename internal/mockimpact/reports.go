// The list of reports; the mock runs none.
// Document: impact-brand-reports-v14 (1 of 4 operations).
// Document: impact-partner-reports-v16 (1 of 4 operations).
// Document: impact-agency-reports-v3 (1 of 4 operations).

package mockimpact

import "net/http"

// Report is a report that the account can run.
type Report struct {
	Number      string // in the web app
	ID          string // the handle; "": the web app alone runs it
	Name        string
	Category    string
	Description string
}

var reports = store[Report]{name: "reports", firstID: 8019}

// AddReport adds a report; one without a handle cannot be run by the API.
func (a *Account) AddReport(handle, name, category string) Report {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	r := Report{
		Number: reports.newID(a.srv), ID: handle, Name: name, Category: category, Description: "All about " + name,
	}
	reports.of(a).put(r.Number, r)
	return r
}

func reportRoutes() []route {
	return []route{{
		method: http.MethodGet, template: "/Reports", paged: true,
		handle: func(c *call) answer {
			found := reports.of(c.acc).where(nil)
			if c.acc.Type == Agency {
				return bareList(c, "Reports", found, c.report)
			}
			return list(c, "Reports", found, c.report)
		},
	}}
}

// report has the addresses that the API can use, or the one for people. Only the
// brand's document says nothing of the latter being left out.
func (c *call) report(r Report) document {
	accessible := r.ID != ""
	shown := document{
		"Name": r.Name, "Category": r.Category, "Description": r.Description, "ApiAccessible": accessible,
	}
	if accessible {
		shown["Id"] = r.ID
		shown["ApiRunUri"] = c.root + "/Reports/" + r.ID
		shown["DeferredApiRunUri"] = c.root + "/ReportExport/" + r.ID
		shown["MetaDataUri"] = c.root + "/Reports/" + r.ID + "/MetaData"
	}
	switch {
	case c.acc.Type == Brand:
		shown["RunUri"] = "https://app.impact.com/secure/reports/run/" + r.Number
	case !accessible:
		shown["RunUri"] = map[string]string{Partner: "/secure/mediapartner", Agency: "/secure/agency"}[c.acc.Type] +
			"/report/viewReport.report?id=" + r.Number
	}
	return shown
}
