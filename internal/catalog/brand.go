package catalog

// brandCategories rests on the published Brand documents.
var brandCategories = []Category{
	{Key: "action_inquiries", Label: "Action Inquiries", Document: "impact-brand-actioninquiries-v14", Operations: operations(`
		GET    /ActionInquiries
		PUT    /ActionInquiries
		GET    /ActionInquiries/{InquiryId}`),
		ReadProbe:  listOfCampaign("/ActionInquiries"),
		WriteProbe: unprobed("the inquiry is named in the body, not in the path, and a resolution is final")},
	{Key: "action_updates", Label: "Action Updates", Document: "impact-brand-actions-v14", Operations: operations(`
		GET    /ActionUpdates
		GET    /ActionUpdates/{ActionUpdateId}`),
		ReadProbe:  listOfCampaign("/ActionUpdates"),
		WriteProbe: unprobed(noWrites)},
	{Key: "actions", Label: "Actions", Document: "impact-brand-actions-v14", Operations: operations(`
		GET    /Actions
		PUT    /Actions
		DELETE /Actions
		GET    /Actions/{ActionId}
		GET    /Actions/{ActionId}/Items
		GET    /Actions/{ActionId}/Items/{Sku}`),
		ReadProbe:  listOfCampaign("/Actions"),
		WriteProbe: unprobed("the action is named in the body, not in the path, and a reversal cancels payouts")},
	{Key: "ads", Label: "Ads", Document: "impact-brand-ads-v14", Operations: operations(`
		GET    /Ads
		POST   /Ads
		GET    /Ads/{AdId}
		PUT    /Ads/{AdId}`),
		ReadProbe:  list("/Ads", listing),
		WriteProbe: incomplete(updateForm("/Ads/0"))},
	{Key: "api_submissions", Label: "API Submissions", Document: "impact-brand-submissions-v14", Operations: operations(`
		GET    /APISubmissions
		GET    /APISubmissions/{BatchId}`),
		ReadProbe:  list("/APISubmissions", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "campaigns", Label: "Programs", Document: "impact-brand-programs-v14", Operations: operations(`
		GET    /Campaigns
		GET    /Campaigns/{CampaignId}`),
		ReadProbe:  list("/Campaigns", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "catalogs", Label: "Catalogs", Document: "impact-brand-catalogs-v14", Operations: operations(`
		GET    /Catalogs
		GET    /Catalogs/{CatalogId}
		PUT    /Catalogs/{CatalogId}
		POST   /Catalogs/{CatalogId}/Upload
		GET    /Catalogs/{CatalogId}/Items
		POST   /Catalogs/{CatalogId}/Items
		GET    /Catalogs/{CatalogId}/Items/{CatalogItemId}
		PUT    /Catalogs/{CatalogId}/Items/{CatalogItemId}
		DELETE /Catalogs/{CatalogId}/Items/{CatalogItemId}
		PUT    /Catalogs/{CatalogId}/BulkUpdate`),
		ReadProbe:  list("/Catalogs", listing),
		WriteProbe: incomplete(updateJSON("/Catalogs/0"))},
	{Key: "click_export", Label: "Click Export", Document: "impact-brand-clicks-v14", Operations: operations(`
		GET    /Programs/{ProgramId}/ClickExport`),
		ReadProbe:  unprobed(exportOnly),
		WriteProbe: unprobed(noWrites)},
	{Key: "clicks", Label: "Clicks", Document: "impact-brand-clicks-v14", Operations: operations(`
		GET    /Campaigns/{CampaignId}/Clicks/{ClickId}`),
		ReadProbe:  readOne("/Campaigns/0/Clicks/0", objectZero),
		WriteProbe: unprobed(noWrites)},
	{Key: "company_information", Label: "Company Information", Document: "impact-brand-account-v14", Operations: operations(`
		GET    /CompanyInformation
		PUT    /CompanyInformation`),
		ReadProbe:  readOne("/CompanyInformation", "the account's one object, always there; 200 is the proof"),
		WriteProbe: unprobed(onlyObject)},
	{Key: "contacts", Label: "Contacts", Document: "impact-brand-contacts-v14", Operations: operations(`
		GET    /Campaigns/{CampaignId}/Contacts
		POST   /Campaigns/{CampaignId}/Contacts
		GET    /Campaigns/{CampaignId}/Contacts/{ContactId}
		PUT    /Campaigns/{CampaignId}/Contacts/{ContactId}
		DELETE /Campaigns/{CampaignId}/Contacts/{ContactId}`),
		ReadProbe:  list("/Campaigns/0/Contacts", listingOfCampaignZero),
		WriteProbe: incomplete(updateForm("/Campaigns/0/Contacts/0"))},
	{Key: "contracts", Label: "Contracts", Document: "impact-brand-contracts-v14", Operations: operations(`
		GET    /Campaigns/{CampaignId}/Contracts
		GET    /Campaigns/{CampaignId}/Contracts/{ContractId}
		POST   /Programs/{ProgramId}/Contracts
		DELETE /Programs/{ProgramId}/Contracts`),
		ReadProbe:  list("/Campaigns/0/Contracts", listingOfCampaignZero),
		WriteProbe: unprobed("the contract is named in the body, not in the path, and the first decision is final")},
	{Key: "conversions", Label: "Conversions", Document: "impact-brand-conversions-v14", Operations: operations(`
		POST   /Conversions`),
		ReadProbe:  unprobed(noReads),
		WriteProbe: unprobed("a conversion cannot be taken back, and which fields it needs depends on the others")},
	{Key: "deals", Label: "Deals", Document: "impact-brand-deals-v14", Operations: operations(`
		GET    /Deals
		POST   /Deals
		GET    /Deals/{DealId}
		PUT    /Deals/{DealId}
		DELETE /Deals/{DealId}`),
		ReadProbe:  list("/Deals", listing),
		WriteProbe: incomplete(updateForm("/Deals/0"))},
	{Key: "exception_lists", Label: "Exception Lists", Document: "impact-brand-exceptionlists-v14", Operations: operations(`
		GET    /ExceptionLists
		POST   /ExceptionLists
		GET    /ExceptionLists/{ExceptionListId}
		PUT    /ExceptionLists/{ExceptionListId}
		GET    /ExceptionLists/{ExceptionListId}/Items
		POST   /ExceptionLists/{ExceptionListId}/Items
		PATCH  /ExceptionLists/{ExceptionListId}/Items
		DELETE /ExceptionLists/{ExceptionListId}/Items
		GET    /ExceptionLists/{ExceptionListId}/Items/{ItemId}
		DELETE /ExceptionLists/{ExceptionListId}/Items/{ItemId}`),
		ReadProbe:  list("/ExceptionLists", listing),
		WriteProbe: updateForm("/ExceptionLists/0")},
	{Key: "ftp_submissions", Label: "FTP Submissions", Document: "impact-brand-submissions-v14", Operations: operations(`
		GET    /FTPFileSubmissions
		GET    /FTPFileSubmissions/{BatchId}
		GET    /FTPFileSubmissions/{BatchId}/ErrorDetails`),
		ReadProbe:  list("/FTPFileSubmissions", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "invoices", Label: "Invoices", Document: "impact-brand-invoices-v14", Operations: operations(`
		GET    /Invoices
		GET    /Invoices/{InvoiceId}
		GET    /Invoices/{InvoiceId}/Download`),
		ReadProbe:  list("/Invoices", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "jobs", Label: "Jobs", Document: "impact-brand-jobs-v14", Operations: operations(`
		GET    /Jobs
		GET    /Jobs/{JobId}
		GET    /Jobs/{JobId}/Download
		PUT    /Jobs/{JobId}/Replay`),
		ReadProbe:  list("/Jobs", listing),
		WriteProbe: unprobed(replayOnly)},
	{Key: "legal_entities", Label: "Legal Entities", Document: "impact-brand-account-v14", Operations: operations(`
		GET    /LegalEntities
		GET    /LegalEntities/{LegalEntityId}`),
		ReadProbe:  list("/LegalEntities", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "notes", Label: "Notes", Document: "impact-brand-notes-v14", Operations: operations(`
		GET    /Campaigns/{CampaignId}/Notes
		POST   /Campaigns/{CampaignId}/Notes
		GET    /Campaigns/{CampaignId}/Notes/{NoteId}
		PUT    /Campaigns/{CampaignId}/Notes/{NoteId}
		DELETE /Campaigns/{CampaignId}/Notes/{NoteId}`),
		ReadProbe:  list("/Campaigns/0/Notes", listingOfCampaignZero),
		WriteProbe: deletion("/Campaigns/0/Notes/0")},
	{Key: "partner_groups", Label: "Partner Groups", Document: "impact-brand-partnergroups-v14", Operations: operations(`
		GET    /Campaigns/{CampaignId}/MediaPartnerGroups
		POST   /Campaigns/{CampaignId}/MediaPartnerGroups
		GET    /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}
		PUT    /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}
		DELETE /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}`),
		ReadProbe:  list("/Campaigns/0/MediaPartnerGroups", listingOfCampaignZero),
		WriteProbe: incomplete(updateForm("/Campaigns/0/MediaPartnerGroups/0"))},
	{Key: "partners", Label: "Partners", Document: "impact-brand-partners-v14", Operations: operations(`
		GET    /MediaPartners
		POST   /MediaPartners
		GET    /MediaPartners/{PartnerId}
		PUT    /MediaPartners/{PartnerId}`),
		ReadProbe:  list("/MediaPartners", listing),
		WriteProbe: unprobed("a created partner cannot be deleted, and the update does not say that values left out stay")},
	{Key: "phone_numbers", Label: "Phone Numbers", Document: "impact-brand-phonenumbers-v14", Operations: operations(`
		GET    /PhoneNumbers
		GET    /PhoneNumbers/{PhoneNumberId}`),
		ReadProbe:  list("/PhoneNumbers", listing),
		WriteProbe: unprobed(noWrites)},
	{Key: "promo_code_exception_lists", Label: "Promo Code Exception Lists", Document: "impact-brand-promocodeexceptionlists-v14", Operations: operations(`
		POST   /PromoCodeExceptionLists
		GET    /PromoCodeExceptionLists/{ListId}
		PUT    /PromoCodeExceptionLists/{ListId}
		GET    /PromoCodeExceptionLists/{ListId}/Items
		POST   /PromoCodeExceptionLists/{ListId}/Items
		DELETE /PromoCodeExceptionLists/{ListId}/Items
		GET    /PromoCodeExceptionLists/{ListId}/Items/{ItemId}
		DELETE /PromoCodeExceptionLists/{ListId}/Items/{ItemId}`),
		ReadProbe:  readOne("/PromoCodeExceptionLists/0", objectZero),
		WriteProbe: updateForm("/PromoCodeExceptionLists/0")},
	{Key: "promo_codes", Label: "Promo Codes", Document: "impact-brand-promocodes-v14", Operations: operations(`
		GET    /PromoCodes
		POST   /PromoCodes
		GET    /PromoCodes/{PromoCodeId}
		DELETE /PromoCodes/{PromoCodeId}`),
		ReadProbe:  list("/PromoCodes", listing),
		WriteProbe: deletion("/PromoCodes/0")},
	{Key: "report_export", Label: "Report Export", Document: "impact-brand-reports-v14", Operations: operations(`
		GET    /ReportExport/{ReportId_or_Handle}`),
		ReadProbe:  unprobed(exportOnly),
		WriteProbe: unprobed(noWrites)},
	{Key: "reports", Label: "Reports (Legacy)", Document: "impact-brand-reports-v14", Operations: operations(`
		GET    /Reports
		GET    /Reports/{ReportId}
		GET    /Reports/{ReportId}/MetaData`),
		ReadProbe:  list("/Reports", "the list of reports, which runs none; 200 is the proof"),
		WriteProbe: unprobed(noWrites)},
	{Key: "routing_rules", Label: "Routing Rules", Document: "impact-brand-routingrules-v14", Operations: operations(`
		GET    /Programs/{ProgramId}/BlockRedirectRules
		GET    /Programs/{ProgramId}/BlockRedirectRules/{RuleId}`),
		ReadProbe:  list("/Programs/0/BlockRedirectRules", listingOfCampaignZero),
		WriteProbe: unprobed(noWrites)},
	{Key: "tasks", Label: "Tasks", Document: "impact-brand-tasks-v14", Operations: operations(`
		GET    /Programs/{ProgramId}/Tasks
		GET    /Programs/{ProgramId}/Tasks/{TaskId}`),
		ReadProbe:  list("/Programs/0/Tasks", listingOfCampaignZero),
		WriteProbe: unprobed(noWrites)},
	{Key: "tracking_links", Label: "Tracking Links", Document: "impact-brand-trackinglinks-v14", Operations: operations(`
		POST   /Programs/{ProgramId}/TrackingLinks`),
		ReadProbe:  unprobed(noReads),
		WriteProbe: unprobed("the document requires no field in the body, so an empty request may create a link")},
	{Key: "tracking_value_requests", Label: "Tracking Value Requests", Document: "impact-brand-trackingvaluerequests-v14", Operations: operations(`
		GET    /TrackingValueRequests
		GET    /TrackingValueRequests/{RequestId}
		PUT    /TrackingValueRequests/{RequestId}
		DELETE /TrackingValueRequests/{RequestId}`),
		ReadProbe:  list("/TrackingValueRequests", listing),
		WriteProbe: incomplete(updateForm("/TrackingValueRequests/0"))},
	{Key: "unsubscribed_contacts", Label: "Unsubscribed Contacts", Document: "impact-brand-programs-v14", Operations: operations(`
		GET    /Campaigns/{CampaignId}/UnsubscribedContacts
		POST   /Campaigns/{CampaignId}/UnsubscribedContacts`),
		ReadProbe: list("/Campaigns/0/UnsubscribedContacts", listingOfCampaignZero),
		WriteProbe: incomplete(createForm("/Campaigns/0/UnsubscribedContacts",
			"names nobody in campaign 0, which does not exist, and both fields are required: 400 or 404 is the proof"))},
}
