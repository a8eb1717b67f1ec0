package scope

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/terraform-provider-impact/terraform-provider-impact/internal/catalog"
	"github.com/terraform-provider-impact/terraform-provider-impact/internal/impact"
)

// reply is an answer to a probe, or to a control.
type reply struct {
	probe catalog.Probe // by which the status is read; its parameters are not replaced
	call  string        // as sent, without its query
	real  bool          // every id in the request is that of an object that exists
	err   error         // the client's; nil for 2xx
}

// status is that of the answer, 0 when none arrived. A request without an error
// was answered with 200 or another 2xx.
func (r reply) status() int {
	var answer *impact.Error
	switch {
	case r.err == nil:
		return http.StatusOK
	case errors.As(r.err, &answer):
		return answer.Status
	}
	return 0
}

// foreign reports whether something else answered in impact.com's place.
func (r reply) foreign() bool { return errors.Is(r.err, impact.ErrNotFromAPI) }

// origin is who answered a request that was not let through.
func (r reply) origin() impact.Origin {
	var answer *impact.Error
	if !errors.As(r.err, &answer) {
		return impact.OriginUnknown
	}
	return answer.Origin
}

// own reports whether impact.com answered with that status, as far as the answer
// tells.
func (r reply) own(status int) bool { return r.status() == status && !r.foreign() }

// unsigned reports a refusal that does not tell who refused: it has no body.
func (r reply) unsigned() bool {
	return r.own(http.StatusForbidden) && r.origin() == impact.OriginUnknown
}

func (r reply) letThrough() bool { return r.err == nil && r.probe.Proves(r.status()) }

// refused reports impact.com's own 403, unless it says what else it is about.
func (r reply) refused() bool { return r.own(http.StatusForbidden) && !r.aboutTheObject() }

// complained reports impact.com's own complaint about what the request asks for.
func (r reply) complained() bool {
	return r.origin() == impact.OriginAPI && r.probe.Complains(r.status())
}

// namesZero reports whether the path names object 0. A filter of a list for what is
// below object 0 may be looked at earlier or later than an object is.
func (r reply) namesZero() bool { return !r.real && strings.Contains(r.probe.Path, "{") }

// incomplete reports whether the request lacked what the documents require, so
// that a complaint can be about that too.
func (r reply) incomplete() bool { return r.probe.BreaksContract }

// unanswered reports that impact.com itself said nothing to the point.
func (r reply) unanswered() bool {
	status := r.status()
	return r.foreign() || status == 0 || status == http.StatusTooManyRequests || status >= http.StatusInternalServerError
}

// aboutTheObject reports whether a refusal is about something else than the
// permission.
func (r reply) aboutTheObject() bool {
	var answer *impact.Error
	return errors.As(r.err, &answer) && answer.AboutObject()
}

// server is what a run shows about how this server answers a request for object 0.
// The zero value is a server of which nothing is known.
type server struct {
	// absent is the status for an object that does not exist where the permission
	// is proven; 0 when no control could show it.
	absent int
	// permissionFirst: a request for object 0 was refused although absent is no
	// refusal, so the permission is looked at before the object.
	permissionFirst bool
	// permissionBeforeFields: the same of a request that also lacks required
	// fields, so the permission is looked at before those as well.
	permissionBeforeFields bool
	// answers: impact.com itself answered a request of the run, so the way to it is
	// known to be open.
	answers bool
	// objectFirst: a request for object 0 was complained about although the
	// permission for it is known to be missing.
	objectFirst bool
}

// distinguishes reports whether a refusal differs from what is not there.
func (s server) distinguishes() bool { return s.absent != 0 && s.absent != http.StatusForbidden }

// learn takes note of an answer about object 0.
func (s *server) learn(r reply) {
	if !r.namesZero() || !r.refused() || !s.distinguishes() {
		return
	}
	s.permissionFirst = true
	s.permissionBeforeFields = s.permissionBeforeFields || r.incomplete()
}

// backs reports whether what is known of the server makes a complaint the proof
// that the caller was let in. Of a server that looks at the object first it is not
// asked.
func (s server) backs(r reply) bool {
	switch {
	case !s.distinguishes(), !r.namesZero():
		return false
	case r.incomplete() && r.own(http.StatusBadRequest):
		return s.permissionBeforeFields // it may be the fields that were looked at first
	}
	return r.own(s.absent) && s.permissionFirst
}

// verdict is an outcome with its basis and its words.
type verdict struct {
	outcome Outcome
	basis   Basis
	reason  string
}

// judgeReply decides what an answer says about the permission. The order of the
// cases matters: what the answer itself says comes before what only a comparison
// shows.
func judgeReply(r reply, s server) verdict {
	status := r.status()
	switch {
	case r.foreign():
		return verdict{Unknown, "", "a proxy or gateway answered in impact.com's place"}
	case r.unsigned() && !s.answers:
		return verdict{Unknown, "", "refused without a word that tells who refused, and impact.com itself answered nothing else"}
	case r.letThrough():
		return verdict{Granted, Seen, "the request was let through"}
	case r.own(http.StatusForbidden) && !r.refused():
		return verdict{Unknown, "", "the refusal is about the object or a limit, not about the permission"}
	case r.refused() && !r.probe.Refutes(status):
		return verdict{Unknown, "", "refused, which may also mean that there is no such operation"}
	case r.refused() && r.real && r.unsigned():
		return verdict{Denied, Inferred, "refused without a word, while impact.com itself answered other requests: the token lacks the permission, or is disabled"}
	case r.refused() && r.real:
		return verdict{Denied, Seen, "the token lacks the permission, or is disabled"}
	case r.refused() && s.distinguishes():
		return verdict{Denied, Inferred, fmt.Sprintf("refused, while what does not exist is answered with %d here: the token lacks the permission, or is disabled", s.absent)}
	case r.refused() && s.absent == http.StatusForbidden:
		return verdict{Unknown, "", "refused, but so is what does not exist here"}
	case r.refused():
		return verdict{Unknown, "", "refused, and nothing shows what this server answers to what does not exist"}
	case r.complained() && s.objectFirst:
		return verdict{Unknown, "", fmt.Sprintf("this server looks at the request before the permission, so its complaint (%d) says nothing", status)}
	case r.complained() && s.backs(r):
		return verdict{Granted, Inferred, fmt.Sprintf("let in, then refused for what the request asks for (%d), where a missing permission is refused with 403 here", status)}
	case r.complained():
		return verdict{Granted, Assumed, fmt.Sprintf("not refused, only complained about (%d); nothing shows that this server looks at the permission first", status)}
	}
	return verdict{Unknown, "", silence(r)}
}

// silence says why an answer says nothing.
func silence(r reply) string {
	status := r.status()
	switch {
	case errors.Is(r.err, impact.ErrRateLimited):
		return "the account's request budget is used up"
	case status >= http.StatusInternalServerError:
		return fmt.Sprintf("impact.com failed (%d), which says nothing about the permission", status)
	case status == 0:
		return "no answer arrived"
	case status/100 == 2:
		return fmt.Sprintf("the answer (%d) cannot be understood", status)
	}
	return fmt.Sprintf("the answer (%d) says nothing about the permission", status)
}
