package mockimpact

import (
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/rule"
)

// writeNeeds is what a document requires of a write.
type writeNeeds struct {
	fields   map[string][]string // by content type
	optional bool                // the body, whatever it would have to hold
	query    []string
}

// needsOf reads a line of the tables of writes.
func needsOf(accountType string, operation catalog.Operation) writeNeeds {
	tables := map[string]string{Brand: brandWrites, Partner: partnerWrites, Agency: agencyWrites}
	for line := range strings.Lines(tables[accountType]) {
		columns := strings.Fields(line)
		if len(columns) < 2 || columns[0] != operation.Method || columns[1] != operation.Path {
			continue
		}
		needs := writeNeeds{fields: map[string][]string{}}
		for _, column := range columns[2:] {
			needs.learn(column)
		}
		return needs
	}
	misuse("%s %s is in no table of writes", accountType, operation)
	return writeNeeds{}
}

func (n *writeNeeds) learn(column string) {
	kind, joined, _ := strings.Cut(column, "=")
	var names []string
	if joined != "" {
		names = strings.Split(joined, ",")
	}
	media := map[string]string{"form": rule.FormMedia, "multipart": rule.MultipartMedia, "json": rule.JSONMedia}
	switch kind {
	case "optional":
		n.optional = true
	case "query":
		n.query = names
	default:
		n.fields[media[kind]] = names
	}
}

// What the documents require of every write: method, path, each content type with
// its required fields, and the required query parameters.

const brandWrites = `
PUT /CompanyInformation form
PUT /ActionInquiries form=Id,ResolutionStatus
PUT /Actions form
DELETE /Actions optional form=DispositionCode
POST /Ads form=AdType,CampaignId,Language,Name multipart=AdType,CampaignId,Language,Name
PUT /Ads/{AdId} form=AdType,CampaignId,Language,Name multipart=AdType,CampaignId,Language,Name
PUT /Catalogs/{CatalogId} json=pullFromUrlSettings,uploadType
POST /Catalogs/{CatalogId}/Upload multipart
POST /Catalogs/{CatalogId}/Items json=CatalogItemId,Name,Url
PUT /Catalogs/{CatalogId}/Items/{CatalogItemId} json form
DELETE /Catalogs/{CatalogId}/Items/{CatalogItemId}
PUT /Catalogs/{CatalogId}/BulkUpdate json
POST /Campaigns/{CampaignId}/Contacts form=Accounts,EmailAddress,FirstName,LastName multipart=Accounts,EmailAddress,FirstName,LastName
PUT /Campaigns/{CampaignId}/Contacts/{ContactId} form multipart
DELETE /Campaigns/{CampaignId}/Contacts/{ContactId}
POST /Programs/{ProgramId}/Contracts json=contractId
DELETE /Programs/{ProgramId}/Contracts json=contractId
POST /Conversions form=CampaignId,EventDate,OrderId
POST /Deals form=CampaignId,Name,Scope,Type
PUT /Deals/{DealId} form
DELETE /Deals/{DealId}
POST /ExceptionLists form=ActionTrackerId,CampaignId,Name,Type
PUT /ExceptionLists/{ExceptionListId} form
POST /ExceptionLists/{ExceptionListId}/Items form=Value multipart=File
PATCH /ExceptionLists/{ExceptionListId}/Items multipart=File
DELETE /ExceptionLists/{ExceptionListId}/Items
DELETE /ExceptionLists/{ExceptionListId}/Items/{ItemId}
PUT /Jobs/{JobId}/Replay
POST /Campaigns/{CampaignId}/Notes multipart=MediaId
PUT /Campaigns/{CampaignId}/Notes/{NoteId} multipart
DELETE /Campaigns/{CampaignId}/Notes/{NoteId}
POST /Campaigns/{CampaignId}/MediaPartnerGroups form=Name
PUT /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId} form
DELETE /Campaigns/{CampaignId}/MediaPartnerGroups/{PartnerGroupId}
POST /MediaPartners form=AccountName,AddressLine1,City,Country,Currency,EmailAddress,FirstName,LastName,Password,PhoneCountry,PhoneNumber,PostalCode,PrimaryPromotionalMethod,TemplateTermsId,Username,Website
PUT /MediaPartners/{PartnerId} form
POST /Campaigns/{CampaignId}/UnsubscribedContacts form=PartnerId,UserEmail
POST /PromoCodeExceptionLists form=ActionTrackerId,CampaignId,Name
PUT /PromoCodeExceptionLists/{ListId} form
POST /PromoCodeExceptionLists/{ListId}/Items form=Value
DELETE /PromoCodeExceptionLists/{ListId}/Items
DELETE /PromoCodeExceptionLists/{ListId}/Items/{ItemId}
POST /PromoCodes form=AssignedPartnerId,CampaignId,Code,CreditPolicy,Type
DELETE /PromoCodes/{PromoCodeId}
POST /Programs/{ProgramId}/TrackingLinks form query=MediaPartnerId
PUT /TrackingValueRequests/{RequestId} form
DELETE /TrackingValueRequests/{RequestId}
`

const partnerWrites = `
PUT /CompanyInformation optional form=ContentInterests,Description,LogoImage
POST /ActionInquiries form=CampaignId,InquiryType,OrderId,TransactionAmount,TransactionDate
POST /PartnerConversions form=ActionTrackerId,CampaignId,EventDate,MediaId,MediaPartnerId,OrderId
POST /IdentityVerification/Session json=UserId
PUT /Jobs/{JobId}/Replay
POST /MediaProperties multipart=Name,Type,Url
PUT /MediaProperties/{Id} multipart
DELETE /MediaProperties/{Id}
POST /TaxDocument form
POST /TaxDocument/Complete form=event,id
POST /Programs/{ProgramId}/TrackingLinks
PUT /WithdrawalSettings form
`

const agencyWrites = `
PUT /CompanyInformation json
POST /Compliance/Content json=Contents,Context form=AdvertiserId,CampaignId,Reason,Source,Type,Url
PUT /Jobs/{JobId}/Replay
`
