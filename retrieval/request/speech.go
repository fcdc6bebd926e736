package request

import (
	"context"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/question"
)

// readClaim reads a question for who said some words, or whether somebody said them.
func readClaim(text string) (intent.Speech, bool) {
	if claim, ok := intent.ReadClaim(text); ok {
		return claim, true
	}
	return intent.ReadClaim(input.SpelledOut(text))
}

// readClaimed sets a claim, with its words as they were typed: corrected ones would always be right. The rest
// of the request is corrected, since an excerpt may answer it.
func (r Reader) readClaimed(ctx context.Context, q *Request, claim intent.Speech) error {
	typed := q.Text
	if err := r.correct(ctx, q); err != nil {
		return err
	}
	q.Unknown, q.Missing = q.Question.Untimed(q.Unknown), q.Question.Untimed(q.Missing)
	q.Kind, q.Speech, q.Claim = Speech, claim, typed
	q.because("it asks who said some words, or whether somebody did")
	return nil
}

// readSpeech reads a question about somebody's words. The topic of these words has no times in it, and a claim
// that was read only with corrected words has them as they were typed.
func (q *Request) readSpeech(known question.Known) (intent.Speech, bool) {
	speech, ok := intent.ReadSpeech(input.SpelledOut(q.Text))
	if ok && speech.Words != "" {
		for _, c := range q.Corrections {
			speech.Words = strings.ReplaceAll(speech.Words, c.Taken, c.Typed)
		}
		q.Claim = q.Text
		return speech, true
	}
	undated, isSpeech := intent.ReadSpeech(input.SpelledOut(question.WithoutTimes(q.Text, known)))
	if isSpeech && undated.Words == "" {
		return undated, true
	}
	return speech, ok
}
