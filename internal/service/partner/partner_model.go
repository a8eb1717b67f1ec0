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

// FromAPI returns the model of a partner.
func (partnerModel) FromAPI(p impact.MediaPartner) partnerModel {
	return partnerModel{
		ID:                    types.StringValue(p.ID.String()),
		Name:                  tfimpact.StringOrNull(p.Name),
		Description:           tfimpact.StringOrNull(p.Description),
		Website:               tfimpact.StringOrNull(p.Website),
		State:                 tfimpact.StringOrNull(p.State),
		Address:               addressModel{}.FromAPI(p.Address),
		Phone:                 numberModel{}.FromAPI(p.Phone),
		Currency:              tfimpact.StringOrNull(p.Currency),
		Timezone:              tfimpact.StringOrNull(p.Timezone),
		IndirectTax:           numberModel{}.FromAPI(p.IndirectTax),
		PartnerType:           tfimpact.StringOrNull(p.PartnerType),
		PromotionalMethods:    tfimpact.Sorted(p.PromotionalMethods, primaryFirst, methodModel{}.FromAPI),
		PromotionalCountries:  tfimpact.StringSet(p.PromotionalCountries),
		PromotionalCategories: tfimpact.StringSet(p.PromotionalCategories),
		Properties:            tfimpact.Sorted(p.Properties, tfimpact.ByID(func(each impact.PartnerProperty) impact.ID { return each.ID }), propertyModel{}.FromAPI),
		Programs:              tfimpact.Sorted(p.Programs, tfimpact.ByID(func(each impact.PartnerProgram) impact.ID { return each.ID }), programModel{}.FromAPI),
		Contacts:              tfimpact.Sorted(p.Contacts, byEmail, personModel{}.FromAPI),
		LinkedAccounts:        tfimpact.Sorted(p.LinkedAccounts, tfimpact.ByID(func(each impact.LinkedAccount) impact.ID { return each.ID }), linkedModel{}.FromAPI),
		PartnerValues:         valuesModel{}.FromAPI(p.PartnerValues),
		AccountManager:        tfimpact.StringOrNull(p.AccountManager),
		DateCreated:           tfimpact.NewTimestamp(p.DateCreated),
		DateLastUpdated:       tfimpact.NewTimestamp(p.DateLastUpdated),
		CreatedBy:             tfimpact.StringOrNull(p.CreatedBy),
		LastUpdatedBy:         tfimpact.StringOrNull(p.LastUpdatedBy),
		URI:                   tfimpact.StringOrNull(p.URI),
	}
}

// FromAPI returns nil when no part of the address is set.
func (addressModel) FromAPI(a impact.PartnerAddress) *addressModel {
	if a == (impact.PartnerAddress{}) {
		return nil
	}
	return &addressModel{
		Country: tfimpact.StringOrNull(a.Country), AddressLine1: tfimpact.StringOrNull(a.Address1), AddressLine2: tfimpact.StringOrNull(a.Address2),
		City: tfimpact.StringOrNull(a.City), State: tfimpact.StringOrNull(a.State), PostalCode: tfimpact.StringOrNull(a.PostalCode),
	}
}

// FromAPI returns nil when neither part is set.
func (numberModel) FromAPI(n impact.PartnerNumber) *numberModel {
	if n == (impact.PartnerNumber{}) {
		return nil
	}
	return &numberModel{Country: tfimpact.StringOrNull(n.Country), Number: tfimpact.StringOrNull(n.Number)}
}

// FromAPI returns nil when no value is set.
func (valuesModel) FromAPI(v impact.PartnerValues) *valuesModel {
	if v == (impact.PartnerValues{}) {
		return nil
	}
	return &valuesModel{
		Value1: tfimpact.StringOrNull(v.Value1), Value2: tfimpact.StringOrNull(v.Value2), Value3: tfimpact.StringOrNull(v.Value3),
	}
}

// FromAPI returns the model of a promotional method.
func (methodModel) FromAPI(p impact.PromotionalMethod) methodModel {
	return methodModel{Type: tfimpact.StringOrNull(p.Type), IsPrimary: types.BoolPointerValue(p.IsPrimary.Ptr())}
}

// FromAPI returns the model of a property.
func (propertyModel) FromAPI(p impact.PartnerProperty) propertyModel {
	return propertyModel{
		ID: tfimpact.StringOrNull(p.ID), Name: tfimpact.StringOrNull(p.Name), Type: tfimpact.StringOrNull(p.Type),
		Platform: tfimpact.StringOrNull(p.Platform), URL: tfimpact.StringOrNull(p.URL),
	}
}

// FromAPI returns the model of a campaign that the partner has joined.
func (programModel) FromAPI(p impact.PartnerProgram) programModel {
	return programModel{
		ID: tfimpact.StringOrNull(p.ID), Name: tfimpact.StringOrNull(p.Name),
		ContractID: tfimpact.StringOrNull(p.ContractID), ContractName: tfimpact.StringOrNull(p.ContractName),
		JoinDate: tfimpact.NewTimestamp(p.JoinDate), ExpirationDate: tfimpact.NewTimestamp(p.ExpirationDate),
	}
}

// FromAPI returns the model of a person at the partner.
func (personModel) FromAPI(p impact.PartnerContact) personModel {
	return personModel{
		FirstName: tfimpact.StringOrNull(p.FirstName), LastName: tfimpact.StringOrNull(p.LastName),
		Email: tfimpact.StringOrNull(p.Email), IsPrimary: types.BoolPointerValue(p.IsPrimary.Ptr()),
	}
}

// FromAPI returns the model of an account that is linked to the partner.
func (linkedModel) FromAPI(a impact.LinkedAccount) linkedModel {
	return linkedModel{ID: tfimpact.StringOrNull(a.ID), Reason: tfimpact.StringOrNull(a.Reason), Date: tfimpact.NewTimestamp(a.Date)}
}

// primaryFirst orders promotional methods: the primary one, then by type.
func primaryFirst(a, b impact.PromotionalMethod) int {
	if a.IsPrimary.Value != b.IsPrimary.Value {
		return map[bool]int{true: -1, false: 1}[a.IsPrimary.Value]
	}
	return cmp.Compare(a.Type, b.Type)
}

// byEmail orders people by e-mail address, then by name.
func byEmail(a, b impact.PartnerContact) int {
	return cmp.Or(cmp.Compare(a.Email, b.Email), cmp.Compare(a.LastName, b.LastName), cmp.Compare(a.FirstName, b.FirstName))
}
