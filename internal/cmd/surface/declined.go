package main

// declined is a group of operations that the provider does not serve, and why. Many
// of them are probed all the same: a token may have the permission.
type declined struct {
	what, why  string
	operations []string // see covers
}

// notServed has every operation that nothing of the provider sends. The order is that
// of the guide.
var notServed = []declined{
	{
		"Sales and inquiries about them",
		"Conversions, actions and inquiries are events: they come by the thousand, and are changed, reversed and settled once, with money behind each. A state that declares them would fight the business that makes them.",
		[]string{
			"* /Actions*", "GET /ActionUpdates*", "* /ActionInquiries*", "brand POST /Conversions", "partner POST /PartnerConversions",
		},
	},
	{
		"Clicks",
		"Traffic, not configuration, in exports of which an account may ask for ten a day. A plan that reads them would spend that.",
		[]string{"brand GET /Campaigns/{CampaignId}/Clicks/{ClickId}", "brand GET /Programs/{ProgramId}/ClickExport", "partner GET /Clicks/{Id}", "partner GET /ClickExport"},
	},
	{
		"The content of reports, and results of jobs",
		"Running a report, or downloading what a job made, gives data of any size, counts against limits of its own and differs each time. `impact_reports` and `impact_jobs` say which there are, and under which path their content is.",
		[]string{
			"GET /Reports/{ReportId}", "GET /Reports/{ReportId}/MetaData", "partner GET /Reports/{Id}", "partner GET /Reports/{Id}/MetaData",
			"GET /ReportExport/*", "GET /Jobs/{JobId}/Download",
		},
	},
	{
		"Single reads of what is listed",
		"The listing that is served shows the same. One object of it is a `for` expression away, and costs no further request.",
		[]string{
			"GET /Jobs/{JobId}", "brand GET /LegalEntities/{LegalEntityId}",
			"brand GET /Programs/{ProgramId}/BlockRedirectRules/{RuleId}", "brand GET /TrackingValueRequests/{RequestId}", "brand GET /PhoneNumbers/{PhoneNumberId}", "brand GET /ExceptionLists/{ExceptionListId}/Items/{ItemId}", "brand GET /PromoCodeExceptionLists/{ListId}/Items/{ItemId}",
			"partner GET /Campaigns/{CampaignId}/Deals/{Id}", "partner GET /PromoCodes/{Id}", "partner GET /Users/{Id}", "partner GET /TaxDocument", "partner GET /TaxDocument/{Id}",
		},
	},
	{
		"Product catalogs",
		"Catalogs are fed by uploads, with up to millions of items that change with every price. The feed owns them; a configuration would undo it.",
		[]string{"* /Catalogs*"},
	},
	{
		"Ads",
		"The API cannot delete an ad: one that leaves a configuration would stay. What a partner reads of it is code for a page.",
		[]string{"* /Ads*"},
	},
	{
		"Making partners",
		"A partner that the API creates can never be deleted by it, and its create takes a person's password. `impact_partner_values` manages what can be changed of an existing one, and `impact_partners` and `impact_partner` read them.",
		[]string{"brand POST /MediaPartners"},
	},
	{
		"Tracking links",
		"Each call makes a link that the API can neither list, nor read, nor delete.",
		[]string{"POST /Programs/{ProgramId}/TrackingLinks"},
	},
	{
		"Notes and tasks",
		"People write them to each other and tick them off.",
		[]string{"* /Campaigns/{CampaignId}/Notes*", "brand GET /Programs/{ProgramId}/Tasks*", "partner GET /Tasks*"},
	},
	{
		"Unsubscribing a contact",
		"It is done once, in the name of somebody else, and nothing in the API undoes it. `impact_unsubscribed_contacts` lists who has unsubscribed.",
		[]string{"brand POST /Campaigns/{CampaignId}/UnsubscribedContacts"},
	},
	{
		"Logs of uploads",
		"What became of files and calls that were sent: the system that sends them looks there.",
		[]string{"brand GET /APISubmissions*", "brand GET /FTPFileSubmissions*"},
	},
	{
		"Compliance submissions",
		"An agency reports content, once, and asks what came of it.",
		[]string{"agency * /Compliance/*"},
	},
	{
		"Invoices",
		"Accounting documents, which accounting reads. They do not belong in a state file.",
		[]string{"GET /Invoices*"},
	},
	{
		"Changing where a partner is paid",
		"A value that is wrong, or an old one that a revert brings back, pays somebody else. Which fields a country wants is told by a request only, the document does not say whether an account number can be read back in full, so that a change elsewhere could go unseen, and it would pass through configurations, plans and reviews. `impact_withdrawal_settings` shows method and schedule, `impact_withdrawal_required_fields` what a country wants.",
		[]string{"partner PUT /WithdrawalSettings"},
	},
	{
		"Tax forms and proofs of identity",
		"A person fills them in and signs them on another page: these calls begin such a session, or report its end. `impact_tax_documents` shows how the tax forms stand. Nothing in the documents reads whether an identity is verified, and the one call that names it makes a session where there is none.",
		[]string{"partner POST /TaxDocument", "partner POST /TaxDocument/Complete", "partner POST /IdentityVerification/Session"},
	},
	{
		"What partners promote",
		"Promotions, stores and logos of brands: content for a partner's pages, of the brands' making.",
		[]string{"partner GET /Promotions*", "partner GET /Stores*", "partner GET /Campaigns/{CampaignId}/Logo"},
	},
}
