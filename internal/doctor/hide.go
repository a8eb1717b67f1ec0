package doctor

import "github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"

// hide is the last line against a secret in the report: its texts repeat what the
// environment and the answers hold, and a token can turn up in any of that. The base
// URL is scheme and host only, whose port would look like a password.
func (r *Report) hide(s settings) {
	texts := []*string{
		&r.Account.Name, &r.Account.ID,
		&r.Credential.AccountType, &r.Credential.AccountSID, &r.Credential.AdvertiserID, &r.Credential.APIVersion,
	}
	for i := range r.Checks {
		texts = append(texts, &r.Checks[i].Detail)
	}
	for i := range r.Readings {
		texts = append(texts, &r.Readings[i].Value, &r.Readings[i].Evidence)
	}
	for i := range r.Permissions {
		texts = append(texts, &r.Permissions[i].Call, &r.Permissions[i].Reason)
	}
	for _, text := range texts {
		*text = impact.Hide(s.AccountSID, s.AuthToken, *text)
	}
}
