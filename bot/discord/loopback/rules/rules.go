// Package rules checks the bodies of requests that a bot sends, against Discord's OpenAPI document and
// for what that leaves out. Each check returns the violations. Discord refuses some of them.
//
//	found := append(rules.Create(request), document.Check(request)...)
//	if first, refused := rules.Refusal(found); refused {
//		…
//	}
package rules

// The types of a callback to an interaction (docs: interactions/receiving-and-responding).
const (
	CallbackMessage      = 4
	CallbackDefer        = 5
	CallbackDeferUpdate  = 6
	CallbackUpdate       = 7
	CallbackAutocomplete = 8
	CallbackModal        = 9
)

// FlagEphemeral marks a message that is shown only to the user of the interaction.
const FlagEphemeral = 1 << 6

// Callback checks the first answer to an interaction.
func Callback(req Request) []Violation {
	r, fields := newReport(req), req.fields()
	data, _ := fields["data"].(object)
	switch int(number(fields["type"])) {
	case CallbackMessage:
		checkMessage(r, "/data", data)
		checkFilled(r, "/data", data, len(req.Files))
		checkFiles(r, "/data", data, req.Files)
	case CallbackUpdate:
		checkMessage(r, "/data", data)
		checkFiles(r, "/data", data, req.Files)
	case CallbackModal:
		checkForm(r, "/data", data)
	case CallbackDefer, CallbackDeferUpdate:
		checkDefer(r, data)
	case CallbackAutocomplete:
		if _, ok := data["choices"].([]any); !ok {
			r.warn("/data/choices", "there is no list: an empty one is safe, none is not")
		}
	}
	return r.violations
}

// checkDefer warns of what Discord ignores in a callback that defers the answer.
func checkDefer(r *report, data object) {
	for name, value := range data {
		if name != "flags" && value != nil {
			r.warn("/data/"+name, "a deferred answer takes flags only")
		}
	}
	if flags := int(number(data["flags"])); flags&^FlagEphemeral != 0 {
		r.warn("/data/flags", "a deferred answer takes no flag but EPHEMERAL, got %d", flags)
	}
}

// Create checks a new message.
func Create(req Request) []Violation {
	r, fields := newReport(req), req.fields()
	checkMessage(r, "", fields)
	checkFilled(r, "", fields, len(req.Files))
	checkFiles(r, "", fields, req.Files)
	return r.violations
}

// maxThreadName is how long the name of a thread may be, in characters.
const maxThreadName = 100

// Thread checks a thread that opens with a message.
func Thread(req Request) []Violation {
	r, fields := newReport(req), req.fields()
	if n := length(fields["name"]); n == 0 || n > maxThreadName {
		r.refuse("/name", "%d characters, it takes 1 to %d", n, maxThreadName)
	}
	m, _ := fields["message"].(object)
	checkMessage(r, "/message", m)
	checkFilled(r, "/message", m, len(req.Files))
	return r.violations
}

// Edit checks the fields of a message that are changed.
func Edit(req Request) []Violation {
	r := newReport(req)
	checkMessage(r, "", req.fields())
	checkFiles(r, "", req.fields(), req.Files)
	return r.violations
}
