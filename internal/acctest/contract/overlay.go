package contract

// What the documents omit everywhere, and the vendor's other pages state.

// addition is a parameter that operations take without their document saying so.
type addition struct {
	in, name string
	schema   object
	required bool
	// lists limits the addition to operations that answer a list.
	lists  bool
	reason string
}

var (
	digits = object{"type": "string", "pattern": "^[0-9]+$"}
	text   = object{"type": "string"}
)

var additions = []addition{
	{in: "query", name: "Page", schema: object{"type": "integer", "minimum": 1}, lists: true, reason: "every list is paged; three documents say so"},
	{in: "query", name: "PageSize", schema: object{"type": "integer", "minimum": 1}, lists: true, reason: "as Page"},
	{in: "query", name: "IrVersion", schema: digits, reason: "overrides the token's API version; in no document"},
	{in: "header", name: "Ir-Version", schema: digits, reason: "the same as a header"},

	{in: "header", name: "Authorization", schema: object{"const": "Basic"}, required: true, reason: "every operation needs the credential; half of the documents declare it"},
	{in: "header", name: "Accept", schema: text, reason: "HTTP itself"},
	{in: "header", name: "Accept-Encoding", schema: text, reason: "HTTP itself"},
	{in: "header", name: "Connection", schema: text, reason: "HTTP itself"},
	{in: "header", name: "Content-Length", schema: digits, reason: "HTTP itself"},
	{in: "header", name: "Content-Type", schema: text, reason: "HTTP itself"},
	{in: "header", name: "User-Agent", schema: text, reason: "HTTP itself"},
}

// pagingKeys are in every answer that is a list, always as strings; three
// documents show them.
var pagingKeys = []string{
	"@page", "@numpages", "@pagesize", "@total", "@start", "@end",
	"@uri", "@firstpageuri", "@previouspageuri", "@nextpageuri", "@lastpageuri",
}

// envelope is the body of an answer with a status of 400 and above. Documents
// that declare another body for such a status get both: an error that arises
// before an operation is reached looks the same everywhere.
var envelope = object{
	"type": "object", "required": []any{"Status", "Message"}, "additionalProperties": false,
	"properties": object{
		"Status":  object{"const": "ERROR"},
		"Message": text,
		"Errors": object{"type": "array", "items": object{
			"type": "object", "required": []any{"Message"}, "additionalProperties": false,
			"properties": object{"Field": text, "Message": text},
		}},
	},
}

// acknowledgement is what a write may answer although its document declares no
// content: it is what all other writes answer, and clients are told to read the
// new id from it when it comes.
var acknowledgement = object{
	"type": "object", "required": []any{"Status"}, "additionalProperties": false,
	"properties": object{"Status": text, "Uri": relativeURI},
}

// quickStart holds the one call that no reference document has: the vendor's
// quick start shows it to agencies as the first call to make. It shows no field,
// so the answer is not checked.
var quickStart = document{
	name: "quick start",
	tree: object{"paths": object{
		"/Agencies/{AccountSID}/Campaigns": object{"get": object{
			"parameters": []any{
				object{"in": "path", "name": "AccountSID", "required": true, "schema": text},
				object{"in": "query", "name": "Page", "schema": object{"type": "integer", "minimum": 1}},
				object{"in": "query", "name": "PageSize", "schema": object{"type": "integer", "minimum": 1}},
			},
			"responses": object{"200": object{"content": object{"application/json": object{"schema": object{}}}}},
		}},
	}},
}
