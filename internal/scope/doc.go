// Package scope finds out what a credential may do, and compares that with what
// it should. It knows the API client and the catalogue of operations, not
// Terraform.
//
// # What an answer proves
//
// A permission is one operation, and each is asked about by a request of its own:
// see [Probe]. Only an answer of impact.com's own says anything. Of that:
//
//   - 2xx proves the permission, and 403 to a request for what exists denies it:
//     the token is disabled or lacks it. Both are seen.
//   - 401 rejects the credential as a whole; nothing more is asked then.
//   - 429, 5xx, a redirect, any other status, no answer at all, and what a proxy or
//     gateway sent in impact.com's place say nothing. So does a 403 whose text is
//     about something else than the permission.
//
// Where a list shows an id, the request names that object. Else it names object 0,
// which does not exist, and what the answer proves depends on things that no
// document says: what impact.com answers to what does not exist, which may be 403,
// and whether it looks at the permission first. At most two controls show that for
// the server at hand:
//
//   - An operation that is proven by a real id is asked for object 0. If that is
//     refused, a refusal of object 0 says nothing; if not, it is a denial.
//   - A refusal of object 0 shows that the permission is looked at first, so that
//     a complaint about object 0 is made only to who was let in. To be surer, an
//     operation that was refused for a real id is asked for object 0: a complaint
//     there shows that the object comes first, and no complaint proves anything.
//   - A list whose filter names object 0 shows neither: no document says that a
//     filter is looked at when an object is.
//
// Verdicts that such a comparison backs are inferred. A complaint that none backs
// is a grant that is only assumed, which never counts as a difference from what
// was declared; a refusal that none backs is unknown. An inference takes the server
// for one that treats all its operations alike, and has all that are documented.
//
// A single 403 cannot tell a disabled token from a missing permission. When every
// probe is answered with 403 the token is disabled or has none of the permissions
// that were asked for, and the two cannot be told apart from outside.
//
// # What it costs
//
// One request per operation that has a probe, and two at most for the controls: see
// [RequestsFor]. The client repeats a request that met 429 or 5xx, which costs as
// much again. No probe touches a budget of its own, such as that of exports.
package scope
