package retrieval

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/spelling"
	"quoth/retrieval/vocabulary"
)

// Correction is a word that was typed, and what was taken for it since the articles have that.
type Correction struct {
	Typed, Taken string
}

// spelled is a text matched with the words of the articles.
type spelled struct {
	text        string // with the corrections
	corrections []Correction
	unknown     []string            // words that carry the text, that no article has and that are near none
	missing     []string            // those, and common words that no article has
	variants    map[string][]string // by term: others that are looked for beside it
}

// hardly is in how many articles a word stands at the most that the archive hardly has: such a
// word may be somebody's typing error.
const hardly = 2

// spell matches the words of a text with those of the articles. Words that enough articles have
// cost next to nothing.
func (l *Library) spell(ctx context.Context, text string, known question.Known, doubt doubt) (spelled, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	s := &speller{l: l, ctx: ctx, text: text, q: question.Parse(text, known), outlets: known.Sources, doubted: -1}
	if err := s.count(); err != nil {
		return spelled{}, l.unlessCancelled(ctx, err)
	}
	switch doubt {
	case ofRarest:
		s.doubtRarest()
	case ofPrinted:
		s.countPrinted()
	}
	out := spelled{text: text, variants: make(map[string][]string)}
	var edits []edit
	for i, t := range s.q.Terms {
		if !s.doubtful(i) {
			if s.counts[i] == 0 && t.Weight == 1 {
				out.missing = append(out.missing, t.Span.Of(text))
			}
			continue
		}
		best, ok, err := s.best(i)
		if err != nil {
			return spelled{}, l.unlessCancelled(ctx, err)
		}
		if !ok && s.counts[i] == 0 && !s.isCompound(t.Span.Of(text)) {
			out.unknown = append(out.unknown, t.Span.Of(text))
			out.missing = append(out.missing, t.Span.Of(text))
		}
		if !ok {
			continue
		}
		edits = append(edits, edit{best.span, best.taken})
		out.corrections = append(out.corrections, Correction{best.span.Of(text), best.taken})
		if s.counts[i] > 0 && i != s.doubted {
			out.vary(best.terms, t.Text) // the articles that have what was typed are not lost
		}
	}
	for _, j := range s.joins {
		out.vary([]string{s.q.Terms[j.at].Text, s.q.Terms[j.at+1].Text}, j.term)
		if j.articles >= joinedTimes*min(s.counts[j.at], s.counts[j.at+1]) {
			span := prose.Span{Start: s.q.Terms[j.at].Span.Start, End: s.q.Terms[j.at+1].Span.End}
			out.corrections = append(out.corrections, Correction{span.Of(text), l.vocabulary.Printed(vocabulary.Word(j.word))})
		}
	}
	out.text = rewrite(text, edits)
	return out, nil
}

// vary looks for a variant beside each of some terms.
func (s *spelled) vary(terms []string, variant string) {
	for _, t := range terms {
		if t != variant && !slices.Contains(s.variants[t], variant) {
			s.variants[t] = append(s.variants[t], variant)
		}
	}
}

// doubt is which words of a text may be misspelt.
type doubt int

const (
	ofUnknown doubt = iota // those that hardly any article has in any form
	ofRarest               // the rarest one, since no article has them all together
	ofPrinted              // those that hardly any article prints in just this form, as a name should be
)

// edit puts words in the place of a span.
type edit struct {
	span  prose.Span
	words string
}

func rewrite(text string, edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return a.span.Start - b.span.Start })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.span.Start < at {
			continue // two words that were joined are corrected once
		}
		b.WriteString(text[at:e.span.Start])
		b.WriteString(e.words)
		at = e.span.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// speller looks for what the words of one text mean.
type speller struct {
	l       *Library
	ctx     context.Context
	text    string
	q       question.Question
	outlets []string
	counts  []int // of articles, by term
	joins   []join
	// doubted is a term that may be misspelt although the articles have it; -1: none.
	doubted int
	stems   prose.Stemmer
}

// countPrinted counts the articles that have each word in just the form that was typed.
func (s *speller) countPrinted() {
	for i, t := range s.q.Terms {
		if n, err := s.l.vocabulary.Articles(vocabulary.Word(t.Span.Of(s.text))); err == nil {
			s.counts[i] = n
		}
	}
}

