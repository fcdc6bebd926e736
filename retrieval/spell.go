package retrieval

import (
	"context"
	"slices"
	"strings"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/vocabulary"
)

// Correction is a word that was typed, and what was taken for it since the articles have that.
type Correction struct{ Typed, Taken string }

// spelled is a text matched with the words of the articles.
type spelled struct {
	text        string            // with the corrections
	question    question.Question // the text as it was typed, read
	corrections []Correction
	unknown     []string            // words that carry the text, that no article has and that are near none
	missing     []string            // those, and common words that no article has
	variants    map[string][]string // by term: others that are looked for beside it
	edits       []edit
}

// doubt is which words of a text may be misspelt.
type doubt int

const (
	ofUnknown doubt = iota // those that hardly any article has in any form
	ofRarest               // the rarest one, since no article has them all together
	ofPrinted              // those that hardly any article prints in just this form, as a name should be
)

// mostDoubtful bounds the words of one text that are looked at closely.
const mostDoubtful = 6

// spell matches the words of a text with those of the articles. Words that enough articles have
// cost next to nothing. The corrections of a text do not depend on each other.
func (l *Library) spell(ctx context.Context, text string, known question.Known, d doubt) (spelled, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	s, err := l.newSpeller(ctx, text, known, d)
	if err != nil {
		return spelled{}, err
	}
	out := spelled{text: text, question: s.q, variants: make(map[string][]string)}
	looked := 0
	for i, t := range s.q.Terms {
		switch {
		case s.isDoubtful(i) && !s.isJoined(i) && looked < mostDoubtful:
			looked++
			if err := s.correct(&out, i); err != nil {
				return spelled{}, err
			}
		case s.counts[i] == 0 && t.Weight == 1:
			out.missing = append(out.missing, t.Span.Of(text))
		}
	}
	out.dropBesideUnknown(text)
	for _, j := range s.joins {
		s.takeJoined(&out, j)
	}
	out.text = rewrite(text, out.edits)
	if l.lags() {
		out.unknown, out.missing = nil, nil // nobody knows yet
	}
	return out, nil
}

// correct puts the likeliest reading of term i in its place. Where articles have what was typed,
// they are not lost: it stays a variant.
func (s *speller) correct(out *spelled, i int) error {
	t := s.q.Terms[i]
	word := t.Span.Of(s.text)
	best, ok, err := s.best(i)
	switch {
	case err != nil:
		return err
	case !ok && s.counts[i] == 0 && !s.isCompound(word):
		out.unknown, out.missing = append(out.unknown, word), append(out.missing, word)
	case ok:
		out.edits = append(out.edits, edit{best.span, best.taken})
		out.corrections = append(out.corrections, Correction{best.span.Of(s.text), best.taken})
		if s.counts[i] > 0 && i != s.doubted {
			out.vary(best.terms, t.Text)
		}
	}
	return nil
}

// dropBesideUnknown takes back what was read into a name of which another part is unknown:
// "Barack Obama" is not "Brack Obama".
func (s *spelled) dropBesideUnknown(text string) {
	for _, unknown := range s.unknown {
		for i := len(s.edits) - 1; i >= 0; i-- {
			word := s.edits[i].span.Of(text)
			oneName := strings.Contains(text, word+" "+unknown) || strings.Contains(text, unknown+" "+word)
			if !oneName || !prose.Capitalized(word) || !prose.Capitalized(unknown) {
				continue
			}
			s.unknown, s.missing = append(s.unknown, word), append(s.missing, word)
			s.edits, s.corrections = slices.Delete(s.edits, i, i+1), slices.Delete(s.corrections, i, i+1)
		}
	}
	byPlace := func(a, b string) int { return strings.Index(text, a) - strings.Index(text, b) }
	slices.SortFunc(s.unknown, byPlace)
	slices.SortFunc(s.missing, byPlace)
}

// joinedTimes is how many times as common as its parts a joined word is that readers are told of.
const joinedTimes = 3

// takeJoined looks for a word beside the two that make it.
func (s *speller) takeJoined(out *spelled, j join) {
	first, second := s.q.Terms[j.at], s.q.Terms[j.at+1]
	out.vary([]string{first.Text, second.Text}, j.term)
	if j.articles >= joinedTimes*min(s.counts[j.at], s.counts[j.at+1]) {
		typed := prose.Span{Start: first.Span.Start, End: second.Span.End}.Of(s.text)
		out.corrections = append(out.corrections, Correction{typed, s.l.vocabulary.Printed(vocabulary.Word(j.word))})
	}
}

// vary looks for a variant beside each of some terms.
func (s *spelled) vary(terms []string, variant string) {
	for _, t := range terms {
		if t != variant && !slices.Contains(s.variants[t], variant) {
			s.variants[t] = append(s.variants[t], variant)
		}
	}
}

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
