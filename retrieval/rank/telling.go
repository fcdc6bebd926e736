package rank

import (
	"slices"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// What a passage must have of what the best one has, to tell the same as it: of the question in its best
// sentence, and of its score. Set by hand, on the questions about the sample edition.
const (
	sameShare = 0.95
	sameScore = 0.6
)

// tellsSo reports whether a ranked passage tells what the best one does in much the same words.
func (r *Ranker) tellsSo(p, best Passage) bool {
	f, b := p.Features, best.Features
	return p.Score >= sameScore*best.Score && f.Sentence >= sameShare*b.Sentence && f.Measured >= b.Measured &&
		f.Absent <= b.Absent && p.Confidence() >= enough && r.holdsKind(p)
}

// holdsKind reports whether what would be shown of a passage holds a word of the kind that is asked for.
func (r *Ranker) holdsKind(p Passage) bool { return r.Show(p).Features.Kinds > 0 }

// Earlier reports whether p tells, on a day before, what the newest passage tells of a question whose answer changes.
func (r *Ranker) Earlier(p, newest Passage) bool {
	day := func(p Passage) time.Time { return news.Day(p.Article.Published, r.zone) }
	return r.question.Changes() && !p.Article.Published.IsZero() && day(p).Before(day(newest)) &&
		r.retells(p, newest) && r.holdsKind(p)
}

// retells reports whether a passage and its headline have all that best has of the question, be it
// in words that stand for those: "died" for "killed", and not for "injured". Small words and the
// unit of a figure may be left out.
func (r *Ranker) retells(p, best Passage) bool {
	has, wanted := r.termsOf(p), r.termsOf(best)
	return !slices.ContainsFunc(r.question.Content(), func(t question.Term) bool {
		return isHeld(t, wanted) && !isHeld(t, has)
	})
}

// termsOf are the terms of a passage and of its headline.
func (r *Ranker) termsOf(p Passage) map[string]bool {
	terms := make(map[string]bool)
	for _, text := range []string{p.Article.Title, p.Span.Of(p.Article.Text)} {
		for w := prose.NewWords(text); w.Next(); {
			terms[r.matcher.stemmer.Term(w.Span().Of(text))] = true
		}
	}
	return terms
}

func isHeld(t question.Term, terms map[string]bool) bool {
	return terms[t.Text] || slices.ContainsFunc(t.Synonyms, func(s string) bool { return terms[s] })
}

// isOfAnother reports whether a passage tells only of an office beside the one that is asked for:
// of the deputy or a former speaker, where the question is about the speaker.
func (r *Ranker) isOfAnother(p Passage) bool {
	text, before := p.Span.Of(p.Article.Text), ""
	other, same := make(map[string]bool), make(map[string]bool)
	for w := prose.NewWords(text); w.Next(); {
		word := prose.Fold(w.Span().Of(text))
		switch {
		case !r.matcher.asked(word):
		case besides[before]:
			other[word] = true
		default:
			same[word] = true
		}
		if before = word; r.matcher.asked(word) {
			before = "" // "the deputy speaker" is asked for
		}
	}
	for word := range other {
		if !same[word] {
			return r.question.Kind == question.Person
		}
	}
	return false
}

// besides are words that make another office of the one behind them.
var besides = map[string]bool{"deputy": true, "vice": true, "assistant": true, "former": true, "shadow": true,
	"honorary": true}

// How old an answer is that no longer holds, where there is one that is at most so new.
const (
	oldAge = 300 * 24 * time.Hour
	newAge = 31 * 24 * time.Hour
)

// lessShare is what a new passage must hold of what an old one holds to answer instead of it.
const lessShare = 0.6

// Newest is the number of the ranked passage that answers as things stand, of a question whose answer changes: the
// newest that tells the same as the best. Where the question is in the present tense, and the best is old, a new one
// that tells somewhat less will do.
func (r *Ranker) Newest(ranked []Passage) int {
	changes, present := r.question.Changes(), r.question.Present()
	if !changes && !present {
		return 0
	}
	best := r.firstOfIt(ranked)
	changes = changes && r.holdsKind(ranked[0])
	for i, p := range ranked {
		switch at, than := p.Article.Published, ranked[best].Article.Published; {
		case at.IsZero() || !at.After(than) || at.After(r.now):
		case changes && r.isOfAnother(p) && !r.isOfAnother(ranked[best]):
		case changes && r.tellsAsMuch(p, ranked[0]), present && r.replaces(p, ranked[0]):
			best = i
		}
	}
	return best
}

// firstOfIt is the number of the best passage that tells of the office asked for, where one tells as much of it as the
// best; 0 otherwise.
func (r *Ranker) firstOfIt(ranked []Passage) int {
	if !r.question.Changes() || !r.isOfAnother(ranked[0]) {
		return 0
	}
	return max(0, slices.IndexFunc(ranked, func(p Passage) bool {
		return p.Features.Sentence >= sameShare*ranked[0].Features.Sentence && p.Confidence() >= enough &&
			!r.isOfAnother(p)
	}))
}

// tellsAsMuch reports whether a passage tells what the best one does, a toll in other words too: "died" for "killed".
func (r *Ranker) tellsAsMuch(p, best Passage) bool {
	f, b := p.Features, best.Features
	if r.tellsSo(p, best) {
		return true
	}
	return r.question.Grows() && b.Measured > 0 && f.Measured >= b.Measured &&
		p.Confidence() >= enough && r.retells(p, best) && r.holdsKind(p)
}

// replaces reports whether a new passage answers instead of an old one.
func (r *Ranker) replaces(p, old Passage) bool {
	f, o := p.Features, old.Features
	return r.now.Sub(old.Article.Published) > oldAge && r.now.Sub(p.Article.Published) < newAge &&
		f.Absent <= o.Absent && f.Sentence >= lessShare*o.Sentence && p.Confidence() >= enough &&
		(r.holdsKind(p) || !r.holdsKind(old))
}
