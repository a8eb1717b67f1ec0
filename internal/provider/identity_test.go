package provider_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/acctest"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/terraformcli"
)

// adoption is a resource that an import takes from its identity alone, and whose
// configuration the CLI cannot write: it needs a secret.
type adoption struct {
	identity map[string]string
	config   string
}

// adoptions are the resources outside the fault matrix, which have no fixture. The
// apply that imports them also proves their credentials, which is an update.
func adoptions(w *acctest.World) map[string]adoption {
	token := w.Account.AddToken(mockimpact.TokenOptions{Name: "reporting", Scopes: mockimpact.Scopes{"campaigns": {"read"}}})
	readWrite, readOnly := w.Account.AddLegacyPair()
	return map[string]adoption{
		"impact_access_token": {
			map[string]string{"account_sid": token.SID},
			fmt.Sprintf(`
resource "impact_access_token" "imported" {
  name                  = "reporting"
  account_type          = "brand"
  scopes                = { campaigns = ["read"] }
  account_sid           = %q
  auth_token_wo         = %q
  auth_token_wo_version = 1
}`, token.SID, token.Value()),
		},
		"impact_legacy_token_pair": {
			map[string]string{"read_write_account_sid": readWrite.SID, "read_only_account_sid": readOnly.SID},
			fmt.Sprintf(`
resource "impact_legacy_token_pair" "imported" {
  account_type = "brand"
  read_write   = { account_sid = %q, auth_token_wo = %q, auth_token_wo_version = 1 }
  read_only    = { account_sid = %q, auth_token_wo = %q, auth_token_wo_version = 1 }
}`, readWrite.SID, readWrite.Value(), readOnly.SID, readOnly.Value()),
		},
	}
}

// identityWorld is a world with an object of every resource of its account type.
type identityWorld struct {
	*acctest.World
	identities map[string]map[string]string // by resource
	config     string                       // what the CLI cannot write
	adopted    int                          // how many resources config declares
}

// identityWorlds are the worlds by account type.
func identityWorlds(t *testing.T) map[string]*identityWorld {
	t.Helper()
	worlds := map[string]*identityWorld{}
	of := func(newWorld func(*testing.T) *acctest.World) *identityWorld {
		w := newWorld(t)
		w.NeedsMock()
		if _, exists := worlds[w.Account.Type]; !exists {
			w.Account.SetLimit(mockimpact.BudgetRequests, 100_000, time.Hour)
			worlds[w.Account.Type] = &identityWorld{World: w, identities: map[string]map[string]string{}}
		}
		return worlds[w.Account.Type]
	}
	brand := of(acctest.NewBrand)
	known := adoptions(brand.World)
	for typeName := range acctest.NewProtocol(t, nil).Schema.ResourceSchemas {
		if f, ok := fixtures()[typeName]; ok {
			w := of(f.world)
			p := w.Protocol()
			object, diagnostics := p.Apply(typeName, nil, f.config(w.World))
			acctest.FailOnErrors(t, diagnostics)
			w.identities[typeName] = p.Identity(typeName, object.Identity)
		} else if a, ok := known[typeName]; ok {
			brand.identities[typeName] = a.identity
			brand.config += a.config
			brand.adopted++
		} else {
			t.Errorf("%s is registered, but no test imports it by its identity", typeName)
		}
	}
	return worlds
}

// importByIdentity is an import block. The values of the identity are HCL.
func importByIdentity(address string, identity map[string]string) string {
	return fmt.Sprintf("\nimport {\n  to = %s\n  identity = {\n%s  }\n}\n", address, acctest.Block(identity))
}

// Every resource is imported by its identity, and is then as its configuration says.
func TestAccImportByIdentity(t *testing.T) {
	t.Parallel()
	for _, w := range identityWorlds(t) {
		config := w.config
		for typeName, identity := range w.identities {
			quoted := acctest.Block{}
			for name, value := range identity {
				quoted[name] = acctest.Quoted(value)
			}
			config += importByIdentity(typeName+".imported", quoted)
		}
		s := &scenario{example: w.Workspace(config), T: t}
		if why := s.example.CLI.Lacks(terraformcli.GenerateConfig); why != "" {
			t.Skip(why)
		}
		before := string(w.Mock.Dump())
		s.expect(true, nil, "plan", "-generate-config-out=generated.tf")
		s.expectImported(w.World, len(w.identities), w.adopted, before)
	}
}

// What cannot be an identity is refused in the words of an import id, before the object
// is asked for.
func TestAccImportByIdentity_malformed(t *testing.T) {
	t.Parallel()
	for _, w := range identityWorlds(t) {
		p := w.Protocol()
		var config strings.Builder
		var problems []string
		for typeName, identity := range w.identities {
			names := slices.Sorted(maps.Keys(identity))
			last := names[len(names)-1]
			for label, value := range map[string]string{"null": "", "slash": "abc/def", "spaces": " 3 "} {
				wrong, id := acctest.Block{}, make([]string, len(names))
				for i, name := range names {
					id[i] = identity[name]
					wrong[name] = acctest.Quoted(identity[name])
				}
				id[len(id)-1], wrong[last] = value, acctest.Quoted(value)
				if label == "null" {
					wrong[last] = "null"
				}
				config.WriteString(importByIdentity(typeName+"."+label, wrong))
				_, diagnostics := p.Import(typeName, strings.Join(id, "/"), nil)
				if len(diagnostics) != 1 || !strings.HasPrefix(diagnostics[0].Summary, "Cannot import the ") {
					t.Fatalf("%s by id %q: %q", typeName, id, acctest.Render(diagnostics))
				}
				problems = append(problems, "Error: "+diagnostics[0].Summary+" "+diagnostics[0].Detail)
			}
		}
		workspace := w.Workspace(config.String())
		if why := workspace.CLI.Lacks(terraformcli.GenerateConfig); why != "" {
			t.Skip(why)
		}
		w.Requests()
		printed, code := workspace.ExitCode(nil, "plan", "-generate-config-out=generated.tf")
		if code != 1 {
			t.Errorf("exit code %d", code)
		}
		for _, problem := range problems {
			if !acctest.Text(problem).MatchString(printed) {
				t.Errorf("nothing says %q:\n%s", problem, printed)
			}
		}
		if sent := w.Requests(); !slices.Equal(sent, []string{"GET /CompanyInformation"}) { // by which the provider proves its credential
			t.Errorf("requests: %q", sent)
		}
	}
}
