package reading

// The open questions.
const (
	ObjectZero       Name = "object-zero"
	PermissionOrder  Name = "permission-order"
	ValidationOrder  Name = "validation-order"
	UnknownEndpoint  Name = "unknown-endpoint"
	NotFoundBy       Name = "not-found-by"
	ScopeRefusal     Name = "scope-refusal"
	AccountHome      Name = "account-home"
	RateLimitHeaders Name = "rate-limit-headers"
	PageSize         Name = "page-size"
	ActionsPageSize  Name = "actions-page-size"
	IDs              Name = "ids"
	Scalars          Name = "scalars"
	StatusWords      Name = "status-words"
	Unset            Name = "unset"
	ItemLag          Name = "item-lag"
	ListLag          Name = "list-lag"
	Texts            Name = "texts"
	URISID           Name = "uri-sid"
)

const nothingFound = "no source shows it"

var table = []Reading{
	{ObjectZero, "What does a request about an object that does not exist answer, such as object or campaign 0?", []Answer{
		{"404", "404", "the API's own 404 was recorded once, in XML, from a partner account", Reported, false},
		{"400", "400 with the API's envelope", "the documents know 400 for values that are not valid; business refusals were seen as 400", Guessed, false},
		{"403", "403 in the form of a refused scope; lists of a required CampaignId refuse it too", "two partner clients saw 403 \"Access Denied\" where one expects 404, on paths that do not exist", Inferred, false},
	}},
	{PermissionOrder, "Is the permission looked up before the object or after it?", []Answer{
		{"before-object", "a token without the permission learns nothing about the object", "usual for gateways that hold the permissions; " + nothingFound, Guessed, false},
		{"after-object", "an object that does not exist answers so to every token of the account", nothingFound, Guessed, false},
	}},
	{ValidationOrder, "Is the request validated before the permission or after it?", []Answer{
		{"after-permission", "a token without the permission is refused whatever it sends", nothingFound, Guessed, false},
		{"before-permission", "a request that is not valid is refused with 400 whoever sends it", nothingFound, Guessed, false},
	}},
	{UnknownEndpoint, "What does a path below the account root answer that is no operation?", []Answer{
		{"404", "404", nothingFound, Guessed, false},
		{"403", "403 in the form of a refused scope", "seen by two independent partner clients, on seven paths", Seen, false},
	}},
	{NotFoundBy, "Who answers 404?", []Answer{
		{"api", "the API's envelope, in JSON or XML", "recorded once for an object, in XML", Reported, false},
		{"gateway-for-paths", "what is no operation is answered by the gateway, without a look at the credential", "the host's gateway answers so to paths that it does not route; that paths below an account root get it is a conclusion", Inferred, true},
		{"gateway", "every 404 is the gateway's, that of an object too", nothingFound, Guessed, true},
	}},
	{ScopeRefusal, "What is the body of a 403 for a missing permission?", []Answer{
		{"envelope", "the API's envelope with \"Access Denied\"", "the words stand in two clients and in the vendor's older list of errors, the form does not", Inferred, false},
		{"title", "{\"status\":403,\"title\":\"Access Denied\"}", "one partner document has this form, for another refusal", Written, true},
		{"empty", "no body", "the documents name no body", Guessed, true},
	}},
	{AccountHome, "What does a GET of the account root answer? The token page of the web app lists it for brands; no document does.", []Answer{
		{"404", "404, as if the account had no home", "no document has it", Guessed, false},
		{"403", "403 in the form of a refused scope", "as undocumented paths were seen to", Guessed, false},
		{"answers", "{\"Id\",\"Name\",\"Status\",\"Currency\",\"DateActivated\",\"ApiVersion\"} to every token that is enabled", "a partner client saw this answer, by all that is known with a token without scopes", Reported, true},
		{"own-permission", "the same to a token with full access or the permission \"GET /\"", "the brand's token page has a box for it", Inferred, true},
	}},
	{RateLimitHeaders, "Which headers tell the budget?", []Answer{
		{"by-account-type", "a partner gets the -hour headers and RateLimit-Reset, brand and agency the X-RateLimit headers", "so the reference pages", Written, false},
		{"brand", "X-RateLimit-Limit, -Remaining, -Reset for all", "the reference page of brands", Guessed, false},
		{"partner", "X-RateLimit-Limit-hour, -Remaining-hour, RateLimit-Reset for all", "the reference page of partners", Guessed, false},
		{"both", "both families for all", "seen on a partner account", Reported, false},
	}},
	{PageSize, "Which page sizes hold, and what happens above?", []Answer{
		{"1000-lowered", "up to 1,000; more is lowered without an error", "the one document that states a maximum, and the one that says what happens to more", Written, false},
		{"20000-lowered", "up to 20,000; more is lowered without an error", "a production client asks most lists of brands for 20,000", Seen, false},
		{"1000-400", "up to 1,000; more is a 400 that complains about PageSize", nothingFound, Guessed, false},
		{"1000-504", "up to 1,000; more is a 504 of the gateway", nothingFound, Guessed, true},
		{"500-400", "up to 500; more is a 400 that complains about PageSize", nothingFound, Guessed, false},
		{"500-504", "up to 500; more is a 504 of the gateway", "a production client went from 20,000 to 500 because of load errors", Reported, true},
		{"100-400", "up to 100; more is a 400 that complains about PageSize", "100 is the default of several lists", Guessed, false},
		{"100-504", "up to 100; more is a 504 of the gateway", "a production client went down to 100 for partner groups, whose entries are large", Reported, true},
	}},
	{ActionsPageSize, "How small may a page of actions or action updates be?", []Answer{
		{"any", "any size holds", "a production client lists with PageSize=1 to see whether it may", Reported, false},
		{"from-2000", "less than 2,000 is a 400 that complains about PageSize", "so the vendor's reference pages", Written, false},
	}},
	{IDs, "Are ids texts or numbers?", []Answer{
		{"documented", "as each document declares", "the documents", Written, false},
		{"text", "texts throughout", "models and samples of several clients, for brands too", Seen, true},
		{"numbers", "numbers wherever an id is numeric", nothingFound, Guessed, true},
	}},
	{Scalars, "Are numbers and booleans texts?", []Answer{
		{"documented", "as each document declares", "the documents", Written, false},
		{"text", "numbers and booleans are texts throughout", "seen for numbers of brand contracts, and for booleans of both account types", Seen, true},
		{"native", "texts that hold a number or a boolean are one, but for names, codes and the like", "an answer with a telephone number as a number is thinkable; " + nothingFound, Guessed, true},
	}},
	{StatusWords, "Is a state a word or a letter?", []Answer{
		{"words", "\"ACTIVE\", as documented", "the documents", Written, false},
		{"contract-letters", "\"A\" in a brand's contracts", "verified by a production client against a brand account", Seen, true},
		{"letters", "\"A\" wherever a state is answered", "follows from the contracts", Inferred, true},
	}},
	{Unset, "How is a value written that is not set?", []Answer{
		{"documented", "as the examples of each document have it", "the documents", Written, false},
		{"empty-text", "\"\", for an object without members too", "partner answers, for texts, numbers and booleans", Seen, true},
		{"null", "null, for lists and objects too", "brand contracts, verified by a production client; objects of company information", Seen, true},
		{"absent", "left out, the array of an empty list too", "a production client reads lists without their array as empty", Reported, false},
	}},
	{ItemLag, "How late does the read of one object show a write?", []Answer{
		{"none", "the next read shows it", nothingFound, Guessed, false},
		{"1-read", "the first read of the object shows the time before", nothingFound, Guessed, false},
		{"3-reads", "the first three reads of the object show the time before", nothingFound, Guessed, false},
		{"10s", "reads show the time before for ten seconds by the server's clock", nothingFound, Guessed, false},
	}},
	{ListLag, "How late does a list show a write?", []Answer{
		{"none", "the next list shows it", nothingFound, Guessed, false},
		{"1-read", "the first list after it shows the object as it was before", nothingFound, Guessed, false},
		{"3-reads", "the first three lists after it show the object as it was before", nothingFound, Guessed, false},
		{"10s", "lists show the object as it was before for ten seconds by the server's clock", nothingFound, Guessed, false},
	}},
	{Texts, "What becomes of a text that is written?", []Answer{
		{"as-sent", "nothing", nothingFound, Guessed, false},
		{"lower-case", "e-mail addresses are lower-cased", "usual", Guessed, false},
		{"upper-case", "promo codes are upper-cased", "usual", Guessed, false},
		{"trimmed", "white space around texts goes", "usual", Guessed, false},
		{"html-escaped", "& < > and quotes become entities, such as &amp;", "some answers are known to be HTML", Guessed, false},
		{"trailing-slash", "a URL without a path gets a slash", "usual where URLs are parsed", Guessed, false},
		{"phone-formatted", "telephone numbers get spaces", "usual", Guessed, false},
		{"member-dropped", "of a list with several members the last one is not kept", nothingFound, Guessed, false},
	}},
	{URISID, "Whose SID is in the Uri of an object, where an account has several tokens?", []Answer{
		{"asking-token", "that of the token that asks", "a SID belongs to a token, as the help centre says; that Uris follow is a conclusion", Inferred, false},
		{"oldest-token", "that of the account's oldest token that is not deleted", nothingFound, Guessed, false},
	}},
}
