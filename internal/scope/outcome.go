package scope

// Outcome is what one probe says about a permission.
type Outcome string

// The outcomes of a probe.
const (
	Granted   Outcome = "granted"
	Denied    Outcome = "denied"
	Unknown   Outcome = "unknown"    // asked, but the answer says nothing: 429, 5xx, none at all
	NotProbed Outcome = "not_probed" // not asked: no request is both safe and conclusive, or none was wanted
)

// Outcomes returns what a permission can turn out to be.
func Outcomes() []Outcome { return []Outcome{Granted, Denied, Unknown, NotProbed} }

// Status is what is known of a credential as a whole.
type Status string

const (
	// Valid means that at least one request was let through.
	Valid Status = "valid"
	// Rejected means 401: the token is wrong, was reset or deleted, or belongs
	// to another account type.
	Rejected Status = "rejected"
	// ForbiddenEverywhere means that every request that was made answered 403:
	// the token is disabled, or has none of the permissions that were asked for.
	// No answer can tell which.
	ForbiddenEverywhere Status = "forbidden_everywhere"
	// Undetermined means that no request was let through, and not all of them
	// were refused either: some answers said nothing, or nothing was asked.
	Undetermined Status = "undetermined"
)

// Profile sums up the permissions of a credential.
type Profile string

// The profiles. Each speaks of what was probed, and is concluded only when no
// answer is unknown. Whether an account may write at all is known only where at
// least one write was probed, so reads alone conclude Scoped and None.
const (
	Full     Profile = "full"      // everything that was probed, reads and writes
	ReadOnly Profile = "read_only" // all reads and no write
	Scoped   Profile = "scoped"    // some of it
	None     Profile = "none"      // nothing
)
