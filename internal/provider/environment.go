package provider

import "github.com/terraform-provider-impact/terraform-provider-impact/internal/tfimpact"

// Variables returns the environment variables that stand in for texts which are not
// set, by the field of impact.Config that the setting fills.
func Variables() map[string]string {
	variables := map[string]string{}
	for field, attribute := range tfimpact.ConfigAttributes() {
		for _, s := range settings {
			if isText := s.kind.form == ""; isText && s.attribute == attribute && s.variable != "" {
				variables[field] = s.variable
			}
		}
	}
	return variables
}
