package bot

// Refusal is an error that the caller can put right. It is shown to the caller, and is not logged.
type Refusal struct {
	Message string // what is wrong, a sentence
	Hint    string // what to do instead; may be empty
}

// Error returns the message with its hint.
func (r *Refusal) Error() string {
	if r.Hint == "" {
		return r.Message
	}
	return r.Message + " " + r.Hint
}

// Short returns s or, where s is too long to be repeated in a message, its first 40 characters
// with an ellipsis.
func Short(s string) string {
	const most = 40 // characters
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}
