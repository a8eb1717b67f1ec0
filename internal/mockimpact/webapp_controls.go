package mockimpact

import (
	"net/http"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/fault"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/reading"
)

// handleControls serves what chooses how the server answers.
func (s *Server) handleControls(mux *http.ServeMux) {
	mux.HandleFunc("GET /_mock/readings", func(w http.ResponseWriter, _ *http.Request) { reveal(w, s.shownReadings()) })
	mux.HandleFunc("PUT /_mock/readings", s.putReadings)
	mux.HandleFunc("GET /_mock/faults", func(w http.ResponseWriter, _ *http.Request) { reveal(w, s.shownFaults()) })
	mux.HandleFunc("POST /_mock/faults", s.postFault)
	mux.HandleFunc("DELETE /_mock/faults", func(w http.ResponseWriter, _ *http.Request) {
		s.faults.Clear()
		w.WriteHeader(http.StatusNoContent)
	})
}

// shownReading is an open question for people and programs.
type shownReading struct {
	Name     ReadingName   `json:"name"`
	Question string        `json:"question"`
	Value    string        `json:"value"`
	Default  string        `json:"default"`
	Answers  []shownAnswer `json:"answers"`
}

type shownAnswer struct {
	Value      string `json:"value"`
	Meaning    string `json:"meaning"`
	Evidence   string `json:"evidence"`
	Confidence string `json:"confidence"`
}

func (s *Server) shownReadings() []shownReading {
	inForce := s.ReadingsInForce()
	var all []shownReading
	for _, r := range reading.All() {
		shown := shownReading{Name: r.Name, Question: r.Question, Value: inForce[r.Name], Default: r.Default()}
		for _, a := range r.Answers {
			shown.Answers = append(shown.Answers, shownAnswer{a.Value, a.Meaning, a.Evidence, string(a.Confidence)})
		}
		all = append(all, shown)
	}
	return all
}

// putReadings takes {"object-zero": "403"}; questions that it does not name stay.
func (s *Server) putReadings(w http.ResponseWriter, r *http.Request) {
	var changes ReadingSet
	err := takeJSON(r, &changes)
	if err == nil {
		err = s.changeReadings(changes)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	reveal(w, s.ReadingsInForce())
}

// postFault takes {"kind": "gateway-504", "method": "POST", "path": "/Deals", "times": 1}.
func (s *Server) postFault(w http.ResponseWriter, r *http.Request) {
	var spec FaultSpec
	err := takeJSON(r, &spec)
	var f Fault
	if err == nil {
		f, err = spec.Fault()
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.Fault(f)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	reveal(w, spec)
}

// shownFaults are the kinds of faults, and what is in force.
func (s *Server) shownFaults() map[string]any {
	type shownKind struct {
		Name    string `json:"name"`
		Meaning string `json:"meaning"`
	}
	type shownFault struct {
		Method string `json:"method,omitempty"`
		Path   string `json:"path,omitempty"`
		SID    string `json:"sid,omitempty"`
		Status int    `json:"status,omitempty"`
		Hits   int    `json:"hits"`
	}
	kinds, inForce := []shownKind{}, []shownFault{}
	for _, k := range fault.Kinds() {
		kinds = append(kinds, shownKind{k.Name, k.Meaning})
	}
	for _, h := range s.faults.InForce() {
		f := h.Fault()
		inForce = append(inForce, shownFault{f.Method, f.Path, f.SID, f.Status, h.Hits()})
	}
	return map[string]any{"kinds": kinds, "in_force": inForce}
}
