package catalog

// brandSections rests on the published Brand documents.
var brandSections = []section{
	{"action_inquiries", "Action Inquiries", "impact-brand-actioninquiries-v14", `
		GET    /ActionInquiries             list-of-campaign
		PUT    /ActionInquiries             no:in-body
		GET    /ActionInquiries/{InquiryId} one`},
	{"action_updates", "Action Updates", "impact-brand-actions-v14", `
		GET    /ActionUpdates                  actions
		GET    /ActionUpdates/{ActionUpdateId} one`},
	{"actions", "Actions", "impact-brand-actions-v14", `
		GET    /Actions                        actions
		PUT    /Actions                        no:action-in-body
		DELETE /Actions                        no:action-in-body
		GET    /Actions/{ActionId}             one
		GET    /Actions/{ActionId}/Items       list Sku
		GET    /Actions/{ActionId}/Items/{Sku} one`},
	{"ads", "Ads", "impact-brand-ads-v14", `
		GET    /Ads        list
		POST   /Ads        no:fields-only
		GET    /Ads/{AdId} one
		PUT    /Ads/{AdId} form!`},
	{"api_submissions", "API Submissions", "impact-brand-submissions-v14", `
		GET    /APISubmissions           list BatchId
		GET    /APISubmissions/{BatchId} one`},
	{"campaigns", "Programs", "impact-brand-programs-v14", `
		GET    /Campaigns              list
		GET    /Campaigns/{CampaignId} one`},
	{"catalogs", "Catalogs", "impact-brand-catalogs-v14", `
		GET    /Catalogs                                   list
		GET    /Catalogs/{CatalogId}                       one
		PUT    /Catalogs/{CatalogId}                       json!
		POST   /Catalogs/{CatalogId}/Upload                no:upload
		GET    /Catalogs/{CatalogId}/Items                 list CatalogItemId
		POST   /Catalogs/{CatalogId}/Items                 json!
		GET    /Catalogs/{CatalogId}/Items/{CatalogItemId} one
		PUT    /Catalogs/{CatalogId}/Items/{CatalogItemId} json
		DELETE /Catalogs/{CatalogId}/Items/{CatalogItemId} delete
		PUT    /Catalogs/{CatalogId}/BulkUpdate            json-list`},
	{"click_export", "Click Export", "impact-brand-clicks-v14", `
		GET    /Programs/{ProgramId}/ClickExport no:export`},
	{"clicks", "Clicks", "impact-brand-clicks-v14", `
		GET    /Campaigns/{CampaignId}/Clicks/{ClickId} one`},
	{"company_information", "Company Information", "impact-brand-account-v14", `
		GET    /CompanyInformation single
		PUT    /CompanyInformation no:real-object`},
	{"contacts", "Contacts", "impact-brand-contacts-v14", `
		GET    /Campaigns/{CampaignId}/Contacts             list
		POST   /Campaigns/{CampaignId}/Contacts             form!
		GET    /Campaigns/{CampaignId}/Contacts/{ContactId} one
		PUT    /Campaigns/{CampaignId}/Contacts/{ContactId} form!
		DELETE /Campaigns/{CampaignId}/Contacts/{ContactId} delete`},
	{"contracts", "Contracts", "impact-brand-contracts-v14", `
		GET    /Campaigns/{CampaignId}/Contracts              list
		GET    /Campaigns/{CampaignId}/Contracts/{ContractId} one
		POST   /Programs/{ProgramId}/Contracts                no:contract
		DELETE /Programs/{ProgramId}/Contracts                no:contract`},
	{"conversions", "Conversions", "impact-brand-conversions-v14", `
		POST   /Conversions no:conversion`},
	{"deals", "Deals", "impact-brand-deals-v14", `
		GET    /Deals          list
		POST   /Deals          no:fields-only
		GET    /Deals/{DealId} one
		PUT    /Deals/{DealId} form!
		DELETE /Deals/{DealId} delete`},
	{"exception_lists", "Exception Lists", "impact-brand-exceptionlists-v14", `
		GET    /ExceptionLists                                  list
		POST   /ExceptionLists                                  no:fields-only
		GET    /ExceptionLists/{ExceptionListId}                one
		PUT    /ExceptionLists/{ExceptionListId}                form
		GET    /ExceptionLists/{ExceptionListId}/Items          list
		POST   /ExceptionLists/{ExceptionListId}/Items          form!
		PATCH  /ExceptionLists/{ExceptionListId}/Items          no:whole-list
		DELETE /ExceptionLists/{ExceptionListId}/Items          no:whole-list
		GET    /ExceptionLists/{ExceptionListId}/Items/{ItemId} one
		DELETE /ExceptionLists/{ExceptionListId}/Items/{ItemId} delete`},
	{"ftp_submissions", "FTP Submissions", "impact-brand-submissions-v14", `
		GET    /FTPFileSubmissions                        list BatchId
		GET    /FTPFileSubmissions/{BatchId}              one
		GET    /FTPFileSubmissions/{BatchId}/ErrorDetails list -`},
	{"invoices", "Invoices", "impact-brand-invoices-v14", `
		GET    /Invoices                      list
		GET    /Invoices/{InvoiceId}          one
		GET    /Invoices/{InvoiceId}/Download zero`},
	{"jobs", "Jobs", "impact-brand-jobs-v14", `
		GET    /Jobs                  list
		GET    /Jobs/{JobId}          one
		GET    /Jobs/{JobId}/Download zero
		PUT    /Jobs/{JobId}/Replay   no:replay`},
	{"legal_entities", "Legal Entities", "impact-brand-account-v14", `
		GET    /LegalEntities                 list
		GET    /LegalEntities/{LegalEntityId} one`},
	{"notes", "Notes", "impact-brand-notes-v14", `
		GET    /Campaigns/{CampaignId}/Notes          list
		POST   /Campaigns/{CampaignId}/Notes          multipart!
		GET    /Campaigns/{CampaignId}/Notes/{NoteId} one
		PUT    /Campaigns/{CampaignId}/Notes/{NoteId} multipart
		DELETE /Campaigns/{CampaignId}/Notes/{NoteId} delete`},
	{"partner_groups", "Partner Groups", "impact-brand-partnergroups-v14", `
		GET    /Campaigns/{CampaignId}/MediaPartnerGroups                  list
		POST   /Campaigns/{CampaignId}/MediaPartnerGroups                  form!
		GET    /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId} one
		PUT    /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId} form!
		DELETE /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId} delete`},
	{"partners", "Partners", "impact-brand-partners-v14", `
		GET    /MediaPartners             list
		POST   /MediaPartners             no:partner
		GET    /MediaPartners/{PartnerId} one
		PUT    /MediaPartners/{PartnerId} no:partner`},
	{"phone_numbers", "Phone Numbers", "impact-brand-phonenumbers-v14", `
		GET    /PhoneNumbers                 list
		GET    /PhoneNumbers/{PhoneNumberId} one`},
	{"promo_code_exception_lists", "Promo Code Exception Lists", "impact-brand-promocodeexceptionlists-v14", `
		POST   /PromoCodeExceptionLists                         no:fields-only
		GET    /PromoCodeExceptionLists/{ListId}                one
		PUT    /PromoCodeExceptionLists/{ListId}                form
		GET    /PromoCodeExceptionLists/{ListId}/Items          list
		POST   /PromoCodeExceptionLists/{ListId}/Items          form!
		DELETE /PromoCodeExceptionLists/{ListId}/Items          no:whole-list
		GET    /PromoCodeExceptionLists/{ListId}/Items/{ItemId} one
		DELETE /PromoCodeExceptionLists/{ListId}/Items/{ItemId} delete`},
	{"promo_codes", "Promo Codes", "impact-brand-promocodes-v14", `
		GET    /PromoCodes               list
		POST   /PromoCodes               no:fields-only
		GET    /PromoCodes/{PromoCodeId} one
		DELETE /PromoCodes/{PromoCodeId} delete`},
	{"report_export", "Report Export", "impact-brand-reports-v14", `
		GET    /ReportExport/{ReportId_or_Handle} no:export`},
	{"reports", "Reports (Legacy)", "impact-brand-reports-v14", `
		GET    /Reports                     list
		GET    /Reports/{ReportId}          no:report-run
		GET    /Reports/{ReportId}/MetaData one`},
	{"routing_rules", "Routing Rules", "impact-brand-routingrules-v14", `
		GET    /Programs/{ProgramId}/BlockRedirectRules          list
		GET    /Programs/{ProgramId}/BlockRedirectRules/{RuleId} one`},
	{"tasks", "Tasks", "impact-brand-tasks-v14", `
		GET    /Programs/{ProgramId}/Tasks          list
		GET    /Programs/{ProgramId}/Tasks/{TaskId} one`},
	{"tracking_links", "Tracking Links", "impact-brand-trackinglinks-v14", `
		POST   /Programs/{ProgramId}/TrackingLinks no:link`},
	{"tracking_value_requests", "Tracking Value Requests", "impact-brand-trackingvaluerequests-v14", `
		GET    /TrackingValueRequests             list
		GET    /TrackingValueRequests/{RequestId} one
		PUT    /TrackingValueRequests/{RequestId} form!
		DELETE /TrackingValueRequests/{RequestId} delete`},
	{"unsubscribed_contacts", "Unsubscribed Contacts", "impact-brand-programs-v14", `
		GET    /Campaigns/{CampaignId}/UnsubscribedContacts list -
		POST   /Campaigns/{CampaignId}/UnsubscribedContacts form!`},
}
