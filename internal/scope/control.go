package scope

import (
	"context"
	"net/http"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
)

const (
	showsAbsent = "what is answered to an object that does not exist, where the permission is proven"
	showsProven = "whether an operation is permitted that can then be asked for an object that does not exist"
	showsOrder  = "whether the permission is looked at before the object, where it is known to be missing"
)

// control makes the requests that show how this server answers, and only where
// an answer needs them. Two different ids of one operation cannot tell "refused"
// from "not there"; an operation whose permission is proven can.
func (e *examination) control(ctx context.Context) error {
	if !e.anyAtZero(reply.refused) && !e.anyAtZero(reply.complained) {
		return nil
	}
	if err := e.showAbsent(ctx); err != nil || !e.server.distinguishes() {
		return err
	}
	for _, i := range e.items {
		if i.sent {
			e.server.learn(i.reply)
		}
	}
	if !e.anyAtZero(reply.complained) {
		return nil
	}
	return e.showOrder(ctx)
}

// anyAtZero reports whether an answer about object 0 is of that kind.
func (e *examination) anyAtZero(kind func(reply) bool) bool {
	for _, i := range e.items {
		if i.sent && !i.reply.real && kind(i.reply) {
			return true
		}
	}
	return false
}

// showAbsent asks for object 0 by an operation that was let through with a real
// id. Where none was asked about, it first asks for one by an id that a list
// showed, which uses up both controls.
func (e *examination) showAbsent(ctx context.Context) error {
	proven := e.itemWithID(reply.letThrough)
	if proven == nil {
		candidate, filled := e.askable()
		if candidate == nil {
			return nil
		}
		r, err := e.askControl(ctx, *candidate, filled, true, showsProven)
		if err != nil || !r.letThrough() {
			return err
		}
		proven = candidate
	}
	zeros, _ := proven.Probe.Fill(nil)
	r, err := e.askControl(ctx, *proven, zeros, false, showsAbsent)
	if r.complained() || r.own(http.StatusForbidden) {
		e.server.absent = r.status()
	}
	return err
}

// showOrder asks for object 0 by an operation that was refused with a real id. It
// does so also where an object 0 was refused already: an operation that the
// token's API version lacks may be refused too, and shows no order.
func (e *examination) showOrder(ctx context.Context) error {
	refused := e.itemWithID(reply.refused)
	if refused == nil || len(e.controls) == MaxControls {
		return nil
	}
	zeros, _ := refused.Probe.Fill(nil)
	r, err := e.askControl(ctx, *refused, zeros, false, showsOrder)
	if err == nil {
		e.server.learn(r)
		e.server.objectFirst = r.complained()
	}
	return err
}

// itemWithID returns the operation with the shortest path that was asked for an
// object that exists, and answered in that way.
func (e *examination) itemWithID(kind func(reply) bool) *catalog.Operation {
	var best *catalog.Operation
	for _, i := range e.items {
		if i.sent && i.reply.real && hasIDInPath(i.operation) && kind(i.reply) && isShorter(i.operation, best) {
			best = &i.operation
		}
	}
	return best
}

// askable returns the operation with the shortest path that was not asked about
// but can be asked for an object that exists, and its probe.
func (e *examination) askable() (best *catalog.Operation, filled catalog.Probe) {
	asked := map[string]bool{}
	for _, i := range e.items {
		asked[i.operation.String()] = true
	}
	for _, operation := range catalog.Operations(string(e.client.AccountType())) {
		probe, isReal := operation.Probe.Fill(e.known)
		if isReal && hasIDInPath(operation) && !asked[operation.String()] && !e.ignored[operation.String()] && isShorter(operation, best) {
			best, filled = &operation, probe
		}
	}
	return best, filled
}

// hasIDInPath is true of the reads that name an object.
func hasIDInPath(o catalog.Operation) bool {
	return o.Probe.Probed() && o.Permission() == catalog.Read && strings.Contains(o.Path, "{")
}

func isShorter(o catalog.Operation, than *catalog.Operation) bool {
	return than == nil || len(o.Path) < len(than.Path)
}

func (e *examination) askControl(ctx context.Context, operation catalog.Operation, probe catalog.Probe, isReal bool, purpose string) (reply, error) {
	r, err := e.send(ctx, operation, probe, isReal)
	if err == nil {
		e.controls = append(e.controls, Control{Call: r.call, HTTPStatus: r.status(), Purpose: purpose})
	}
	return r, err
}
