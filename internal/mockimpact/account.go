package mockimpact

import (
	"slices"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/budget"
)

// The account types, as written in every configuration.
const (
	Brand   = catalog.Brand
	Partner = catalog.Partner
	Agency  = catalog.Agency
)

// Account is one account of impact.com with its tokens and its data.
type Account struct {
	// ID is numeric text, such as "1048291"; an agency knows a brand by it.
	ID   string
	Type string

	srv           *Server
	created       time.Time
	tokens        []*Token
	company       document
	companyBefore *version[document] // for reads that lag; nil when no API request wrote it
	managed       []managedBrand     // agencies only
	collections   map[string]any     // *collection[T] by store name
	budgets       map[Budget]*budget.Window
}

// AddAccount adds an account of the type Brand, Partner or Agency. Its company
// information has every documented field.
func (s *Server) AddAccount(accountType, name string) *Account {
	s.lock()
	defer s.mu.Unlock()
	a, err := s.addAccount(accountType, name)
	if err != nil {
		misuse("%v", err)
	}
	return a
}

func (s *Server) addAccount(accountType, name string) (*Account, error) {
	if !slices.Contains(catalog.AccountTypes(), accountType) {
		return nil, conflict("account type %q is not brand, partner or agency", accountType)
	}
	a := &Account{
		ID:          s.nextID("accounts", firstAccount),
		Type:        accountType,
		srv:         s,
		created:     s.Now(),
		company:     newCompany(accountType, name),
		collections: map[string]any{},
		budgets:     map[Budget]*budget.Window{},
	}
	s.accounts = append(s.accounts, a)
	return a, nil
}

// Name returns the company name.
func (a *Account) Name() string { return a.CompanyField("CompanyName") }

// Tokens returns all tokens of the account, deleted ones included, in the order
// they were made.
func (a *Account) Tokens() []*Token {
	a.srv.lock()
	defer a.srv.mu.Unlock()
	return slices.Clone(a.tokens)
}
