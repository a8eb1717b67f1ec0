package provider_test

import (
	"cmp"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tfconfig "github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
)

// Every object that the provider serves has an example in the Registry's
// layout, and every example that the CLI at hand can apply is applied, as it
// stands, to an account that holds what it names.

var examplesRoot = filepath.Join("..", "..", "examples")

// exampleFiles are the files of the Registry's layout, by kind of object.
func exampleFiles(t *testing.T) []string {
	t.Helper()
	served := acctest.NewProtocol(t, nil).Schema
	var files []string
	add := func(names []string, dir, file string) {
		for _, name := range names {
			files = append(files, dir+"/"+name+"/"+file)
		}
	}
	add(slices.Sorted(maps.Keys(served.ResourceSchemas)), "resources", "resource.tf")
	add(slices.Sorted(maps.Keys(served.DataSourceSchemas)), "data-sources", "data-source.tf")
	add(slices.Sorted(maps.Keys(served.EphemeralResourceSchemas)), "ephemeral-resources", "ephemeral-resource.tf")
	add(slices.Sorted(maps.Keys(served.Functions)), "functions", "function.tf")
	add(slices.Sorted(maps.Keys(served.ListResourceSchemas)), "list-resources", "list-resource.tfquery.hcl")
	add(slices.Sorted(maps.Keys(served.ActionSchemas)), "actions", "action.tf")
	return files
}

func TestExamples_exist(t *testing.T) {
	t.Parallel()
	wanted := exampleFiles(t)
	for _, file := range wanted {
		if _, err := os.Stat(filepath.Join(examplesRoot, filepath.FromSlash(file))); err != nil {
			t.Errorf("no example: %v", err)
		}
	}
	dirs := map[string]bool{}
	for _, file := range wanted {
		dirs[filepath.ToSlash(filepath.Dir(file))] = true
	}
	for _, kind := range []string{"resources", "data-sources", "ephemeral-resources", "functions", "list-resources", "actions"} {
		found, err := fs.Glob(os.DirFS(examplesRoot), kind+"/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, dir := range found {
			if !dirs[dir] {
				t.Errorf("examples/%s is about nothing that the provider serves", dir)
			}
		}
	}
	for _, file := range wanted {
		if !strings.HasPrefix(file, "resources/") {
			continue
		}
		for _, way := range []string{"import.sh", "import-by-string-id.tf", "import-by-identity.tf"} {
			if _, err := os.Stat(filepath.Join(examplesRoot, filepath.Dir(file), way)); err != nil {
				t.Errorf("no example of importing: %v", err)
			}
		}
	}
}

// exampleAccounts are the account types of examples that need another than a brand's.
var exampleAccounts = map[string]string{
	"data-sources/impact_advertisers":                   "agency",
	"data-sources/impact_contract":                      "partner",
	"data-sources/impact_media_properties":              "partner",
	"data-sources/impact_tax_documents":                 "partner",
	"data-sources/impact_users":                         "partner",
	"data-sources/impact_withdrawal_required_fields":    "partner",
	"data-sources/impact_withdrawal_settings":           "partner",
	"resources/impact_media_property":                   "partner",
	"ephemeral-resources/impact_advertiser_credentials": "agency",
}

// exampleSetups add what an example names to its account.
var exampleSetups = map[string]func(t *testing.T, w *acctest.World, config string) string{
	"data-sources/impact_advertisers":                   withManagedBrand,
	"data-sources/impact_contract":                      withContract,
	"data-sources/impact_exception_list":                withExceptionLists,
	"data-sources/impact_legal_entities":                withLegalEntity,
	"data-sources/impact_promo_code_exception_list":     withExceptionLists,
	"data-sources/impact_reports":                       withReports,
	"data-sources/impact_users":                         withUsers,
	"ephemeral-resources/impact_advertiser_credentials": withManagedBrand,
	"resources/impact_legacy_token_pair":                withLegacyPair,
}

// exampleVariables are the input variables that an example asks for.
var exampleVariables = map[string]func(w *acctest.World) tfconfig.Variables{
	"resources/impact_legacy_token_pair": func(w *acctest.World) tfconfig.Variables {
		tokens := w.Account.Tokens()
		readWrite, readOnly := tokens[len(tokens)-2], tokens[len(tokens)-1]
		return tfconfig.Variables{
			"legacy_read_write_token": tfconfig.StringVariable(readWrite.Value()),
			"legacy_read_only_token":  tfconfig.StringVariable(readOnly.Value()),
		}
	},
}

