package tfimpact

import (
	"fmt"
	"reflect"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Values are the fields of a model by attribute name, so that a table can say
// which rule holds for which attribute.
type Values map[string]reflect.Value

// ValuesOf reads the tfsdk tags of a pointer to a model, embedded models
// included. Changes go to the model. Those of a nil pointer are nil.
func ValuesOf[M any](model *M) Values {
	if model == nil {
		return nil
	}
	values := Values{}
	values.add(reflect.ValueOf(model).Elem())
	return values
}

func (v Values) add(model reflect.Value) {
	for i := range model.NumField() {
		field := model.Type().Field(i)
		if field.Anonymous {
			v.add(model.Field(i))
		} else if name := field.Tag.Get("tfsdk"); name != "" {
			v[name] = model.Field(i)
		}
	}
}

// Get returns the value of an attribute of the framework's types, nil for one
// that the model has as a Go type.
func (v Values) Get(name string) attr.Value {
	value, _ := v[name].Interface().(attr.Value)
	return value
}

// Set changes an attribute, whose type the value must have.
func (v Values) Set(name string, value attr.Value) { v[name].Set(reflect.ValueOf(value)) }

// SetNull makes an attribute null. Like the framework's Must functions it panics
// on what only a mistake in the code can bring about: a type without a null.
func (v Values) SetNull(name string) {
	attributeType := v.Get(name).Type(converting)
	null, err := attributeType.ValueFromTerraform(converting, tftypes.NewValue(attributeType.TerraformType(converting), nil))
	if err != nil {
		panic(fmt.Sprintf("%s cannot be null: %s", name, err))
	}
	v.Set(name, null)
}

// FormText is a single value as forms and queries of the API write it; ok is
// false for null, unknown, and collections.
func FormText(value attr.Value) (text string, ok bool) {
	if value.IsNull() || value.IsUnknown() {
		return "", false
	}
	switch v := value.(type) {
	case types.String:
		return v.ValueString(), true
	case Timestamp:
		return v.Field(), true
	case types.Bool:
		return strconv.FormatBool(v.ValueBool()), true
	case types.Int64:
		return strconv.FormatInt(v.ValueInt64(), 10), true
	case types.Float64:
		return strconv.FormatFloat(v.ValueFloat64(), 'f', -1, 64), true
	}
	return "", false
}
