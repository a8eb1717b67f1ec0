package provider

// Variables returns the environment variables that stand in for settings which are
// not set, by the field of impact.Config that the setting fills.
func Variables() map[string]string {
	variables := map[string]string{}
	for _, s := range settings {
		if s.variable != "" && s.field != "" {
			variables[s.field] = s.variable
		}
	}
	return variables
}
