package mockimpact

import "time"

// mediaPartner shows a partner with every field that the document has.
func (c *call) mediaPartner(p MediaPartner) document {
	methods := make([]document, len(p.Methods))
	for i, each := range p.Methods {
		methods[i] = document{"Type": each, "IsPrimary": i == 0}
	}
	programs := make([]document, len(p.Programs))
	for i, id := range p.Programs {
		campaign, _ := campaigns.of(c.acc).get(id)
		programs[i] = document{
			"Id": id, "Name": campaign.Name, "ContractId": p.Contract, "ContractName": "ACME Public Terms",
			"JoinDate": mediaPartnerSince.Format(time.RFC3339), "ExpirationDate": "",
		}
	}
	linked := make([]document, len(p.Linked))
	for i, id := range p.Linked {
		linked[i] = document{"Id": id, "Reason": "SAME_OWNER", "Date": mediaPartnerSince.Format(time.RFC3339)}
	}
	return document{
		"Id": p.ID, "Name": p.Name, "Description": p.Description, "Website": p.Website, "State": p.State,
		"Address": document{
			"Country": p.Country, "Address1": "123 Main St", "Address2": "Suite 200",
			"City": "Santa Barbara", "State": "CA", "PostalCode": "93101",
		},
		"Phone":    document{"Country": p.Country, "Number": "8051234567"},
		"Currency": "USD", "Timezone": "America/Los_Angeles",
		"IndirectTax":           document{"Country": p.Country, "Number": "12-3456789"},
		"PartnerType":           p.Type,
		"PromotionalMethods":    methods,
		"PromotionalCountries":  []string{p.Country},
		"PromotionalCategories": []string{"Sports", "Outdoors"},
		"Properties": []document{{
			"Id": "P-" + p.ID, "Name": p.Name + " Blog", "Type": "WEBSITE", "Platform": "WEB", "Url": p.Website,
		}},
		"Programs": programs,
		"Contacts": []document{{
			"FirstName": "Wile", "LastName": "Coyote", "Email": "wile.coyote@example.com", "IsPrimary": true,
		}},
		"LinkedAccounts": linked,
		"PartnerValues":  document{"Value1": p.Values[0], "Value2": p.Values[1], "Value3": p.Values[2]},
		"AccountManager": "Kim Market",
		"DateCreated":    mediaPartnerSince.Format(time.RFC3339), "DateLastUpdated": p.Updated.Format(time.RFC3339),
		"CreatedBy": "Kim Market", "LastUpdatedBy": "Kim Market",
		"Uri": c.root + "/MediaPartners/" + p.ID,
	}
}
