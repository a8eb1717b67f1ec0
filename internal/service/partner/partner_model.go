package partner

import (
	"cmp"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"
)

type partnerModel struct {
	ID                    types.String       `tfsdk:"id"`
	Name                  types.String       `tfsdk:"name"`
	Description           types.String       `tfsdk:"description"`
	Website               types.String       `tfsdk:"website"`
	State                 types.String       `tfsdk:"state"`
	Address               *addressModel      `tfsdk:"address"`
	Phone                 *numberModel       `tfsdk:"phone"`
	Currency              types.String       `tfsdk:"currency"`
	Timezone              types.String       `tfsdk:"timezone"`
	IndirectTax           *numberModel       `tfsdk:"indirect_tax"`
	PartnerType           types.String       `tfsdk:"partner_type"`
	PromotionalMethods    []methodModel      `tfsdk:"promotional_methods"`
	PromotionalCountries  types.Set          `tfsdk:"promotional_countries"`
	PromotionalCategories types.Set          `tfsdk:"promotional_categories"`
	Properties            []propertyModel    `tfsdk:"properties"`
	Programs              []programModel     `tfsdk:"programs"`
	Contacts              []personModel      `tfsdk:"contacts"`
	LinkedAccounts        []linkedModel      `tfsdk:"linked_accounts"`
	PartnerValues         *valuesModel       `tfsdk:"partner_values"`
	AccountManager        types.String       `tfsdk:"account_manager"`
	DateCreated           tfimpact.Timestamp `tfsdk:"date_created"`
	DateLastUpdated       tfimpact.Timestamp `tfsdk:"date_last_updated"`
	CreatedBy             types.String       `tfsdk:"created_by"`
	LastUpdatedBy         types.String       `tfsdk:"last_updated_by"`
	URI                   types.String       `tfsdk:"uri"`
}

type addressModel struct {
	Country      types.String `tfsdk:"country"`
	AddressLine1 types.String `tfsdk:"address_line1"`
	AddressLine2 types.String `tfsdk:"address_line2"`
	City         types.String `tfsdk:"city"`
	State        types.String `tfsdk:"state"`
	PostalCode   types.String `tfsdk:"postal_code"`
}

type numberModel struct {
	Country types.String `tfsdk:"country"`
	Number  types.String `tfsdk:"number"`
}

type methodModel struct {
	Type      types.String `tfsdk:"type"`
	IsPrimary types.Bool   `tfsdk:"is_primary"`
}

type propertyModel struct {
	ID       types.String `tfsdk:"id"`
	Name     types.String `tfsdk:"name"`
	Type     types.String `tfsdk:"type"`
	Platform types.String `tfsdk:"platform"`
	URL      types.String `tfsdk:"url"`
}

type programModel struct {
	ID             types.String       `tfsdk:"id"`
	Name           types.String       `tfsdk:"name"`
	ContractID     types.String       `tfsdk:"contract_id"`
	ContractName   types.String       `tfsdk:"contract_name"`
	JoinDate       tfimpact.Timestamp `tfsdk:"join_date"`
	ExpirationDate tfimpact.Timestamp `tfsdk:"expiration_date"`
}

type personModel struct {
	FirstName types.String `tfsdk:"first_name"`
	LastName  types.String `tfsdk:"last_name"`
	Email     types.String `tfsdk:"email"`
	IsPrimary types.Bool   `tfsdk:"is_primary"`
}

type linkedModel struct {
	ID     types.String       `tfsdk:"id"`
	Reason types.String       `tfsdk:"reason"`
	Date   tfimpact.Timestamp `tfsdk:"date"`
}

type valuesModel struct {
	Value1 types.String `tfsdk:"value1"`
	Value2 types.String `tfsdk:"value2"`
	Value3 types.String `tfsdk:"value3"`
}

