package catalog

// partnerCategories rests on the published Partner documents.
var partnerCategories = []Category{
	{Key: "action_inquiries", Label: "Action Inquiries", Document: "impact-partner-actioninquiries-v16", Operations: operations(`
		GET    /ActionInquiries
		POST   /ActionInquiries
		GET    /ActionInquiries/{InquiryId}`),
		ReadProbe:  list("/ActionInquiries", listing),
		WriteProbe: unprobed("the only write opens an inquiry with a brand, and the path names no object that could be missing")},
	{Key: "actions", Label: "Actions", Document: "impact-partner-actions-v16", Operations: operations(`
		GET    /Actions
		GET    /Actions/{id}
		GET    /Actions/{id}/Items
		GET    /Actions/{actionId}/Items/{sku}
		GET    /ActionUpdates
		GET    /ActionUpdates/{id}`),
		ReadProbe:  list("/Actions", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "ads", Label: "Ads", Document: "impact-partner-ads-v16", Operations: operations(`
		GET    /Ads
		GET    /Ads/{Id}
		GET    /Ads/{Id}/Code
		GET    /Ads/{Id}/IFrameCode
		GET    /Ads/{Id}/TrackingLink`),
		ReadProbe:  list("/Ads", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "campaigns", Label: "Programs", Document: "impact-partner-campaigns-v16", Operations: operations(`
		GET    /Campaigns
		GET    /Campaigns/{CampaignId}
		GET    /Campaigns/{CampaignId}/Logo`),
		ReadProbe:  list("/Campaigns", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "catalogs", Label: "Catalogs", Document: "impact-partner-catalogs-v16", Operations: operations(`
		GET    /Catalogs
		GET    /Catalogs/{Id}
		GET    /Catalogs/{CatalogId}/Items
		GET    /Catalogs/{CatalogId}/Items/{Id}
		GET    /Catalogs/ItemSearch`),
		ReadProbe:  list("/Catalogs", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "click_export", Label: "Click Export", Document: "impact-partner-clicks-v16", Operations: operations(`
		GET    /ClickExport`),
		ReadProbe:  unprobed(exportOnly),
		WriteProbe: unprobed(noWrites)},
	{Key: "clicks", Label: "Clicks", Document: "impact-partner-clicks-v16", Operations: operations(`
		GET    /Clicks/{Id}`),
		ReadProbe:  readOne("/Clicks/0", objectZero),
		WriteProbe: unprobed(noWrites)},
	{Key: "company_information", Label: "Accounts", Document: "impact-partner-account-v16", Operations: operations(`
		GET    /CompanyInformation
		PUT    /CompanyInformation`),
		ReadProbe:  readOne("/CompanyInformation", "the account's one object, always there; 200 is the proof"),
		WriteProbe: unprobed(onlyObject)},
	{Key: "contracts", Label: "Contracts", Document: "impact-partner-contracts-v16", Operations: operations(`
		GET    /Contracts
		GET    /Contracts/{Id}`),
		ReadProbe:  list("/Contracts", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "conversions", Label: "Conversions", Document: "impact-partner-conversions-v16", Operations: operations(`
		POST   /PartnerConversions`),
		ReadProbe:  unprobed(noReads),
		WriteProbe: unprobed("a conversion cannot be taken back, and the path names no object that could be missing")},
	{Key: "deals", Label: "Deals", Document: "impact-partner-deals-v16", Operations: operations(`
		GET    /Campaigns/{CampaignId}/Deals
		GET    /Campaigns/{CampaignId}/Deals/{Id}`),
		ReadProbe:  list("/Campaigns/0/Deals", listingOfCampaignZero),
		WriteProbe: unprobed(noWrites)},
	{Key: "exception_lists", Label: "Exception Lists", Document: "impact-partner-exceptionlists-v16", Operations: operations(`
		GET    /ExceptionLists/{ExceptionListId}
		GET    /ExceptionLists/{ExceptionListId}/Items`),
		ReadProbe:  readOne("/ExceptionLists/0", objectZero),
		WriteProbe: unprobed(noWrites)},
	{Key: "identity_verification", Label: "Identity Verification", Document: "impact-partner-identityverification-v16", Operations: operations(`
		POST   /IdentityVerification/Session`),
		ReadProbe:  unprobed(noReads),
		WriteProbe: unprobed("the only write starts a session, or resumes a real one")},
	{Key: "invoices", Label: "Invoices", Document: "impact-partner-invoices-v16", Operations: operations(`
		GET    /Invoices
		GET    /Invoices/{Id}
		GET    /Invoices/{Id}/Download`),
		ReadProbe:  list("/Invoices", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "jobs", Label: "Jobs", Document: "impact-partner-jobs-v16", Operations: operations(`
		GET    /Jobs
		GET    /Jobs/{JobId}
		GET    /Jobs/{JobId}/Download
		PUT    /Jobs/{JobId}/Replay`),
		ReadProbe:  list("/Jobs", listing),
		WriteProbe: unprobed(replayOnly)},
	{Key: "media_properties", Label: "Media Properties", Document: "impact-partner-mediaproperties-v16", Operations: operations(`
		GET    /MediaProperties
		POST   /MediaProperties
		GET    /MediaProperties/{Id}
		PUT    /MediaProperties/{Id}
		DELETE /MediaProperties/{Id}`),
		ReadProbe:  list("/MediaProperties", listing),
		WriteProbe: deletion("/MediaProperties/0")},
	{Key: "promo_code_exception_lists", Label: "Promo Code Exception Lists", Document: "impact-partner-promocodeexceptionlists-v16", Operations: operations(`
		GET    /PromoCodeExceptionLists/{PromoCodeExceptionListId}
		GET    /PromoCodeExceptionLists/{PromoCodeExceptionListId}/Items`),
		ReadProbe:  readOne("/PromoCodeExceptionLists/0", objectZero),
		WriteProbe: unprobed(noWrites)},
	{Key: "promo_codes", Label: "Promo Codes", Document: "impact-partner-promo-codes-v16", Operations: operations(`
		GET    /PromoCodes
		GET    /PromoCodes/{Id}`),
		ReadProbe:  list("/PromoCodes", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "promotions", Label: "Promotions", Document: "impact-partner-promotions-v16", Operations: operations(`
		GET    /Promotions
		GET    /Promotions/{Id}`),
		ReadProbe:  list("/Promotions", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "report_export", Label: "Report Export", Document: "impact-partner-reports-v16", Operations: operations(`
		GET    /ReportExport/{Id}`),
		ReadProbe:  unprobed(exportOnly),
		WriteProbe: unprobed(noWrites)},
	{Key: "reports", Label: "Reports", Document: "impact-partner-reports-v16", Operations: operations(`
		GET    /Reports
		GET    /Reports/{Id}
		GET    /Reports/{Id}/MetaData`),
		ReadProbe:  list("/Reports", "the list of reports, which runs none; 200 is the proof"),
		WriteProbe: unprobed(noWrites)},
	{Key: "stores", Label: "Stores", Document: "impact-partner-stores-v16", Operations: operations(`
		GET    /Stores
		GET    /Stores/{Id}
		GET    /Stores/{Id}/Group/{GroupId}/Items`),
		ReadProbe:  list("/Stores", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "tasks", Label: "Tasks", Document: "impact-partner-tasks-v16", Operations: operations(`
		GET    /Tasks
		GET    /Tasks/{TaskId}`),
		ReadProbe:  list("/Tasks", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "tax_documents", Label: "Tax Documents", Document: "impact-partner-taxdocument-v16", Operations: operations(`
		GET    /TaxDocument
		POST   /TaxDocument
		GET    /TaxDocument/{Id}
		GET    /TaxDocuments
		POST   /TaxDocument/Complete`),
		ReadProbe:  readOne("/TaxDocument/0", "tax document 0 does not exist, so 404 is the proof and no tax data is read"),
		WriteProbe: unprobed("the document requires no field to create one, and completing one names it in the body")},
	{Key: "tracking_links", Label: "Tracking Links", Document: "impact-partner-trackinglinks-v16", Operations: operations(`
		POST   /Programs/{ProgramId}/TrackingLinks`),
		ReadProbe:  unprobed(noReads),
		WriteProbe: unprobed("the document requires no field at all, so an empty request may create a link")},
	{Key: "users", Label: "Users", Document: "impact-partner-users-v16", Operations: operations(`
		GET    /Users
		GET    /Users/{Id}`),
		ReadProbe:  list("/Users", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "withdrawal_settings", Label: "Withdrawal Settings", Document: "impact-partner-withdrawalsettings-v16", Operations: operations(`
		GET    /WithdrawalSettings
		PUT    /WithdrawalSettings
		GET    /WithdrawalSettings/RequiredFields`),
		ReadProbe: Probe{Method: "GET", Path: "/WithdrawalSettings/RequiredFields", Query: "bankCountry=US",
			Reason: "the fields a country asks for: 200 is the proof, and no bank details are read"},
		WriteProbe: unprobed(onlyObject)},
}
