package impact

import (
	"net/url"
	"strings"
)

// writeAnswer is the answer to a create, update or delete. Some writes have no
// documented answer at all, so it may be empty.
type writeAnswer struct {
	Status  string
	URI     string `json:"Uri"`
	Message string
}

func (*writeAnswer) mayBeEmpty() {}

// errNoID says that a create succeeded without telling the new object's id. It is
// an ErrOutcomeUnknown: the object has to be looked for.
var errNoID = noIDError{}

type noIDError struct{}

func (noIDError) Error() string { return "the answer does not tell the id of the new object" }

func (noIDError) Is(target error) bool { return target == ErrOutcomeUnknown }

// id returns the new object's id: the last segment of Uri. The documents show
// Uri without a host, and some of them with a trailing slash.
func (a writeAnswer) id() (string, error) {
	u, err := url.Parse(a.URI)
	if err != nil || a.URI == "" {
		return "", errNoID
	}
	segments := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
	id, err := url.PathUnescape(segments[len(segments)-1])
	if err != nil || strings.TrimSpace(id) != id || !canBeSegment(id) {
		return "", errNoID
	}
	return id, nil
}
