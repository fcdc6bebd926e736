package bot

// Refusal is an error that the person who called can mend: it is shown to them, and
// is not logged.
type Refusal struct {
	Message string // what is wrong, a sentence
	Hint    string // what to do instead; may be empty
}

// Error is the message with its hint.
func (r *Refusal) Error() string {
	if r.Hint == "" {
		return r.Message
	}
	return r.Message + " " + r.Hint
}
