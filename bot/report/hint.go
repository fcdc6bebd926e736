package report

import (
	"errors"
	"strings"

	"quoth/bot"
)

// ImportHint says what to do where there are no articles.
const ImportHint = "add some with quoth import PATH"

// WithHint returns err with what to do about it. The text is "err: hint" or, where err is a
// sentence, "Err. Hint"; Split takes it apart.
func WithHint(err error, hint string) error { return &hintedError{err, hint} }

type hintedError struct {
	error
	hint string
}

// Error returns the text and the hint.
func (e *hintedError) Error() string {
	text := e.error.Error()
	if !strings.HasSuffix(text, ".") {
		text += ":"
	}
	return text + " " + e.hint
}

// Hint returns the hint alone.
func (e *hintedError) Hint() string { return e.hint }

// Unwrap returns the error without its hint.
func (e *hintedError) Unwrap() error { return e.error }

// Split returns what an error says, and what to do about it, "" where it does not say.
func Split(err error) (message, hint string) {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		if message, ok := strings.CutSuffix(err.Error(), " "+hinted.Hint()); ok {
			return strings.TrimSuffix(message, ":"), hinted.Hint()
		}
	}
	if refusal, ok := errors.AsType[*bot.Refusal](err); ok {
		return refusal.Message, refusal.Hint
	}
	return err.Error(), ""
}
