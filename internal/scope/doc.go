// Package scope finds out what a credential may do, and compares that with what
// it should. It knows the API client and the catalogue of categories, not
// Terraform.
//
// # What an answer proves
//
// impact.com checks a request in an order that its status codes show. The
// credential comes first: 401 means that no valid key was given. The permission
// comes second: 403 means that the token is disabled or lacks the scope for that
// endpoint. Only then is the request itself looked at, and every complaint about
// it is made to a caller who was let in. So:
//
//   - 2xx proves the permission.
//   - 400 (parameters invalid), 402 (parameters valid, request failed), 404 (no
//     such object) and 405 (not possible on this object) prove it too, and so do
//     409, 415 and 422, which single documents declare. Probes that name object 0
//     or leave out required fields count on exactly these answers.
//   - 403 denies it.
//   - 401 rejects the credential as a whole; nothing more is asked then.
//   - 429, 5xx, a redirect, any other status, no answer at all, and an HTML page
//     that a proxy or gateway sent in impact.com's place say nothing. They are
//     never taken for a denial.
//
// A single 403 cannot tell a disabled token from a missing scope. When every
// probe is answered with 403 the token is disabled or has none of the scopes that
// were asked for, and the two cannot be told apart from outside.
//
// A probe is one operation of its category and stands for all of that permission:
// a token whose scopes were cut down to single endpoints is known by that one only.
//
// # What it costs
//
// One request per read probe, and one per write probe when writes are asked for:
// see [Requests]. The client repeats a request that met 429 or 5xx, which costs
// as much again. No probe touches a budget of its own, such as that of exports.
package scope
