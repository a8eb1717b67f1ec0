package catalog

// partnerSections rests on the published Partner documents.
var partnerSections = []section{
	{"action_inquiries", "Action Inquiries", "impact-partner-actioninquiries-v16", `
		GET    /ActionInquiries             list
		POST   /ActionInquiries             no:inquiry
		GET    /ActionInquiries/{InquiryId} one`},
	{"actions", "Actions", "impact-partner-actions-v16", `
		GET    /Actions                        actions-of-partner
		GET    /Actions/{id}                   one
		GET    /Actions/{id}/Items             list Sku
		GET    /Actions/{actionId}/Items/{sku} one
		GET    /ActionUpdates                  actions-of-partner
		GET    /ActionUpdates/{id}             one`},
	{"ads", "Ads", "impact-partner-ads-v16", `
		GET    /Ads                   list
		GET    /Ads/{Id}              one
		GET    /Ads/{Id}/Code         one
		GET    /Ads/{Id}/IFrameCode   one
		GET    /Ads/{Id}/TrackingLink one`},
	{"campaigns", "Programs", "impact-partner-campaigns-v16", `
		GET    /Campaigns                   list CampaignId
		GET    /Campaigns/{CampaignId}      one
		GET    /Campaigns/{CampaignId}/Logo one`},
	{"catalogs", "Catalogs", "impact-partner-catalogs-v16", `
		GET    /Catalogs                        list
		GET    /Catalogs/{Id}                   one
		GET    /Catalogs/{CatalogId}/Items      list
		GET    /Catalogs/{CatalogId}/Items/{Id} one
		GET    /Catalogs/ItemSearch             list -`},
	{"click_export", "Click Export", "impact-partner-clicks-v16", `
		GET    /ClickExport no:export`},
	{"clicks", "Clicks", "impact-partner-clicks-v16", `
		GET    /Clicks/{Id} zero`},
	{"company_information", "Accounts", "impact-partner-account-v16", `
		GET    /CompanyInformation single
		PUT    /CompanyInformation no:real-object`},
	{"contracts", "Contracts", "impact-partner-contracts-v16", `
		GET    /Contracts      list
		GET    /Contracts/{Id} one`},
	{"conversions", "Conversions", "impact-partner-conversions-v16", `
		POST   /PartnerConversions no:partner-conversion`},
	{"deals", "Deals", "impact-partner-deals-v16", `
		GET    /Campaigns/{CampaignId}/Deals      list
		GET    /Campaigns/{CampaignId}/Deals/{Id} one`},
	{"exception_lists", "Exception Lists", "impact-partner-exceptionlists-v16", `
		GET    /ExceptionLists/{ExceptionListId}       one
		GET    /ExceptionLists/{ExceptionListId}/Items list`},
	{"identity_verification", "Identity Verification", "impact-partner-identityverification-v16", `
		POST   /IdentityVerification/Session no:session`},
	{"invoices", "Invoices", "impact-partner-invoices-v16", `
		GET    /Invoices               list
		GET    /Invoices/{Id}          one
		GET    /Invoices/{Id}/Download zero`},
	{"jobs", "Jobs", "impact-partner-jobs-v16", `
		GET    /Jobs                  list
		GET    /Jobs/{JobId}          one
		GET    /Jobs/{JobId}/Download zero
		PUT    /Jobs/{JobId}/Replay   no:replay`},
	{"media_properties", "Media Properties", "impact-partner-mediaproperties-v16", `
		GET    /MediaProperties      list
		POST   /MediaProperties      no:fields-only
		GET    /MediaProperties/{Id} one
		PUT    /MediaProperties/{Id} multipart
		DELETE /MediaProperties/{Id} delete`},
	{"promo_code_exception_lists", "Promo Code Exception Lists", "impact-partner-promocodeexceptionlists-v16", `
		GET    /PromoCodeExceptionLists/{PromoCodeExceptionListId}       one
		GET    /PromoCodeExceptionLists/{PromoCodeExceptionListId}/Items list`},
	{"promo_codes", "Promo Codes", "impact-partner-promo-codes-v16", `
		GET    /PromoCodes      list
		GET    /PromoCodes/{Id} one`},
	{"promotions", "Promotions", "impact-partner-promotions-v16", `
		GET    /Promotions      list -
		GET    /Promotions/{Id} one`},
	{"report_export", "Report Export", "impact-partner-reports-v16", `
		GET    /ReportExport/{Id} no:export`},
	{"reports", "Reports", "impact-partner-reports-v16", `
		GET    /Reports               list
		GET    /Reports/{Id}          no:report-run
		GET    /Reports/{Id}/MetaData one`},
	{"stores", "Stores", "impact-partner-stores-v16", `
		GET    /Stores                            list
		GET    /Stores/{Id}                       one
		GET    /Stores/{Id}/Group/{GroupId}/Items list -`},
	{"tasks", "Tasks", "impact-partner-tasks-v16", `
		GET    /Tasks          list
		GET    /Tasks/{TaskId} one`},
	{"tax_documents", "Tax Documents", "impact-partner-taxdocument-v16", `
		GET    /TaxDocument          no:tax-data
		POST   /TaxDocument          no:tax-document
		GET    /TaxDocument/{Id}     zero
		GET    /TaxDocuments         no:tax-data
		POST   /TaxDocument/Complete no:tax-document`},
	{"tracking_links", "Tracking Links", "impact-partner-trackinglinks-v16", `
		POST   /Programs/{ProgramId}/TrackingLinks no:link`},
	{"users", "Users", "impact-partner-users-v16", `
		GET    /Users      list
		GET    /Users/{Id} one`},
	{"withdrawal_settings", "Withdrawal Settings", "impact-partner-withdrawalsettings-v16", `
		GET    /WithdrawalSettings                no:bank-details
		PUT    /WithdrawalSettings                no:real-object
		GET    /WithdrawalSettings/RequiredFields required-fields`},
}
