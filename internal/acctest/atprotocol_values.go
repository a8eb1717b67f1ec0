package acctest

import (
	"encoding/json"
	"errors"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	ctyjson "github.com/zclconf/go-cty/cty/json"
	"github.com/zclconf/go-cty/cty/msgpack"
)

// decode turns an encoded object into a value of the language.
func (p *Protocol) decode(schema *tfprotov6.Schema, encoded *tfprotov6.DynamicValue) cty.Value {
	p.t.Helper()
	value, err := fromProtocol(schema.ValueType(), encoded)
	if err != nil {
		p.t.Fatal(err)
	}
	return value
}

func fromProtocol(protocolType tftypes.Type, encoded *tfprotov6.DynamicValue) (cty.Value, error) {
	languageType, err := toLanguage(protocolType)
	if err != nil {
		return cty.NilVal, err
	}
	return msgpack.Unmarshal(encoded.MsgPack, languageType)
}

// toLanguage returns the language's type for one of the protocol.
func toLanguage(protocolType tftypes.Type) (cty.Type, error) {
	encoded, err := json.Marshal(protocolType)
	if err != nil {
		return cty.NilType, err
	}
	return ctyjson.UnmarshalType(encoded)
}

// withOptional lets the attributes of nested objects be left out.
func withOptional(t cty.Type) cty.Type {
	switch {
	case t.IsObjectType():
		attributes, optional := map[string]cty.Type{}, []string{}
		for name, attributeType := range t.AttributeTypes() {
			attributes[name], optional = withOptional(attributeType), append(optional, name)
		}
		return cty.ObjectWithOptionalAttrs(attributes, optional)
	case t.IsListType():
		return cty.List(withOptional(t.ElementType()))
	case t.IsSetType():
		return cty.Set(withOptional(t.ElementType()))
	case t.IsMapType():
		return cty.Map(withOptional(t.ElementType()))
	}
	return t
}

// functions are the provider's, under the names that a configuration calls them by.
func (p *Protocol) functions() map[string]function.Function {
	p.t.Helper()
	all := map[string]function.Function{}
	for name, f := range p.Schema.Functions {
		spec := &function.Spec{}
		for _, parameter := range f.Parameters {
			parameterType, err := toLanguage(parameter.Type)
			if err != nil {
				p.t.Fatal(err)
			}
			spec.Params = append(spec.Params, function.Parameter{Name: parameter.Name, Type: parameterType, AllowNull: parameter.AllowNullValue})
		}
		returnType, err := toLanguage(f.Return.Type)
		if err != nil {
			p.t.Fatal(err)
		}
		spec.Type = function.StaticReturnType(returnType)
		spec.Impl = func(args []cty.Value, _ cty.Type) (cty.Value, error) { return p.call(name, f.Return.Type, args) }
		all["provider::impact::"+name] = function.New(spec)
	}
	return all
}

func (p *Protocol) call(name string, returns tftypes.Type, args []cty.Value) (cty.Value, error) {
	request := &tfprotov6.CallFunctionRequest{Name: name}
	for _, arg := range args {
		encoded, err := msgpack.Marshal(arg, arg.Type())
		if err != nil {
			return cty.NilVal, err
		}
		request.Arguments = append(request.Arguments, &tfprotov6.DynamicValue{MsgPack: encoded})
	}
	response, err := p.Server.CallFunction(p.context(), request)
	if err != nil {
		return cty.NilVal, err
	}
	if response.Error != nil {
		return cty.NilVal, errors.New(response.Error.Text)
	}
	return fromProtocol(returns, response.Result)
}
