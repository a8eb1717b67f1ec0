package catalog

// agencyCategories rests on the published Agency documents.
var agencyCategories = []Category{
	{Key: "advertisers", Label: "Advertisers", Document: "impact-agency-advertisers-v3", Operations: operations(`
		GET    /Advertisers
		GET    /Advertisers/{AdvertiserId}`),
		ReadProbe:  readOne("/Advertisers/0", "advertiser 0 does not exist, so 404 is the proof; the list would carry live credentials"),
		WriteProbe: unprobed(noWrites)},
	{Key: "campaigns", Label: "Programs", Operations: []Operation{
		{Method: "GET", Path: "/Campaigns", QuickStartOnly: true}},
		ReadProbe:  list("/Campaigns", "only the quick start shows it: 200 is the proof, a 404 is none"),
		WriteProbe: unprobed(noWrites)},
	{Key: "company_information", Label: "Company Information", Document: "impact-agency-companyinformation-v3", Operations: operations(`
		GET    /CompanyInformation
		PUT    /CompanyInformation`),
		ReadProbe:  readOne("/CompanyInformation", "the account's one object, always there; 200 is the proof"),
		WriteProbe: unprobed(onlyObject)},
	{Key: "compliance_content", Label: "Compliance Content", Document: "impact-agency-compliance-v3", Operations: operations(`
		POST   /Compliance/Content
		GET    /Compliance/Content/ComplianceAPISubmissions/{Id}
		GET    /Compliance/Content/ComplianceAPISubmissions/Response/{Id}`),
		ReadProbe:  readOne("/Compliance/Content/ComplianceAPISubmissions/0", objectZero),
		WriteProbe: unprobed("the only write queues work, and the path names no object that could be missing")},
	{Key: "jobs", Label: "Jobs", Document: "impact-agency-jobs-v3", Operations: operations(`
		GET    /Jobs
		GET    /Jobs/{JobId}
		GET    /Jobs/{JobId}/Download
		PUT    /Jobs/{JobId}/Replay`),
		ReadProbe:  list("/Jobs", listing),
		WriteProbe: unprobed(replayOnly)},
	{Key: "report_export", Label: "Report Export", Document: "impact-agency-reports-v3", Operations: operations(`
		GET    /ReportExport/{ReportId}`),
		ReadProbe:  unprobed(exportOnly),
		WriteProbe: unprobed(noWrites)},
	{Key: "reports", Label: "Reports (Legacy)", Document: "impact-agency-reports-v3", Operations: operations(`
		GET    /Reports
		GET    /Reports/{ReportId}
		GET    /Reports/{ReportId}/MetaData`),
		ReadProbe:  list("/Reports", "the list of reports, which runs none; 200 is the proof"),
		WriteProbe: unprobed(noWrites)},
}
