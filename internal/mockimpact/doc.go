// Package mockimpact is an in-memory impact.com for tests and the demo: accounts,
// tokens and API groups behind an http.Handler that answers as the published
// OpenAPI documents say, and refuses what they do not allow.
//
// It is the project's second reading of those documents. It shares no code with
// the API client, so that a mistake in one of the two makes a test fail.
//
// # Where things are
//
// An account's methods are what a person can do in the web app, so accounts and API
// groups are one package, this one:
//
//   - One file per API group, or a few that share its name. Each begins with the
//     document that it reads and how much of it is modelled; unmodelled.go has the
//     groups that have no file yet.
//   - The state of an account: account, collection (with Dump), lag, limits,
//     permissions, scopes, seed, token, token_actions.
//   - The server: server, serve (HTTP), judge and steps (the order in which a request is
//     judged), readings, observe (faults and journal), late (writes that come after
//     their answer), webapp (/_mock/), accept and accept_needs.
//   - What the files of groups are written in: router, call, check, page, answer.
//
// What needs to know no account has a room of its own: rule (what a document allows
// a request to hold), reading (what no document says), urlpath, wire (JSON and XML),
// journal, fault, budget. None of these knows this package.
//
// # Where the documents are silent
//
// Where it matters to a client what is true, the question is a reading with all its
// plausible answers: see [Readings], [Server.SetReading] and [CoveringReadings]. For the
// rest the mock decides as follows; each choice is the one that hides fewer mistakes.
//
//   - By default a request is judged in this order: credential (401), budget (429), disabled
//     token (403), API version (400), operation (404, 405), scopes (403),
//     advertiser of a passthrough (404), request (400), object (404).
//   - Requests of a valid credential spend its account's budget, refused ones too;
//     a passthrough spends the agency's. The windows are fixed, not sliding.
//   - An unknown or repeated field or query parameter is refused, and so is a
//     content type that the document does not list: with 400, as 415 is no
//     documented status.
//   - Ids that a document declares as integers are refused with 400 when they are
//     not digits; an id that does not exist is 404.
//   - IrVersion in the query wins over the IR-Version header; any released version
//     is accepted, also one below the token's own, and in a passthrough the
//     agency's and the brand's.
//   - Every operation also takes Page and PageSize where it lists. An empty list has 0
//     pages.
//   - Name filters compare for equality.
//   - An agency's token passes through when it has full access, or where its own
//     passthrough scopes hold the brand's category. Uris then start with the
//     passthrough path.
//   - Tax ids come back masked for every account type.
//   - A promo code is INACTIVE before its start too; a DELETE also ends it now, and
//     it keeps its code from being used twice in a campaign until it ended.
//   - What the texts of a deal's update require under a condition, a create
//     requires as well where it takes the field. A request that sends the deciding
//     field must send what it makes necessary. A deal keeps, and shows, values
//     that no longer apply; its padded id is known in Uris only.
//   - Date filters of promo codes are bounds, both included.
//   - Fields that a document declares and whose text says that they cannot be
//     changed are refused.
//   - An upload of exception list items is a CSV file with a header line; its
//     columns are the fields of the form, Value and Name. A file that names a
//     value twice is refused. Without Upsert a value that is listed is added a
//     second time, with it the item gets the name that was sent, an empty one too.
//   - Replacing the items of an exception list gives all of them new ids, the
//     match mode EQ and the date of today.
//   - A promo code that is listed is refused by the list.
//   - Each half of a legacy pair has its own SID. The read-only one may only GET.
//   - In XML an object stands directly below the root; lists carry the paging keys
//     as attributes and name their entries in the singular.
//   - Operations of the catalogue without a route answer as an account would that
//     has no object of that kind.
package mockimpact
