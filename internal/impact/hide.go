package impact

import "github.com/terraform-provider-impact/terraform-provider-impact/internal/impact/transport"

// Hide returns a text without the Auth Token in any usual spelling, and without what
// looks like another account's secret. The client's own errors are free of both; this
// is for texts that somebody else wrote, such as the value of a field.
func Hide(accountSID, authToken, text string) string {
	if authToken == "" {
		return text
	}
	return transport.NewMask(accountSID, authToken).Hide(text)
}
