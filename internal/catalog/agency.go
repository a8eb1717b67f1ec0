package catalog

// agencySections rests on the published Agency documents.
var agencySections = []section{
	{"advertisers", "Advertisers", "impact-agency-advertisers-v3", `
		GET    /Advertisers                no:secrets
		GET    /Advertisers/{AdvertiserId} zero`},
	{"campaigns", "Programs", "", `
		GET    /Campaigns list-unsure -`},
	{"company_information", "Company Information", "impact-agency-companyinformation-v3", `
		GET    /CompanyInformation single
		PUT    /CompanyInformation no:real-object`},
	{"compliance_content", "Compliance Content", "impact-agency-compliance-v3", `
		POST   /Compliance/Content                                        no:queue
		GET    /Compliance/Content/ComplianceAPISubmissions/{Id}          one
		GET    /Compliance/Content/ComplianceAPISubmissions/Response/{Id} one`},
	{"jobs", "Jobs", "impact-agency-jobs-v3", `
		GET    /Jobs                  list
		GET    /Jobs/{JobId}          one-uuid
		GET    /Jobs/{JobId}/Download zero-uuid
		PUT    /Jobs/{JobId}/Replay   no:replay`},
	{"report_export", "Report Export", "impact-agency-reports-v3", `
		GET    /ReportExport/{ReportId} no:export`},
	{"reports", "Reports (Legacy)", "impact-agency-reports-v3", `
		GET    /Reports                     list
		GET    /Reports/{ReportId}          no:report-run
		GET    /Reports/{ReportId}/MetaData one`},
}
