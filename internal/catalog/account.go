package catalog

// APIVersion is a version of an account type's API.
type APIVersion struct {
	// Number is what a token or the IR-Version header names.
	Number int
	// Released is the release date as "2006-01-02"; empty where the vendor
	// publishes none.
	Released string
}

// APIVersions returns the released versions, oldest first; nil for an unknown
// account type. The newest is the one whose documents this catalogue rests on.
func APIVersions(accountType string) []APIVersion {
	switch accountType {
	case Brand:
		return []APIVersion{{11, "2022-10-12"}, {12, "2024-05-06"}, {13, "2025-03-01"}, {14, "2026-06-01"}}
	case Partner:
		return []APIVersion{
			{11, "2018-05-30"}, {12, "2021-08-05"}, {13, "2022-02-01"},
			{14, "2022-10-12"}, {15, "2025-03-01"}, {16, "2026-06-01"},
		}
	case Agency:
		return []APIVersion{{2, ""}, {3, ""}}
	default:
		return nil
	}
}

// SettingsURL returns the page of the web app where a signed-in person manages
// the account type's access tokens; empty for an unknown account type.
func SettingsURL(accountType string) string {
	pages := map[string]string{Brand: "advertiser", Partner: "mediapartner", Agency: "agency"}
	page, known := pages[accountType]
	if !known {
		return ""
	}
	return "https://app.impact.com/secure/" + page + "/api/fr/api-access-tokens-ui.ihtml"
}

// PathRoot returns what stands before the account SID in the account type's
// paths, such as "/Advertisers"; empty for an unknown account type. The partner
// reference writes "/Mediapartners", the quick start "/MediaPartners": both are
// the same root, and this is the second.
func PathRoot(accountType string) string {
	switch accountType {
	case Brand:
		return "/Advertisers"
	case Partner:
		return "/MediaPartners"
	case Agency:
		return "/Agencies"
	default:
		return ""
	}
}
