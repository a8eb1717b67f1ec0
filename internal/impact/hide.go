package impact

import (
	"encoding/json"
	"net/url"
	"strings"
	"unicode"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"
)

// Hide returns a text without the Auth Token in any usual spelling, and without what
// looks like another account's secret. The client's own errors are free of both; this
// is for texts that somebody else wrote, such as the value of a field.
func Hide(accountSID, authToken, text string) string {
	if authToken == "" {
		return text
	}
	return transport.NewMask(accountSID, authToken).Hide(text)
}

// secretsOf are the values that a body holds in secret fields, such as a tax number,
// also without punctuation, as an answer may repeat them.
func secretsOf(body Body) (secrets []string) {
	switch body := body.(type) {
	case *Form:
		return secretsIn(body.values)
	case Multipart:
		return secretsIn(body.Fields)
	case JSON:
		var document any
		if data, err := json.Marshal(body.Value); err == nil && json.Unmarshal(data, &document) == nil {
			return secretsBelow("", document)
		}
	}
	return nil
}

func secretsIn(fields url.Values) (secrets []string) {
	for field, values := range fields {
		for _, value := range values {
			secrets = append(secrets, secretsBelow(field, value)...)
		}
	}
	return secrets
}

// secretsBelow are those of a JSON value, which stands in a field.
func secretsBelow(field string, value any) (secrets []string) {
	switch value := value.(type) {
	case map[string]any:
		for name, member := range value {
			secrets = append(secrets, secretsBelow(name, member)...)
		}
	case []any:
		for _, element := range value {
			secrets = append(secrets, secretsBelow(field, element)...)
		}
	case string:
		if transport.IsSecret(field) {
			secrets = append(secrets, value, strings.Map(withoutPunctuation, value))
		}
	}
	return secrets
}

func withoutPunctuation(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}
