package impact

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// Oddity is a member of an answer that is not what its document says and could
// not be read otherwise. The object counts as without it.
type Oddity struct {
	Object string // "deal 10001"
	Member string // the API's names, as in "Products[2].ProductName"
	Text   string // JSON, as the answer has it; cut, and without secrets
	Reason string // "\"4.5\" is not an integer"
}

// Oddities collects what the reads of one context came upon. It is safe for
// concurrent use.
type Oddities struct {
	mu   sync.Mutex
	seen map[Oddity]bool
}

type odditiesKey struct{}

// WithOddities returns a context whose reads report odd members to the
// collector, so that a caller can show them. Those of other contexts are logged.
func WithOddities(ctx context.Context) (context.Context, *Oddities) {
	o := &Oddities{seen: map[Oddity]bool{}}
	return context.WithValue(ctx, odditiesKey{}, o), o
}

// All returns what was collected so far, each once, by object and member.
func (o *Oddities) All() []Oddity {
	o.mu.Lock()
	defer o.mu.Unlock()
	all := make([]Oddity, 0, len(o.seen))
	for oddity := range o.seen {
		all = append(all, oddity)
	}
	slices.SortFunc(all, func(a, b Oddity) int {
		return cmp.Or(cmp.Compare(a.Object, b.Object), cmp.Compare(a.Member, b.Member), cmp.Compare(a.Text, b.Text))
	})
	return all
}

// report hands on the odd members of an object.
func (c *Client) report(ctx context.Context, object string, found []Oddity) {
	collector, _ := ctx.Value(odditiesKey{}).(*Oddities)
	for _, oddity := range found {
		oddity.Object = object
		// The value may be a whole object, of which only the beginning is said.
		oddity.Text = cut(c.mask.Start([]byte(oddity.Text), 2*maxQuoted), maxQuoted)
		oddity.Reason = c.mask.Hide(oddity.Reason)
		if collector == nil {
			c.config.Logger.Warn(ctx, "an answer of impact.com holds a value that is not of the documented type and is left out", map[string]any{
				"object": object, "member": oddity.Member, "text": oddity.Text, "reason": oddity.Reason,
			})
			continue
		}
		collector.mu.Lock()
		collector.seen[oddity] = true
		collector.mu.Unlock()
	}
}
