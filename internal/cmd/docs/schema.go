package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/provider"
)

// The types below are the JSON that "terraform providers schema -json" prints.
// It is made here and not by the program, because an older program leaves out
// what it does not know: the documentation would depend on who generates it.
type (
	providerJSON struct {
		Provider   schemaJSON              `json:"provider"`
		Resources  map[string]schemaJSON   `json:"resource_schemas,omitempty"`
		Data       map[string]schemaJSON   `json:"data_source_schemas,omitempty"`
		Ephemeral  map[string]schemaJSON   `json:"ephemeral_resource_schemas,omitempty"`
		List       map[string]schemaJSON   `json:"list_resource_schemas,omitempty"`
		Actions    map[string]actionJSON   `json:"action_schemas,omitempty"`
		Functions  map[string]functionJSON `json:"functions,omitempty"`
		Identities map[string]identityJSON `json:"resource_identity_schemas,omitempty"`
	}
	schemaJSON struct {
		Version int64     `json:"version"`
		Block   blockJSON `json:"block"`
	}
	actionJSON struct { // which has no state, and so no version of it
		Block blockJSON `json:"block"`
	}
	blockJSON struct {
		Attributes      map[string]attributeJSON `json:"attributes,omitempty"`
		Blocks          map[string]nestedJSON    `json:"block_types,omitempty"`
		Description     string                   `json:"description,omitempty"`
		DescriptionKind string                   `json:"description_kind,omitempty"`
		Deprecated      bool                     `json:"deprecated,omitempty"`
	}
	nestedJSON struct {
		Nesting string    `json:"nesting_mode"`
		Block   blockJSON `json:"block"`
		Min     int64     `json:"min_items,omitempty"`
		Max     int64     `json:"max_items,omitempty"`
	}
	attributeJSON struct {
		Type            tftypes.Type `json:"type,omitempty"`
		Nested          *objectJSON  `json:"nested_type,omitempty"`
		Description     string       `json:"description,omitempty"`
		DescriptionKind string       `json:"description_kind,omitempty"`
		Deprecated      bool         `json:"deprecated,omitempty"`
		Required        bool         `json:"required,omitempty"`
		Optional        bool         `json:"optional,omitempty"`
		Computed        bool         `json:"computed,omitempty"`
		Sensitive       bool         `json:"sensitive,omitempty"`
		WriteOnly       bool         `json:"write_only,omitempty"`
	}
	objectJSON struct {
		Attributes map[string]attributeJSON `json:"attributes,omitempty"`
		Nesting    string                   `json:"nesting_mode,omitempty"`
	}
	functionJSON struct {
		Description string          `json:"description,omitempty"`
		Summary     string          `json:"summary,omitempty"`
		Deprecation string          `json:"deprecation_message,omitempty"`
		Return      tftypes.Type    `json:"return_type"`
		Parameters  []parameterJSON `json:"parameters,omitempty"`
		Variadic    *parameterJSON  `json:"variadic_parameter,omitempty"`
	}
	parameterJSON struct {
		Name        string       `json:"name,omitempty"`
		Description string       `json:"description,omitempty"`
		Nullable    bool         `json:"is_nullable,omitempty"`
		Type        tftypes.Type `json:"type"`
	}
	identityJSON struct {
		Version    int64                            `json:"version"`
		Attributes map[string]identityAttributeJSON `json:"attributes,omitempty"`
	}
	identityAttributeJSON struct {
		Type        tftypes.Type `json:"type"`
		Description string       `json:"description,omitempty"`
		Required    bool         `json:"required_for_import,omitempty"`
		Optional    bool         `json:"optional_for_import,omitempty"`
	}
)

// providersSchema is the provider's schema as the document that a program
// prints, under the address that tfplugindocs looks for.
func providersSchema(ctx context.Context) ([]byte, error) {
	described, err := describe(ctx)
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(map[string]any{
		"format_version":   "1.0",
		"provider_schemas": map[string]any{"registry.terraform.io/hashicorp/impact": described},
	}, "", "  ")
}

func actionOf(action *tfprotov6.ActionSchema) actionJSON {
	return actionJSON{Block: schemaOf(action.Schema).Block}
}

// describe asks the provider for everything it serves.
func describe(ctx context.Context) (providerJSON, error) {
	server, err := providerserver.NewProtocol6WithError(provider.New("docs")())()
	if err != nil {
		return providerJSON{}, err
	}
	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return providerJSON{}, err
	}
	identities, err := server.GetResourceIdentitySchemas(ctx, &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		return providerJSON{}, err
	}
	for _, problem := range append(schemas.Diagnostics, identities.Diagnostics...) {
		if problem.Severity == tfprotov6.DiagnosticSeverityError {
			return providerJSON{}, fmt.Errorf("the provider's schema: %s: %s", problem.Summary, problem.Detail)
		}
	}
	return providerJSON{
		Provider:   schemaOf(schemas.Provider),
		Resources:  each(schemas.ResourceSchemas, schemaOf),
		Data:       each(schemas.DataSourceSchemas, schemaOf),
		Ephemeral:  each(schemas.EphemeralResourceSchemas, schemaOf),
		List:       each(schemas.ListResourceSchemas, schemaOf),
		Actions:    each(schemas.ActionSchemas, actionOf),
		Functions:  each(schemas.Functions, functionOf),
		Identities: each(identities.IdentitySchemas, identityOf),
	}, nil
}