// withLegacyPair gives the account the legacy tokens that the example names.
func withLegacyPair(_ *testing.T, w *acctest.World, config string) string {
	readWrite, readOnly := w.Account.AddLegacyPair()
	return strings.NewReplacer("IRabcdef0123456789", readWrite.SID, "IRfedcba9876543210", readOnly.SID).Replace(config)
}

// withManagedBrand gives the agency the brand that the example names.
func withManagedBrand(_ *testing.T, w *acctest.World, config string) string {
	managed := w.Mock.AddAccount("brand", "Nutt")
	w.Account.Manage(managed)
	return strings.ReplaceAll(config, "1048291", managed.ID)
}

// withContract gives the partner the contract that the example names.
func withContract(_ *testing.T, w *acctest.World, config string) string {
	return strings.ReplaceAll(config, "S-7777777", w.Account.AddContract(w.CampaignID, "").ID)
}

// withLegalEntity gives the brand a legal entity.
func withLegalEntity(_ *testing.T, w *acctest.World, config string) string {
	w.Account.AddLegalEntity("Acme Ltd")
	return config
}

// withReports gives the account a report of each kind.
func withReports(_ *testing.T, w *acctest.World, config string) string {
	w.Account.AddReport("adv_action_listing_pm", "Action Listing", "")
	w.Account.AddReport("", "Balance", "Finance")
	return config
}

// withUsers gives the partner a user with rights.
func withUsers(_ *testing.T, w *acctest.World, config string) string {
	w.Account.AddUser("Hazel", "Nutt", "hnutt", mockimpact.AccessRight{Role: "Finance", Permissions: []string{"VIEW_FINANCIALS"}})
	return config
}

// withExceptionLists gives the brand one list of each kind.
func withExceptionLists(_ *testing.T, w *acctest.World, config string) string {
	items := []mockimpact.ExceptionItem{{Value: "A"}}
	w.Account.PutExceptionList(mockimpact.ExceptionList{ID: "10001", CampaignID: w.CampaignID, Name: "Clearance", Type: "SKU", Items: items})
	w.Account.PutExceptionList(mockimpact.ExceptionList{ID: "20001", CampaignID: w.CampaignID, Name: "Codes", Items: items})
	return config
}

// examplesTogether are the files that one configuration holds: those of a kind for an
// account type. That each stands alone is held by make examples-check.
func examplesTogether(t *testing.T) map[string][]string {
	t.Helper()
	together := map[string][]string{}
	for _, file := range exampleFiles(t) {
		if filepath.Ext(file) != ".tf" || strings.HasPrefix(file, "actions/") {
			continue // needs a newer CLI than most; validated by make examples-check where there is one
		}
		kind, _, _ := strings.Cut(file, "/")
		name := kind + "/" + accountOf(file)
		together[name] = append(together[name], file)
	}
	return together
}

func accountOf(file string) string {
	return cmp.Or(exampleAccounts[filepath.ToSlash(filepath.Dir(file))], "brand")
}

func TestAccExamples(t *testing.T) {
	t.Parallel()
	worlds := map[string]func(*testing.T) *acctest.World{"brand": acctest.NewBrand, "partner": acctest.NewPartner, "agency": acctest.NewAgency}
	for name, files := range examplesTogether(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := worlds[accountOf(files[0])](t)
			w.NeedsMock()
			var configs []string
			variables := tfconfig.Variables{}
			for _, file := range files {
				content, err := os.ReadFile(filepath.Join(examplesRoot, filepath.FromSlash(file)))
				if err != nil {
					t.Fatal(err)
				}
				dir, config := filepath.ToSlash(filepath.Dir(file)), string(content)
				if setup, ok := exampleSetups[dir]; ok {
					config = setup(t, w, config)
				}
				if give, ok := exampleVariables[dir]; ok {
					maps.Copy(variables, give(w))
				}
				configs = append(configs, config)
			}
			w.Run(resource.TestStep{Config: strings.Join(configs, "\n"), ConfigVariables: variables})
		})
	}
}
