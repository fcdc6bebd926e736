package rank

import (
	"time"

	"quoth/retrieval/news"
)

// What a passage must have of what the best one has, to tell the same as it: of the question in its best
// sentence, and of its score.
const (
	sameShare = 0.95
	sameScore = 0.6
)

// retells reports whether a ranked passage tells what the best one does.
func (r *Ranker) retells(p, best Passage) bool {
	f, b := p.Features, best.Features
	return p.Score >= sameScore*best.Score && f.Sentence >= sameShare*b.Sentence && f.Measured >= b.Measured &&
		f.Absent <= b.Absent && p.Confidence() >= enough && r.holdsKind(p)
}

// holdsKind reports whether what would be shown of a passage holds a word of the kind that is asked for.
func (r *Ranker) holdsKind(p Passage) bool { return r.Show(p).Features.Kinds > 0 }

// alsoShare is what a further passage must hold, beside the kind asked for, to be another telling of what one tells.
const alsoShare = 0.7

// Earlier reports whether p tells, on a day before, what the newest passage tells of a question whose answer changes.
func (r *Ranker) Earlier(p, newest Passage) bool {
	day := func(p Passage) time.Time { return news.Day(p.Article.Published, r.zone) }
	return r.question.Changes() && !p.Article.Published.IsZero() && day(p).Before(day(newest)) &&
		p.Features.Sentence >= alsoShare*newest.Features.Sentence && r.holdsKind(p)
}

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
	best := 0
	changes, present := r.question.Changes(), r.question.Present()
	if !changes && !present {
		return 0
	}
	changes = changes && r.holdsKind(ranked[0])
	for i, p := range ranked {
		switch at, than := p.Article.Published, ranked[best].Article.Published; {
		case at.IsZero() || !at.After(than) || at.After(r.now):
		case changes && r.retells(p, ranked[0]), present && r.replaces(p, ranked[0]):
			best = i
		}
	}
	return best
}

// replaces reports whether a new passage answers instead of an old one.
func (r *Ranker) replaces(p, old Passage) bool {
	return r.now.Sub(old.Article.Published) > oldAge && r.now.Sub(p.Article.Published) < newAge &&
		p.Features.Sentence >= lessShare*old.Features.Sentence && p.Confidence() >= enough
}
