package rank

import (
	"slices"

	"quoth/retrieval/match"
	"quoth/retrieval/prose"
)

// What several outlets say about an event is most of it: who, where, how many. So words that the
// best passages of other articles have too speak for a passage, though the question does not have
// them: the agreement is the sum over these words of the share of the articles that have the word.
// Articles that print one text are one voice.
// Search engines use this as pseudo-relevance feedback, and question answering as the redundancy of
// the answer (Dumais et al., SIGIR 2002).

// feedbackVoices is how many of the best voices give feedback.
const feedbackVoices = 10

// feedback is what the best passages of the best articles say.
type feedback struct {
	matcher *match.Matcher
	weight  map[string]float64 // of each term: of the voices whose best passage has it, together
	voices  map[*page]*voice   // of each article
	all     float64            // of all voices
	pages   map[*page]*pageTerms
}

// voice is a text that one article prints, or several.
type voice struct {
	page   *page           // the article whose best passage is the best
	weight float64         // its score, as a share of the best one's
	terms  map[string]bool // of that passage
}

// newFeedback reads the best passage of each of the best voices; passages are sorted.
func newFeedback(m *match.Matcher, passages []Passage) *feedback {
	f := &feedback{matcher: m, weight: make(map[string]float64), voices: make(map[*page]*voice),
		pages: make(map[*page]*pageTerms)}
	var all []*voice
	for _, p := range passages {
		if f.has(p.page) || len(all) == feedbackVoices {
			continue
		}
		if i := slices.IndexFunc(all, func(v *voice) bool { return p.page.isCopyOf(v.page) }); i >= 0 {
			f.voices[p.page] = all[i]
			continue
		}
		v := &voice{page: p.page, weight: 1, terms: make(map[string]bool)}
		if best := passages[0].Score; best > 0 {
			v.weight = p.Score / best
		}
		all = append(all, v)
		f.voices[p.page] = v
		f.all += v.weight
		f.add(v, p.window)
	}
	return f
}

// add counts the terms of a voice's best passage.
func (f *feedback) add(v *voice, w window) {
	all := f.termsOf(v.page)
	for i := w.from; i < w.to; i++ {
		for _, n := range all.line(f.matcher, i) {
			if t := all.terms[n].text; !v.terms[t] {
				v.terms[t] = true
				f.weight[t] += v.weight
			}
		}
	}
}

// has reports whether a page is among the best articles.
func (f *feedback) has(p *page) bool {
	_, ok := f.voices[p]
	return ok
}

// agreement sums up the shares of the terms that a window has, each term once.
func (f *feedback) agreement(p *page, w window) (sum float64) {
	all := f.termsOf(p)
	all.turn++
	for i := w.from; i < w.to; i++ {
		for _, n := range all.line(f.matcher, i) {
			t := &all.terms[n]
			if t.seen == all.turn {
				continue
			}
			t.seen = all.turn
			if t.share < 0 {
				t.share = f.share(p, t.text)
			}
			sum += t.share
		}
	}
	return sum
}

// share returns which share of the voices besides that of p has a term.
func (f *feedback) share(p *page, term string) float64 {
	weight, others := f.weight[term], f.all
	if v := f.voices[p]; v != nil {
		others -= v.weight
		if v.terms[term] {
			weight -= v.weight
		}
	}
	if others <= 0 {
		return 0
	}
	return max(0, weight) / others
}

func (f *feedback) termsOf(p *page) *pageTerms {
	t := f.pages[p]
	if t == nil {
		t = &pageTerms{page: p, numbers: make(map[string]int), lines: make([][]int, len(p.lines))}
		f.pages[p] = t
	}
	return t
}

// pageTerms are the terms of a page that the question does not have, numbered as they come.
type pageTerms struct {
	page    *page
	numbers map[string]int
	terms   []pageTerm
	lines   [][]int // the numbers of each line's terms; nil until the line is read
	turn    int     // counts the windows that were summed up
}

// pageTerm is a term of a page.
type pageTerm struct {
	text  string
	share float64 // which share of the other voices has it; -1 until it is known
	seen  int     // the turn in which it was counted last
}

// line returns the numbers of the terms of line i.
func (p *pageTerms) line(m *match.Matcher, i int) []int {
	if p.lines[i] == nil {
		l := p.page.lines[i]
		p.lines[i] = make([]int, 0, l.Words)
		text := l.Of(p.page.Article.Text)
		for w := prose.NewWords(text); w.Next(); {
			if t := m.Stem(w.Span().Of(text)); len(t) > 1 && !m.HasTerm(t) {
				p.lines[i] = append(p.lines[i], p.number(t))
			}
		}
	}
	return p.lines[i]
}

// number returns the number of a term, a new one where the term is new.
func (p *pageTerms) number(term string) int {
	n, ok := p.numbers[term]
	if !ok {
		n = len(p.terms)
		p.numbers[term] = n
		p.terms = append(p.terms, pageTerm{text: term, share: -1})
	}
	return n
}
