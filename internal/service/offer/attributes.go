package offer

import (
	"context"
	"reflect"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// attributes gives access to a model's attributes by name, so that a table can
// say what belongs to which.
type attributes map[string]reflect.Value

// attributesOf reads the tfsdk tags of a pointer to a model, embedded models
// included. Changes go to the model.
func attributesOf(model any) attributes {
	named := attributes{}
	named.add(reflect.ValueOf(model).Elem())
	return named
}

func (a attributes) add(model reflect.Value) {
	for i := range model.NumField() {
		field := model.Type().Field(i)
		if field.Anonymous {
			a.add(model.Field(i))
		} else if name := field.Tag.Get("tfsdk"); name != "" {
			a[name] = model.Field(i)
		}
	}
}

// get returns nil for an attribute that the model does not have.
func (a attributes) get(name string) attr.Value {
	value, _ := a[name].Interface().(attr.Value)
	return value
}

func (a attributes) set(name string, value attr.Value) { a[name].Set(reflect.ValueOf(value)) }

// clear makes an attribute null.
func (a attributes) clear(ctx context.Context, name string) error {
	attributeType := a.get(name).Type(ctx)
	null, err := attributeType.ValueFromTerraform(ctx, tftypes.NewValue(attributeType.TerraformType(ctx), nil))
	if err == nil {
		a.set(name, null)
	}
	return err
}
