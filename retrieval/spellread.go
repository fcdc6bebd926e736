package retrieval

import (
	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/spelling"
	"quoth/retrieval/vocabulary"
)

// alternative is one way to read a doubtful word.
type alternative struct {
	span     prose.Span // what it stands for
	taken    string     // as it is printed
	terms    []string
	distance float64
	articles int
	name     bool // printed with a capital
	empty    bool // it says nothing of what is asked: "the", "what"
	split    bool // two words for one
	joined   bool // one word for two
	fit      index.Fit
}

// How much it counts, beside how plausible a reading is by itself, that it stands beside the rest
// of the question. Set by hand on misspellings of the dev questions.
const (
	besideWorth = 0.5
	// neutralFit stands for the fit of what has none: a word that says nothing, or one that takes
	// its neighbour's place.
	neutralFit = 0.3
)

func (a alternative) score() float64 {
	if a.empty || a.joined {
		a.fit.Passage, a.fit.Article = neutralFit, neutralFit
	}
	alone := spelling.Candidate{Distance: a.distance, Articles: a.articles}.Plausibility()
	return alone + besideWorth*(a.fit.Passage+a.fit.Article)
}

// rareCost is added to the distance of a word that hardly any article of many has: it may be a
// typing error itself.
const (
	rareCost    = 0.25
	rareFromAll = 1000
)

// mostNear is how many near words are looked at.
const mostNear = 10

// best is the likeliest reading of a doubtful term; ok is false when none is likely enough.
func (s *speller) best(i int) (best alternative, ok bool, err error) {
	all, err := s.alternatives(i)
	if err != nil {
		return best, false, err
	}
	best.span = s.q.Terms[i].Span
	others := s.others(i)
	if err := s.fit(all, others); err != nil {
		return best, false, err
	}
	for _, a := range all {
		if s.likely(a, i, len(others)) && (!ok || a.score() > best.score()) {
			best, ok = a, true
		}
	}
	return best, ok, nil
}

// others are the terms that the articles know, beside term i.
func (s *speller) others(i int) []index.Term {
	var out []index.Term
	for j, t := range s.q.Terms {
		if j != i && s.counts[j] > 0 {
			out = append(out, index.Term{Text: t.Text, Weight: t.Weight})
		}
	}
	return out
}

// fit looks up how well each alternative stands beside the others.
func (s *speller) fit(all []alternative, others []index.Term) error {
	terms := make([][]string, len(all))
	for k, a := range all {
		terms[k] = a.terms
	}
	fits, err := s.l.index.Beside(s.ctx, others, terms)
	for k := range fits {
		all[k].fit = fits[k]
	}
	return err
}

// alternatives are the ways to read term i: near words, two words of it, and one word of it
// and its neighbour.
func (s *speller) alternatives(i int) ([]alternative, error) {
	span := s.q.Terms[i].Span
	word := span.Of(s.text)
	out, err := s.splits(s.q.Terms[i])
	if err != nil {
		return nil, err
	}
	for _, j := range []int{i - 1, i} {
		if j < 0 || j+1 >= len(s.q.Terms) {
			continue
		}
		if joined := s.joined(j, j+1); joined != "" {
			both := prose.Span{Start: s.q.Terms[j].Span.Start, End: s.q.Terms[j+1].Span.End}
			before := len(out)
			out = s.known(out, both, vocabulary.Word(joined), joinedDistance)
			for k := before; k < len(out); k++ {
				out[k].joined = true
			}
		}
	}
	near, err := s.l.vocabulary.Near(vocabulary.Word(word), mostNear)
	if err != nil {
		s.l.recountAll(err) // the question is answered as it stands meanwhile
	}
	for _, n := range near {
		out = s.known(out, span, n.Word, n.Distance)
	}
	return out, nil
}

// joinedDistance is that of a blank too many or too few.
const joinedDistance = 0.25

// known adds a word, where the articles have it.
func (s *speller) known(out []alternative, span prose.Span, word string, distance float64) []alternative {
	n, err := s.l.vocabulary.Articles(word)
	if err != nil || n == 0 {
		return out
	}
	if n <= hardly && s.l.archive.Len() >= rareFromAll {
		distance += rareCost
	}
	printed := s.l.vocabulary.Printed(word)
	a := alternative{
		span: span, taken: printed, distance: distance, articles: n, name: prose.Capitalized(printed), empty: !question.Carries(word),
	}
	if t := s.stems.Term(word); t != "" {
		a.terms = []string{t}
	}
	return append(out, a)
}
