package mockimpact

import "encoding/json"

// Dump returns all data of all accounts, and the ids given out so far, as
// canonical JSON: two dumps of a server are equal exactly when nothing that the
// API can change has changed, nor was anything made and removed in between.
// Tokens, budgets and the journal are no part of it.
func (s *Server) Dump() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	accounts := make([]document, len(s.accounts))
	for i, a := range s.accounts {
		managed := make([]string, len(a.managed))
		for j, brand := range a.managed {
			managed[j] = brand.account.ID
		}
		filled := document{}
		for name, objects := range a.collections {
			if sized, ok := objects.(interface{ size() int }); ok && sized.size() > 0 {
				filled[name] = objects
			}
		}
		accounts[i] = document{
			"ID": a.ID, "Type": a.Type, "Company": a.company, "Managed": managed, "Objects": filled,
		}
	}
	dump, err := json.MarshalIndent(document{"Accounts": accounts, "LastIDs": s.lastIDs}, "", "  ")
	if err != nil {
		misuse("the data cannot be shown: %v", err)
	}
	return dump
}
