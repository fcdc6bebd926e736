package bot

// Refusal is an error that the caller can put right. It is shown to the caller, and is not logged.
type Refusal struct {
	Message string // what is wrong, a sentence
	Hint    string // what to do instead; may be empty
	// Operators is the hint for the people who run Quoth; empty: they get the Hint too.
	Operators string
}

// Error returns the message with its hint.
func (r *Refusal) Error() string {
	if r.Hint == "" {
		return r.Message
	}
	return r.Message + " " + r.Hint
}

// Failed returns the reply to a call that failed for the reason r.
func (r *Refusal) Failed() Reply { return Reply{Outcome: Failed, Blocks: []Block{r}} }

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
