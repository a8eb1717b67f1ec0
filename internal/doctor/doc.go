// Package doctor examines a credential for people, and for CI without Terraform:
// the way to the host, whose answer it gets, whose the credential is, what it may
// do, and what no document says and only an account can tell. It shares every
// proof with the provider, and knows nothing of Terraform.
//
// Every request is one that a document describes, but for one: the account home,
// a GET of the account root, which only the token page of the web app lists. It is
// asked once, see [catalog.AccountHome], and nothing rests on its answer.
//
// [Report] is what an examination found; page, JSON, JUnit and HCL are four ways of
// writing it. None of them holds the Auth Token: texts of the client are free of it,
// and a value that may hold one is never repeated.
package doctor
