package main

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	ours "github.com/terraform-provider-impact/terraform-provider-impact/internal/provider"
)

// The floor is one only while it has the same attributes.
func TestFloorHasTheAttributesOfAGroup(t *testing.T) {
	t.Parallel()
	groupOf := func(p provider.Provider) *tfprotov6.Schema {
		schemas, err := providerserver.NewProtocol6(p)().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
		if err != nil {
			t.Fatal(err)
		}
		return schemas.ResourceSchemas["impact_partner_group"]
	}
	got, want := groupOf(floor{}).ValueType(), groupOf(ours.New("test")()).ValueType()
	if !got.Equal(want) {
		t.Errorf("the floor has %s, the provider %s", got, want)
	}
}
