package mockimpact

import (
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/fault"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/mockimpact/journal"
)

// Fault is something that goes wrong with the requests that it matches. The
// first fault that matches a request is the one that happens.
type Fault = fault.Fault

// FaultHandle is a fault in force.
type FaultHandle = fault.Handle

// FaultHeader is set on an answer whose status or body a fault made, so that a
// check of answers against the documents can pass over it.
const FaultHeader = fault.Header

// Fault puts a fault in force until it is used up or removed.
func (s *Server) Fault(f Fault) *FaultHandle { return s.faults.Add(f) }

// Exchange is one request to the API and what was answered; refused ones too. It
// never holds the Authorization header.
type Exchange = journal.Exchange

// Observe calls observer with every finished exchange, before the client gets
// the answer. It may be called by several requests at once.
func (s *Server) Observe(observer func(Exchange)) { s.journal.Observe(observer) }

// Journal returns copies of all exchanges since the last reset.
func (s *Server) Journal() []Exchange { return s.Requests("", "") }

// Requests returns the exchanges of one method and documented path below the
// account root; "" stands for any.
func (s *Server) Requests(method, template string) []Exchange {
	return s.journal.Requests(method, template)
}

// ResetJournal forgets all exchanges.
func (s *Server) ResetJournal() { s.journal.Reset() }

// FaultKind is a fault that is known by name, such as "gateway-404".
type FaultKind = fault.Kind

// FaultSpec describes a fault of a known kind for people and programs.
type FaultSpec = fault.Spec

// FaultKinds returns the faults that are known by name.
func FaultKinds() []FaultKind { return fault.Kinds() }

// NamedFault returns a fault that is known by name; add to it which requests it
// happens to.
func NamedFault(name string) Fault {
	f, err := fault.Named(name)
	if err != nil {
		misuse("%v", err)
	}
	return f
}

// ParseFault reads a fault as a flag has it: a kind, then in any order a method, a
// path and name=value pairs, as in "late-504 POST /Deals times=1 late=5s".
func ParseFault(text string) (Fault, error) {
	spec, err := fault.ParseSpec(text)
	if err != nil {
		return Fault{}, err
	}
	return spec.Fault()
}
