package rank

import (
	"slices"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// A passage says the same as the best one if it has these shares of what the best one has: of the question
// in its best sentence, and of its score. They are set by hand, on the questions about the sample edition.
const (
	sameShare = 0.95
	sameScore = 0.6
)

// An answer older than oldAge gives way to one that is not older than newAge.
const (
	oldAge = 300 * 24 * time.Hour
	newAge = 31 * 24 * time.Hour
)

// lessShare is what a new passage must hold of what an old one holds to answer instead of it.
const lessShare = 0.6

// Newest returns the number of the ranked passage that answers as things stand now. For a question whose
// answer changes, that is the newest passage that says the same as the best. For a question in the present
// tense whose best passage is old, it may be a new passage that says somewhat less.
func (r *Ranker) Newest(ranked []Passage) int {
	changes, present := r.question.Changes(), r.question.Present()
	if !changes && !present {
		return 0
	}
	best := r.firstOfOffice(ranked)
	changes = changes && r.showsKind(ranked[0])
	for i, p := range ranked {
		switch at, than := p.Article.Published, ranked[best].Article.Published; {
		case at.IsZero() || !at.After(than) || at.After(r.now):
		case changes && r.isOfOtherOffice(p) && !r.isOfOtherOffice(ranked[best]):
		case changes && r.saysAsMuch(p, ranked[0]), present && r.replaces(p, ranked[0]):
			best = i
		}
	}
	return best
}

// Earlier reports whether p says, on a day before, what the newest passage says in answer to a
// question whose answer changes.
func (r *Ranker) Earlier(p, newest Passage) bool {
	day := func(p Passage) time.Time { return news.Day(p.Article.Published, r.zone) }
	return r.question.Changes() && !p.Article.Published.IsZero() && day(p).Before(day(newest)) &&
		r.holdsAllOf(p, newest) && r.showsKind(p)
}

// firstOfOffice returns the number of the best passage about the office asked for, where one holds
// as much of the question as the best; 0 otherwise.
func (r *Ranker) firstOfOffice(ranked []Passage) int {
	if !r.question.Changes() || !r.isOfOtherOffice(ranked[0]) {
		return 0
	}
	return max(0, slices.IndexFunc(ranked, func(p Passage) bool {
		return p.Features.Sentence >= sameShare*ranked[0].Features.Sentence && p.isSure() && !r.isOfOtherOffice(p)
	}))
}

// isOfOtherOffice reports whether a passage is only about another office than the one that is asked for:
// about the deputy or a former speaker, where the question is about the speaker.
func (r *Ranker) isOfOtherOffice(p Passage) bool {
	text, before := p.Span.Of(p.Article.Text), ""
	other, same := make(map[string]bool), make(map[string]bool)
	for w := prose.NewWords(text); w.Next(); {
		word := prose.Fold(w.Span().Of(text))
		switch {
		case !r.matcher.Asked(word):
		case otherOffices[before]:
			other[word] = true
		default:
			same[word] = true
		}
		if before = word; r.matcher.Asked(word) {
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

// otherOffices are words that make another office of the one after them.
var otherOffices = prose.Set(`deputy vice assistant former shadow honorary`)

// saysAsMuch reports whether a passage says what the best one does, a toll also in other words:
// "died" for "killed".
func (r *Ranker) saysAsMuch(p, best Passage) bool {
	f, b := p.Features, best.Features
	if r.saysSame(p, best) {
		return true
	}
	return r.question.Grows() && b.Measured > 0 && f.Measured >= b.Measured &&
		p.isSure() && r.holdsAllOf(p, best) && r.showsKind(p)
}

// saysSame reports whether a ranked passage says what the best one does in much the same words.
func (r *Ranker) saysSame(p, best Passage) bool {
	f, b := p.Features, best.Features
	return p.Score >= sameScore*best.Score && f.Sentence >= sameShare*b.Sentence && f.Measured >= b.Measured &&
		f.Absent <= b.Absent && p.isSure() && r.showsKind(p)
}

// replaces reports whether a new passage answers instead of an old one.
func (r *Ranker) replaces(p, old Passage) bool {
	f, o := p.Features, old.Features
	return r.now.Sub(old.Article.Published) > oldAge && r.now.Sub(p.Article.Published) < newAge &&
		f.Absent <= o.Absent && f.Sentence >= lessShare*o.Sentence && p.isSure() &&
		(r.showsKind(p) || !r.showsKind(old))
}

// showsKind reports whether what would be shown of a passage holds a word of the kind that is
// asked for.
func (r *Ranker) showsKind(p Passage) bool { return r.Show(p).Features.Kinds > 0 }

// holdsAllOf reports whether a passage and its headline have all that best has of the question, in
// the same words or in others for them: "died" for "killed", and not for "injured". Small words and
// the unit of a figure may be left out.
func (r *Ranker) holdsAllOf(p, best Passage) bool {
	has, wanted := r.termsOf(p), r.termsOf(best)
	return !slices.ContainsFunc(r.question.Content(), func(t question.Term) bool {
		return isHeld(t, wanted) && !isHeld(t, has)
	})
}

// termsOf returns the terms of a passage and of its headline.
func (r *Ranker) termsOf(p Passage) map[string]bool {
	terms := make(map[string]bool)
	for _, text := range []string{p.Article.Title, p.Span.Of(p.Article.Text)} {
		for w := prose.NewWords(text); w.Next(); {
			terms[r.matcher.Stem(w.Span().Of(text))] = true
		}
	}
	return terms
}

// isHeld reports whether a term or a synonym of it is among terms.
func isHeld(t question.Term, terms map[string]bool) bool {
	return terms[t.Text] || slices.ContainsFunc(t.Synonyms, func(s string) bool { return terms[s] })
}
