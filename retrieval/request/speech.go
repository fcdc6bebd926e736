package request

import (
	"context"
	"slices"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// readClaim reads a question for who said some words, or whether somebody said them.
func (r Reader) readClaim(ctx context.Context, text string) (intent.Speech, bool) {
	claim, ok := intent.ReadClaim(text)
	if !ok {
		claim, ok = intent.ReadClaim(input.SpelledOut(text))
	}
	return claim, ok && r.isClaim(ctx, claim)
}

// isClaim reports whether the speaker of a claim can be one: no outlet, and, if the text asks nothing, somebody
// who speaks in the articles.
func (r Reader) isClaim(ctx context.Context, claim intent.Speech) bool {
	return !r.isOutlet(claim.Speaker) && (!claim.IsStated || r.hasSpeaker(ctx, claim.Speaker))
}

// hasSpeaker reports whether somebody of a name speaks in the articles.
func (r Reader) hasSpeaker(ctx context.Context, name string) bool {
	found, err := r.view.FindSpeakers(ctx, name)
	return err == nil && len(found.People) > 0
}

// isOutlet reports whether a name is that of an outlet: what an outlet says is all that it prints.
func (r Reader) isOutlet(name string) bool {
	bare := strings.TrimPrefix(prose.Fold(name), "the ")
	for _, o := range input.OutletsIn(name, r.known.Sources) {
		for _, s := range o.Spans {
			if strings.TrimPrefix(prose.Fold(s.Of(name)), "the ") == bare {
				return true
			}
		}
	}
	return bare != "" && slices.ContainsFunc(r.known.Sources, func(source string) bool {
		full, _, _ := strings.Cut(prose.Fold(source), " (")
		return strings.TrimPrefix(full, "the ") == bare
	})
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
func (r Reader) readSpeech(ctx context.Context, q *Request) (intent.Speech, bool) {
	speech, ok := intent.ReadSpeech(input.SpelledOut(q.Text))
	if ok && speech.Words != "" {
		for _, c := range q.Corrections {
			speech.Words = strings.ReplaceAll(speech.Words, c.Taken, c.Typed)
		}
		q.Claim = q.Text
		return speech, r.isClaim(ctx, speech)
	}
	undated, isSpeech := intent.ReadSpeech(input.SpelledOut(question.WithoutTimes(q.Text, r.known)))
	if isSpeech && undated.Words == "" {
		return undated, true
	}
	return speech, ok
}