func newPartner(p impact.MediaPartner) partnerModel {
	return partnerModel{
		ID:                    types.StringValue(p.ID.String()),
		Name:                  tfimpact.StringOrNull(p.Name),
		Description:           tfimpact.StringOrNull(p.Description),
		Website:               tfimpact.StringOrNull(p.Website),
		State:                 tfimpact.StringOrNull(p.State),
		Address:               newAddress(p.Address),
		Phone:                 newNumber(p.Phone),
		Currency:              tfimpact.StringOrNull(p.Currency),
		Timezone:              tfimpact.StringOrNull(p.Timezone),
		IndirectTax:           newNumber(p.IndirectTax),
		PartnerType:           tfimpact.StringOrNull(p.PartnerType),
		PromotionalMethods:    newMethods(p.PromotionalMethods),
		PromotionalCountries:  tfimpact.StringSet(p.PromotionalCountries),
		PromotionalCategories: tfimpact.StringSet(p.PromotionalCategories),
		Properties: tfimpact.Sorted(p.Properties, byID(func(each impact.PartnerProperty) impact.ID { return each.ID }), func(each impact.PartnerProperty) propertyModel {
			return propertyModel{
				ID: tfimpact.StringOrNull(each.ID), Name: tfimpact.StringOrNull(each.Name), Type: tfimpact.StringOrNull(each.Type),
				Platform: tfimpact.StringOrNull(each.Platform), URL: tfimpact.StringOrNull(each.URL),
			}
		}),
		Programs: tfimpact.Sorted(p.Programs, byID(func(each impact.PartnerProgram) impact.ID { return each.ID }), func(each impact.PartnerProgram) programModel {
			return programModel{
				ID: tfimpact.StringOrNull(each.ID), Name: tfimpact.StringOrNull(each.Name),
				ContractID: tfimpact.StringOrNull(each.ContractID), ContractName: tfimpact.StringOrNull(each.ContractName),
				JoinDate: tfimpact.NewTimestamp(each.JoinDate), ExpirationDate: tfimpact.NewTimestamp(each.ExpirationDate),
			}
		}),
		Contacts: newPeople(p.Contacts),
		LinkedAccounts: tfimpact.Sorted(p.LinkedAccounts, byID(func(each impact.LinkedAccount) impact.ID { return each.ID }), func(each impact.LinkedAccount) linkedModel {
			return linkedModel{
				ID: tfimpact.StringOrNull(each.ID), Reason: tfimpact.StringOrNull(each.Reason), Date: tfimpact.NewTimestamp(each.Date),
			}
		}),
		PartnerValues:   newValues(p.PartnerValues),
		AccountManager:  tfimpact.StringOrNull(p.AccountManager),
		DateCreated:     tfimpact.NewTimestamp(p.DateCreated),
		DateLastUpdated: tfimpact.NewTimestamp(p.DateLastUpdated),
		CreatedBy:       tfimpact.StringOrNull(p.CreatedBy),
		LastUpdatedBy:   tfimpact.StringOrNull(p.LastUpdatedBy),
		URI:             tfimpact.StringOrNull(p.URI),
	}
}

// newAddress is nil when no part of the address is set.
func newAddress(a impact.PartnerAddress) *addressModel {
	if a == (impact.PartnerAddress{}) {
		return nil
	}
	return &addressModel{
		Country: tfimpact.StringOrNull(a.Country), AddressLine1: tfimpact.StringOrNull(a.Address1), AddressLine2: tfimpact.StringOrNull(a.Address2),
		City: tfimpact.StringOrNull(a.City), State: tfimpact.StringOrNull(a.State), PostalCode: tfimpact.StringOrNull(a.PostalCode),
	}
}

// newNumber is nil when neither part is set.
func newNumber(n impact.PartnerNumber) *numberModel {
	if n == (impact.PartnerNumber{}) {
		return nil
	}
	return &numberModel{Country: tfimpact.StringOrNull(n.Country), Number: tfimpact.StringOrNull(n.Number)}
}

func newValues(v impact.PartnerValues) *valuesModel {
	if v == (impact.PartnerValues{}) {
		return nil
	}
	return &valuesModel{
		Value1: tfimpact.StringOrNull(v.Value1), Value2: tfimpact.StringOrNull(v.Value2), Value3: tfimpact.StringOrNull(v.Value3),
	}
}

func newMethods(methods []impact.PromotionalMethod) []methodModel {
	primaryFirst := func(a, b impact.PromotionalMethod) int {
		if a.IsPrimary.Value != b.IsPrimary.Value {
			return map[bool]int{true: -1, false: 1}[a.IsPrimary.Value]
		}
		return cmp.Compare(a.Type, b.Type)
	}
	return tfimpact.Sorted(methods, primaryFirst, func(each impact.PromotionalMethod) methodModel {
		return methodModel{Type: tfimpact.StringOrNull(each.Type), IsPrimary: types.BoolPointerValue(each.IsPrimary.Ptr())}
	})
}

func newPeople(people []impact.PartnerContact) []personModel {
	byEmail := func(a, b impact.PartnerContact) int {
		return cmp.Or(cmp.Compare(a.Email, b.Email), cmp.Compare(a.LastName, b.LastName), cmp.Compare(a.FirstName, b.FirstName))
	}
	return tfimpact.Sorted(people, byEmail, func(each impact.PartnerContact) personModel {
		return personModel{
			FirstName: tfimpact.StringOrNull(each.FirstName), LastName: tfimpact.StringOrNull(each.LastName),
			Email: tfimpact.StringOrNull(each.Email), IsPrimary: types.BoolPointerValue(each.IsPrimary.Ptr()),
		}
	})
}

// byID is an order for tfimpact.Sorted, so that the same objects make the same
// list whatever order they come in.
func byID[T any](id func(T) impact.ID) func(a, b T) int {
	return func(a, b T) int { return tfimpact.CompareIDs(id(a).String(), id(b).String()) }
}