// doubtRarest doubts the term that the fewest articles have.
func (s *speller) doubtRarest() {
	for i, t := range s.q.Terms {
		if t.Weight == 1 && (s.doubted < 0 || s.counts[i] < s.counts[s.doubted]) {
			s.doubted = i
		}
	}
}

// count counts the articles that have each term, and finds the neighbours that the articles
// print as one word: "cease fire".
func (s *speller) count() error {
	n := len(s.q.Terms)
	texts := make([]string, n, 2*n)
	for i, t := range s.q.Terms {
		texts[i] = t.Text
	}
	var pairs []int // the first of each pair
	for i := 1; i < n; i++ {
		if joined := s.joined(i-1, i); joined != "" {
			pairs = append(pairs, i-1)
			texts = append(texts, s.stems.Term(joined))
		}
	}
	counts, err := s.l.index.Counts(s.ctx, texts)
	if err != nil {
		return err
	}
	s.counts = counts[:n]
	for k, i := range pairs {
		if counts[n+k] > hardly && min(counts[i], counts[i+1]) > 0 {
			s.joins = append(s.joins, join{i, s.joined(i, i+1), texts[n+k], counts[n+k]})
		}
	}
	return nil
}

// join is a term that makes a word of the articles with the next one.
type join struct {
	at       int
	word     string
	term     string
	articles int
}

// joinedTimes is how many times as common as its parts a joined word is that readers are told of.
const joinedTimes = 3

// shortestJoined is how many letters a word needs that two were joined to: shorter ones are
// there by chance.
const shortestJoined = 6

// joined is the word that two terms make which stand side by side, or empty.
func (s *speller) joined(i, j int) string {
	a, b := s.q.Terms[i].Span, s.q.Terms[j].Span
	between := s.text[min(a.End, b.Start):b.Start]
	if a.End > b.Start || between != " " && between != "-" {
		return ""
	}
	word := a.Of(s.text) + b.Of(s.text)
	if utf8.RuneCountInString(word) < shortestJoined || vocabulary.Word(word) == "" {
		return ""
	}
	return word
}

// doubtful reports whether a term may be misspelt: it carries the question, hardly any article has
// it, and it is no common word. Numbers are meant as they are.
func (s *speller) doubtful(i int) bool {
	t := s.q.Terms[i]
	if s.doubted >= 0 {
		return i == s.doubted
	}
	if t.Weight < 1 || s.counts[i] > hardly {
		return false
	}
	word := t.Span.Of(s.text)
	return utf8.RuneCountInString(word) > 2 && strings.ContainsFunc(word, unicode.IsLetter) && !s.isOutlet(word) && (t.Name || !spelling.IsCommon(vocabulary.Word(word)))
}

// isOutlet reports whether a word is of the name of an outlet, which articles seldom print.
func (s *speller) isOutlet(word string) bool {
	return slices.ContainsFunc(s.outlets, func(name string) bool {
		for w := prose.NewWords(name); w.Next(); {
			if prose.Fold(w.Span().Of(name)) == prose.Fold(word) {
				return true
			}
		}
		return false
	})
}

// alternative is one way to read a doubtful word.
type alternative struct {
	span     prose.Span // what it stands for
	taken    string     // as it is printed
	terms    []string
	distance float64
	articles int
	name     bool // printed with a capital
	split    bool
	fit      index.Fit
}

// How readings are compared: by the distance, by how common the word is, and by how well it
// stands beside the rest of the question. Set by hand on misspellings of the dev questions;
// more than these changes nothing.
const (
	commonWorth = 0.08
	besideWorth = 0.5
)

func (a alternative) score() float64 {
	return commonWorth*math.Log1p(float64(a.articles)) - a.distance + besideWorth*(a.fit.Passage+a.fit.Article)
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
	if err := s.fit(all, others, i); err != nil {
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

// fit looks up how well each alternative stands beside the others; the last look-up is the
// typed word's own.
func (s *speller) fit(all []alternative, others []index.Term, i int) error {
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
			out = s.known(out, both, vocabulary.Word(joined), joinedDistance)
		}
	}
	near, err := s.l.vocabulary.Near(vocabulary.Word(word), mostNear)
	for _, n := range near {
		out = s.known(out, span, n.Word, n.Distance)
	}
	return out, err
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
	first, _ := utf8.DecodeRuneInString(printed)
	a := alternative{span: span, taken: printed, distance: distance, articles: n, name: unicode.IsUpper(first)}
	if t := s.stems.Term(word); t != "" {
		a.terms = []string{t}
	}
	return append(out, a)
}
